"""Waiting for what a window shows, by a stopwatch that a busy machine slows down."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tests.waiting import Stopwatch

_POLL_MS = 10


def wait_in_window(qtbot: QtBot, holds: Callable[[], object], timeout_s: float) -> None:
    """Return as soon as *holds* is true. GUI thread.

    Raises :class:`AssertionError` where it was not within *timeout_s* of a
    :class:`tests.waiting.Stopwatch`: a window that others keep from the processor is only late.
    """
    watch = Stopwatch()
    while not holds():
        if watch.look() >= timeout_s:
            message = f"Waited {timeout_s:g} s in vain"
            raise AssertionError(message)
        qtbot.wait(_POLL_MS)
