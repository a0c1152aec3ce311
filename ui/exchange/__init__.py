"""Bringing applications in and taking them out again."""
