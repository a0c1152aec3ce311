"""The field in which the person types just now, and whether it can take its own typing back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

TypedField = QLineEdit | QPlainTextEdit | QTextEdit


def typed_field() -> TypedField | None:
    """The field of text that has the focus."""
    field = QApplication.focusWidget()
    return field if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) else None


def can_undo(field: TypedField) -> bool:
    """Whether something typed in the field can be taken back."""
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def can_redo(field: TypedField) -> bool:
    """Whether something taken back in the field can be brought again."""
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
