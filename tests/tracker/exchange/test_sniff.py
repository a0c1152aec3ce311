"""Delimiter, quotes, header line and encoding are found out, over many ways of writing the same table."""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.exchange.choices import Choices
from tracker.exchange.encoding import LEGACY, find_encoding
from tracker.exchange.readers import read_table
from tracker.exchange.sniff import DELIMITERS, sniff
from tracker.exchange.source import Source

TABLES: dict[str, list[list[str]]] = {
    "plain": [
        ["Company", "Job Title", "Date Applied"],
        ["Isar Software", "Tester", "2026-01-31"],
        ["Coral Cloud", "Buyer", "2026-02-28"],
    ],
    "decimal commas": [["Firma", "Gehalt"], ["Nordlicht", "55,5"], ["Rhein", "44,1"], ["Isar", "1,0"]],
    "prose": [
        ["Entreprise", "Poste", "Notes"],
        ["Fjordline", "Marin", "Oui, non, peut-être; à voir | demain\tmatin"],
        ["Coral Cloud, Inc.", "Acheteur", "Rien, encore rien, toujours rien"],
    ],
    "line breaks": [
        ["Company", "Title", "Notes"],
        ["Isar", "Tester", 'He said "hi"\nand; left'],
        ["Coral", "Buyer", "one\n\nthree"],
    ],
    "unknown header": [["Wie", "Was", "Wann"], ["Isar", "Tester", "bald"], ["Coral", "Buyer", "nie"]],
    "sparse": [["Company", "Job Title", "A", "B", "C"], ["Isar", "", "", "", ""], ["Coral", "", "", "x", ""]],
}
ENDS = ("\n", "\r\n", "\r")


def written(rows: list[list[str]], delimiter: str, end: str, *, quote_all: bool) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    if not quote_all:
        writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_dialects_of_the_world(name: str) -> None:
    rows = TABLES[name]
    ways = itertools.product(DELIMITERS, ENDS, (False, True), ("", "My search\n\n"))
    for delimiter, end, quoting, title in ways:
        if end == "\r" and name == "line breaks":
            continue
        text = title.replace("\n", end) + written(rows, delimiter, end, quote_all=quoting)
        table = read_table(text.encode())
        assert table.dialect.delimiter == delimiter, (delimiter, end, quoting, title)
        assert table.header == tuple(rows[0])
        assert [line.cells for line in table.lines()] == rows[1:]


_CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"), max_size=12
).map(str.strip)


@given(
    st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(DELIMITERS),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
)
@settings(max_examples=60)
def test_random_tables_are_read_as_they_were_written(
    rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    header = ["Company", "Job Title", "Notes"]
    content = written([header, *rows], delimiter, "\r\n", quote_all=True).encode(encoding)
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    table = read_table(content, Choices(delimiter=delimiter, quote='"', encoding=encoding))
    assert table.header == tuple(header)
    assert [line.cells for line in table.lines()] == rows


TEXTS = {
    "windows-1252": "Größer AG;Ingenieur – „Überblick“ für Bäcker;München;5 €\r\nMüller;Köchin;Köln;6\r\n",
    "windows-1250": "Śląska Żegluga;Inżynier oprogramowania;Łódź\r\nPrzędza;Księgowość;Kraków\r\n",
    "windows-1251": "Северный Свет;Инженер данных;Москва\r\nРека;Аналитик;Казань\r\n",
    "windows-1254": "Yıldız Yazılım;Veri Mühendisi;İstanbul\r\nDeniz Gıda;Çağrı Merkezi;İzmir\r\n",
    "iso8859-15": "Élan Énergie;Ingénieur données;45000 €\r\nCœur Numérique;Développeur;50000 €\r\n",
    "gb18030": "北光能源;数据工程师;上海\r\n珊瑚云;后端开发;北京\r\n",
    "cp932": "北光エネルギー;データエンジニア;東京\r\nサンゴクラウド;バックエンド開発;大阪\r\n",
}


@pytest.mark.parametrize("encoding", LEGACY)
def test_encodings_before_unicode(encoding: str) -> None:
    text = "Company;Job Title;City;Pay\r\n" + TEXTS[encoding]
    assert find_encoding(Source(text.encode(encoding))) == encoding
    assert find_encoding(Source(text.encode())) == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    table = read_table("Company,Job Title\nFjordline,Steuermann ü\n".encode(encoding))
    assert table.header == ("Company", "Job Title")
    assert next(table.lines()).cells == ["Fjordline", "Steuermann ü"]


def test_late_letters_decide_too() -> None:
    plain = b"Company,Job Title\n" + b"Isar Software,Tester\n" * 60_000
    assert find_encoding(Source(plain)) == "utf-8"
    assert find_encoding(Source(plain + "Müller,Köchin für Söhne\n".encode("windows-1252"))) == "windows-1252"


def test_a_persons_word_is_taken() -> None:
    text = "Company;Job Title\nIsar;a,b\n"
    assert sniff(text, "utf-8", Choices(delimiter=",")).delimiter == ","
    assert not sniff(text, "utf-8", Choices(has_header=False)).has_header
    assert sniff("x\ny\n" + text, "utf-8", Choices(skip_rows=1)).header_line == 2
