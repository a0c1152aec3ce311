"""Adding an application in one line."""
