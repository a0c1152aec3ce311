"""Bringing tables in and taking them out: reading, understanding, meeting what is there, writing."""
