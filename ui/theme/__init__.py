"""Colours, measures, fonts, icons and flags: how the program looks, in one place."""
