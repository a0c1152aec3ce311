"""Linux's own libraries that Qt needs and no Python package brings; without one of them Qt only aborts.

Standard library only, since ``run.py`` asks before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable

from tracker.i18n import tr

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""What Qt needs to load at all: shared object and Debian package."""

X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""What Qt needs besides to show a window on an X11 screen."""


def complaint(*, window: bool) -> str:
    """One line that says what Qt would miss on this machine and how to get it, or nothing.

    ``window`` asks for a real screen too, unless ``QT_QPA_PLATFORM`` names another way of showing.
    """
    if not sys.platform.startswith("linux"):
        return ""
    on_screen = window and os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb")
    needed = QT_LIBRARIES | X11_LIBRARIES if on_screen else QT_LIBRARIES
    missing = missing_libraries(needed)
    if missing:
        return _how_to_install(missing, needed)
    if on_screen and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return tr("There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    return ""


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Those of the shared objects that this machine cannot load."""
    return [name for name in names if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _how_to_install(missing: list[str], packages: dict[str, str]) -> str:
    if shutil.which("apt-get"):
        return tr(
            "System libraries are missing. Run: apt install {packages}",
            packages=" ".join(packages[name] for name in missing),
        )
    return tr("System libraries are missing: {names}. Install them first.", names=", ".join(missing))
