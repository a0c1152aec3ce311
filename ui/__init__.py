"""Landfall's window: Qt, and no SQL. A page asks the core and shows the answer."""

from __future__ import annotations

import builtins

# PySide6 replaces the import statement by one that reads the source of every module imported later, to serve
# its optional snake_case names. Nothing here uses those: see docs/decisions/003.
_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - loaded between the two lines that belong together

builtins.__import__ = _plain_import
