"""The one door for words on the screen, shared by the core and the window.

Text is written in English in the code and looked up in ``resources/i18n/<language>/LC_MESSAGES``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

_catalogue: gettext.NullTranslations | None = None


def use_language(language: str) -> None:
    """Look words up in the catalogue of ``language`` (a BCP 47 tag's first part); unknown means English."""
    global _catalogue
    if language == "en":
        _catalogue = None
        return
    import gettext

    from tracker.bundled import path

    _catalogue = gettext.translation("landfall", path("i18n", ""), [language], fallback=True)


def tr(text: str, /, **values: object) -> str:
    """The text in the person's language, with ``{name}`` places filled from ``values``."""
    found = _catalogue.gettext(text) if _catalogue else text
    return found.format(**values) if values else found


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """As ``tr``, choosing the form for ``count``, which fills ``{count}``."""
    found = _catalogue.ngettext(one, many, count) if _catalogue else (one if count == 1 else many)
    return found.format(count=f"{count:,}", **values)
