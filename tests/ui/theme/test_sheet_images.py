from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDir, QFile, QIODevice, qRegisterResourceData, qUnregisterResourceData

from ui.theme.sheet_images import FORMAT, register, resource
from ui.theme.tokens import DARK, LIGHT

NAMES = st.text(st.characters(categories=("L", "N"), max_codepoint=0xFFFF), min_size=1, max_size=12)


def read(path: str) -> bytes:
    file = QFile(path)
    assert file.open(QIODevice.OpenModeFlag.ReadOnly)
    return bytes(file.readAll().data())


@given(st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=8))
def test_qt_reads_back_every_file(contents: dict[str, bytes]) -> None:
    made = resource("tried", contents)
    assert qRegisterResourceData(FORMAT, *made)
    try:
        assert sorted(QDir(":/tried").entryList()) == sorted(contents)
        assert {name: read(f":/tried/{name}") for name in contents} == contents
    finally:
        assert qUnregisterResourceData(FORMAT, *made)


def test_both_appearances_have_their_own_colours() -> None:
    light, dark = register(LIGHT), register(DARK)
    assert light != dark
    assert LIGHT.muted.encode() in read(f"{light}/chevron-down.svg")
    assert DARK.muted.encode() in read(f"{dark}/chevron-down.svg")
    assert b"currentColor" not in read(f"{dark}/check.svg")
    assert register(LIGHT) == light
