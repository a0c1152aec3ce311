"""The Qt palette of an appearance, every role in every group."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens, mix

Role = QPalette.ColorRole


def palette(tokens: Tokens) -> QPalette:
    """``Window`` is the page, ``Base`` cards and fields, ``AlternateBase`` the rail."""
    made = QPalette()
    for role, colour in _colours(tokens).items():
        made.setColor(QPalette.ColorGroup.All, role, QColor(colour))
    for role, colour in _disabled(tokens).items():
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return made


def _colours(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    """The colours of the active and the inactive group."""
    return {
        Role.Window: tokens.bg,
        Role.WindowText: tokens.text,
        Role.Base: tokens.surface,
        Role.AlternateBase: tokens.nav,
        Role.Text: tokens.text,
        Role.PlaceholderText: tokens.muted,
        Role.Button: tokens.surface,
        Role.ButtonText: tokens.text,
        Role.BrightText: tokens.bad,
        Role.ToolTipBase: tokens.raised,
        Role.ToolTipText: tokens.text,
        Role.Highlight: tokens.accent_soft,
        Role.HighlightedText: tokens.text,
        Role.Accent: tokens.accent,
        Role.Link: tokens.accent,
        Role.LinkVisited: tokens.accent,
        Role.Light: mix(tokens.surface, tokens.bg, 0.5),
        Role.Midlight: tokens.hover,
        Role.Mid: tokens.line,
        Role.Dark: tokens.line_strong,
        Role.Shadow: mix(tokens.line_strong, "#000000", 0.5),
    }


def _disabled(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    """What differs in the disabled group."""
    return {
        Role.WindowText: tokens.faint,
        Role.Text: tokens.faint,
        Role.ButtonText: tokens.faint,
        Role.HighlightedText: tokens.faint,
        Role.Base: tokens.bg,
        Role.Highlight: tokens.line,
        Role.Accent: tokens.faint,
    }
