"""The theme: applies colours, fonts and the style sheet to the application, and changes them live."""

from __future__ import annotations

from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import fonts
from ui.theme.palette import palette
from ui.theme.sheet import style_sheet
from ui.theme.sheet_images import register
from ui.theme.tokens import DARK, LIGHT, Tokens

Mode = Literal["light", "dark", "system"]
MODES: dict[str, Mode] = {"light": "light", "dark": "dark", "system": "system"}
LATER_MS = 400

_SCHEMES: dict[Mode, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class Theme(QObject):
    """The appearance of the one QApplication. ``changed`` follows every change of colours."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system") -> None:
        super().__init__(app)
        global _current
        _current = self
        self._app = app
        self._mode: Mode = mode
        self._system_dark = _is_dark(app.palette())
        self._scale = fonts.system_scale(app.font())
        self._tokens = LIGHT
        fonts.load(fonts.FIRST_PAINT)
        app.setStyle("Fusion")
        app.setFont(fonts.inter(round(LIGHT.body * self._scale)))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._follow()
        QTimer.singleShot(LATER_MS, fonts.load_later)

    @property
    def tokens(self) -> Tokens:
        """The colours and measures in use; measures follow the system's text size."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What the person chose; ``system`` follows the system live."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose an appearance; every window changes at once."""
        if mode != self._mode:
            self._mode = mode
            self._follow()

    def font(
        self, pixels: int = 0, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False
    ) -> QFont:
        """Inter in a size of ``tokens`` (0: the body's); ``tabular`` for columns of numbers."""
        return fonts.inter(pixels or self._tokens.body, weight, tabular=tabular)

    def _follow(self) -> None:
        """Tell the system which frame suits the chosen mode, then take that mode's colours."""
        hints = self._app.styleHints()
        if hints.colorScheme() != _SCHEMES[self._mode]:
            hints.setColorScheme(_SCHEMES[self._mode])
        if self._mode == "system":
            self._system_changed(hints.colorScheme())
        else:
            self._use(dark=self._mode == "dark")

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        """Take the system's colours, if the person left the choice to it."""
        if self._mode == "system":
            unknown = scheme == Qt.ColorScheme.Unknown
            self._use(dark=self._system_dark if unknown else scheme == Qt.ColorScheme.Dark)

    def _use(self, *, dark: bool) -> None:
        """Apply one appearance to the application."""
        chosen = DARK if dark else LIGHT
        tokens = chosen if self._scale == 1 else chosen.scaled(self._scale)
        if tokens == self._tokens and self._app.styleSheet():
            return
        self._tokens = tokens
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens, register(tokens)))
        self.changed.emit()


_current: Theme | None = None


def begin(app: QApplication, mode: Mode) -> Theme:
    """The application's theme in this mode, made if nothing has made it yet."""
    if _current is None:
        return Theme(app, mode)
    _current.set_mode(mode)
    return _current


def current() -> Theme:
    """The application's theme; it is made if nothing has made it yet.

    Raises RuntimeError if there is no QApplication.
    """
    if _current is None:
        app = QApplication.instance()
        if app is None:
            raise RuntimeError("a theme needs a QApplication")
        return Theme(cast(QApplication, app))
    return _current


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet selects by (``role``, ``primary``, ``invalid`` ...)."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _is_dark(system: QPalette) -> bool:
    """Whether a palette has light text on a dark ground, for systems that do not name their scheme."""
    text, ground = system.color(QPalette.ColorRole.WindowText), system.color(QPalette.ColorRole.Window)
    return text.lightness() > ground.lightness()
