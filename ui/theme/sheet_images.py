"""Recoloured icons that the style sheet names, kept in memory as a Qt resource.

A style sheet can show an image only by its address and cannot colour it. So each appearance gets a
small resource tree, ``:/theme/<light|dark>/<name>.svg``, in the binary form that ``rcc`` writes
(format version 3): a tree of fixed-size nodes, a table of names and the files' bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from PySide6.QtCore import qRegisterResourceData

from tracker import bundled
from ui.theme.tokens import Tokens

FORMAT = 3
DIRECTORY = 0x02
ANY_TERRITORY = 0
C_LANGUAGE = 1

_registered: dict[str, tuple[bytes, bytes, bytes]] = {}


def register(tokens: Tokens) -> str:
    """Make the images of an appearance known to Qt, once; the address of their folder."""
    mode = "dark" if tokens.dark else "light"
    if mode not in _registered:
        _registered[mode] = resource(f"theme-{mode}", _images(tokens))
        qRegisterResourceData(FORMAT, *_registered[mode])
    return f":/theme-{mode}"


def _images(tokens: Tokens) -> dict[str, bytes]:
    """File names and recoloured SVG bytes."""
    wanted = {
        "chevron-down.svg": ("chevron-down", tokens.muted),
        "check.svg": ("check", tokens.on_accent),
        "minus.svg": ("minus", tokens.on_accent),
        "menu-check.svg": ("check", tokens.accent),
        "chevron-right.svg": ("chevron-right", tokens.muted),
    }
    return {
        name: bundled.read_bytes("icons", f"{icon}.svg").replace(b"currentColor", colour.encode())
        for name, (icon, colour) in wanted.items()
    }


@dataclass(slots=True)
class _Names:
    """The table of names: length, hash and UTF-16 text of each."""

    data: bytearray = field(default_factory=bytearray)

    def add(self, name: str) -> int:
        """Append a name; its offset."""
        at = len(self.data)
        self.data += struct.pack(">HI", len(name), name_hash(name)) + name.encode("utf-16-be")
        return at


def resource(folder: str, contents: dict[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """Tree, names and data of a resource with one folder of files."""
    names, data = _Names(), bytearray()
    ordered = sorted(contents, key=name_hash)
    tree = _directory(0, 1, 1) + _directory(names.add(folder), len(ordered), 2)
    for name in ordered:
        tree += struct.pack(">IHHHIQ", names.add(name), 0, ANY_TERRITORY, C_LANGUAGE, len(data), 0)
        data += struct.pack(">I", len(contents[name])) + contents[name]
    return tree, bytes(names.data), bytes(data)


def _directory(name_at: int, children: int, first_child: int) -> bytes:
    """One directory node of the tree."""
    return struct.pack(">IHIIQ", name_at, DIRECTORY, children, first_child, 0)


def name_hash(name: str) -> int:
    """Qt's hash of a resource name, by which siblings are in order (``qt_hash`` in qhash.cpp)."""
    found = 0
    for letter in name:
        found = (found << 4) + ord(letter)
        found ^= (found & 0xF0000000) >> 23
        found &= 0x0FFFFFFF
    return found
