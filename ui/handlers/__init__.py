"""What each action of the table does: a file a menu."""
