"""Talkback: the server's side, then a link's."""

from collections.abc import Iterator

from . import talkback_daily, talkback_ear, talkback_server
from .rows import Row


def run() -> Iterator[Row]:
    """Measure on this machine."""
    yield from talkback_server.run()
    yield from talkback_ear.run()
    yield from talkback_daily.rows()
