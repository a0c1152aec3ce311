"""XML read as a stream, without entities, document types and anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from tracker.errors import UnreadableFile
from tracker.exchange.archives import Readable
from tracker.i18n import tr

CHUNK = 1 << 17
TOKEN_LIMIT = 16 << 20
"""Bytes of one tag or one run of text."""


def new_parser(name: str) -> expat.XMLParserType:
    """A parser that refuses document types, and with them every entity and every outer part."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65_536

    def refuse(*_args: object) -> NoReturn:
        raise UnreadableFile(
            tr("{name} holds XML that defines entities of its own, so it was not read.", name=name)
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def feed(part: Readable, parser: expat.XMLParserType, name: str) -> Iterator[None]:
    """Parse a part chunk by chunk, stopping after each so that its caller can hand on what was found.

    Raises UnreadableFile.
    """
    size = 0
    try:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            parser.Parse(chunk, False)
            if size - parser.CurrentByteIndex > TOKEN_LIMIT:
                raise UnreadableFile(tr("{name} holds XML without an end.", name=name))
            yield
        parser.Parse(b"", True)
        yield
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        raise UnreadableFile(
            tr("{name} is damaged: its XML breaks off or has a fault in line {line}.", name=name, line=line)
        ) from error


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]
