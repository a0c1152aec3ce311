"""What the person prefers: appearance, statuses, data, keys."""
