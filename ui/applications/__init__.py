"""The table of applications, and the bin."""
