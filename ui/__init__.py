"""Landfall's window: Qt, and no SQL. A page asks the core and shows the answer."""
