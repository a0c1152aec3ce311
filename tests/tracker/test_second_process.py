"""A second process tells all that it has to tell, or who asked is told that it does not.

This module is itself what the processes run.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import second_process
from tracker.errors import Cancelled
from tracker.second_process import NoAnswer, SecondProcess

MODULE = "tests.tracker.test_second_process"
DIE, FAIL, COUNT = "die", "fail", "count"
Told = Callable[[list[Any]], Generator[Any]]


@dataclass(frozen=True)
class Babble:
    """What is told between the objects that are."""

    words: bytes


def answer(messages: Iterable[Any]) -> Iterator[Any]:
    """Tell what is sent, and do what it says."""
    for message in messages:
        yield message
        if message == DIE:
            sys.stdout.flush()
            os._exit(1)
        if message == FAIL:
            raise ValueError(message)
        if isinstance(message, Babble):
            sys.stdout.buffer.write(message.words)
        if message == COUNT:
            yield from count()


def asked(messages: list[Any]) -> Generator[Any]:
    """What is told, waited for."""
    second = SecondProcess(MODULE)
    second.ask(messages)
    told = second.answer(lambda: None)
    assert second.is_over
    yield from told


def streamed(messages: list[Any]) -> Generator[Any]:
    """What is told, as it comes."""
    second = SecondProcess(MODULE, is_streamed=True)
    for message in messages:
        second.send(message)
    try:
        yield from second.stream()
    finally:
        assert second.is_over


BOTH = pytest.mark.parametrize("told", [asked, streamed])


@BOTH
@settings(max_examples=5)
@given(messages=st.lists(st.text() | st.integers() | st.binary() | st.lists(st.floats(allow_nan=False))))
def test_what_is_sent_is_told_in_order(told: Told, messages: list[Any]) -> None:
    messages = [message for message in messages if message != "end"]
    assert list(told(messages)) == messages


@BOTH
def test_more_is_told_than_any_pipe_holds(told: Told) -> None:
    messages = [str(number) * 5_000 for number in range(10)]
    assert list(told(messages * 2)) == messages * 2


@BOTH
@pytest.mark.parametrize("end", [DIE, FAIL])
def test_without_an_end_there_is_no_answer(told: Told, end: str) -> None:
    with pytest.raises(NoAnswer):
        list(told([1, end, 2]))


@BOTH
@pytest.mark.parametrize(
    "words", [b"Kestrel\n", b"\x80\x05\x95\x01", b"cnowhere\nx\n.", b"g7\n.", b"I\n.", b"\xff"]
)
def test_where_something_else_is_told_there_is_no_answer(told: Told, words: bytes) -> None:
    with pytest.raises(NoAnswer):
        list(told([1, Babble(words)]))


def test_what_is_told_before_a_failure_comes_first() -> None:
    told = streamed([1, FAIL, 2])
    assert list(islice(told, 2)) == [1, FAIL]
    with pytest.raises(NoAnswer):
        next(told)


def test_a_stream_is_read_while_it_is_told() -> None:
    """What never ends can be read as far as wanted; the process waits where nobody reads on."""
    second = SecondProcess(MODULE, is_streamed=True)
    second.send(COUNT)
    stream = second.stream()
    assert list(islice(stream, 100_001))[-1] == 99_999
    ends = [second.is_over]
    for _ in range(2):
        second.stop()
        ends.append(second.is_over)
    assert ends == [False, True, True]


def test_who_stops_reading_ends_the_process() -> None:
    told = streamed([COUNT])
    assert next(told) == COUNT
    told.close()


def test_a_forgotten_process_ends() -> None:
    second = SecondProcess(MODULE, is_streamed=True)
    second.send(COUNT)
    assert next(second.stream()) == COUNT
    process = second._process
    del second
    gc.collect()
    assert process.poll() is not None


def test_what_a_pulse_raises_ends_the_process() -> None:
    second = SecondProcess(MODULE)
    second.ask([COUNT])

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        second.answer(stop)
    assert second.is_over


@BOTH
@pytest.mark.parametrize("interpreter", ["", "/nowhere/python", "true", "false"])
def test_without_an_interpreter_there_is_no_answer(
    told: Told, interpreter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_process, "interpreter", lambda: interpreter)
    with pytest.raises(NoAnswer):
        list(told([1, 2]))
