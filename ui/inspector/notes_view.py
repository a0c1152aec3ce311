"""Notes as they read: Markdown without HTML, which fetches nothing and opens only what it shows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from tracker.i18n import tr
from ui.links import may_open, open_url
from ui.theme.style import current

PREVIEWED_LETTERS = 8_000
"""Longer notes are set only this far: a list of 20,000 letters took 87 ms, more than a page may block."""
TALLEST = 420
INDENT = 16
BETWEEN_BLOCKS = 7


class NotesDocument(QTextDocument):
    """A document that loads nothing, whatever its text names."""

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:
        return None


class NotesView(QTextBrowser):
    """Shows notes; a link's target is its tip, and it opens only if it leads to the web or to a mailbox."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setDocument(NotesDocument(self))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(INDENT)
        self.setProperty("bare", True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Notes"))
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._tell_target)
        current().changed.connect(self._set)

    def show_notes(self, text: str) -> None:
        """Show these notes."""
        if text != self._text:
            self._text = text
            self._set()

    def _set(self) -> None:
        """Set the text; again when the colours change, since links have theirs from the palette."""
        text = self._text[:PREVIEWED_LETTERS]
        if len(text) < len(self._text):
            text += "\n\n" + tr("The notes are longer than this preview.")
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self._space_out()
        self._fit()

    def _space_out(self) -> None:
        """Headings little larger than the text, and room between blocks: Qt's own fit a printed page."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            spaced = block.blockFormat()
            spaced.setBottomMargin(2 if block.textList() is not None else BETWEEN_BLOCKS)
            cursor.setBlockFormat(spaced)
            level = spaced.headingLevel()
            if level:
                size = QTextCharFormat()
                size.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(size)
            block = block.next()

    def _fit(self) -> None:
        """Be as tall as the text, up to a limit."""
        self.setFixedHeight(min(TALLEST, round(self.document().size().height()) + 4))

    def _follow(self, url: QUrl) -> None:
        open_url(url)

    def _tell_target(self, url: QUrl) -> None:
        if url.isEmpty():
            self.setToolTip("")
        else:
            target = url.toDisplayString()
            self.setToolTip(target if may_open(url) else tr("Not opened: {target}", target=target))

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
