"""What a ledger says, one entry a line of JSON; see docs/ledger-format.md."""

from typing import Literal

import msgspec

How = Literal["acknowledged", "delivered"]
"""Acknowledged: the ingest counted the bytes. Delivered: its system took them, of an ingest that
counts nothing, and the connection lived on or ended in order."""
Kind = Literal["video", "audio"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag_field="entry"):
    """Base of all entries. Times in ``_ns`` are on the station's clock, but for ``utc_ns``."""


class LedgerOpened(Entry, frozen=True, kw_only=True, tag="opened"):
    """The first entry: which show over all its engines, and what time of day ``at_ns`` was.

    ``resumed``: an engine before this one was lost.
    """

    session: str
    show: str
    at_ns: int
    utc_ns: int
    resumed: bool


class RecordingBegan(Entry, frozen=True, kw_only=True, tag="recording"):
    """A recording of the show, by its file's name; its times count from ``origin_ns``.

    One on another disk than the ledger is named by its whole path. Another entry of the same name
    tells of a pause: from ``from_ns`` on, in the file's own time, its times count from there.
    """

    name: str
    origin_ns: int
    from_ns: int = 0


class LiveBegan(Entry, frozen=True, kw_only=True, tag="live"):
    """From here on a destination was to have the programme; ``destination`` is a label, no key."""

    destination: str
    at_ns: int


class LiveEnded(Entry, frozen=True, kw_only=True, tag="left"):
    """From here on it was not."""

    destination: str
    at_ns: int


class Confirmed(Entry, frozen=True, kw_only=True, tag="has"):
    """A destination has these packets of a stream, ``first`` to ``last`` by their numbers.

    ``first_ns`` and ``last_ns``: when the first and the last of them begin.
    """

    destination: str
    kind: Kind
    how: How
    first: int
    last: int
    first_ns: int
    last_ns: int


AnyEntry = LedgerOpened | RecordingBegan | LiveBegan | LiveEnded | Confirmed
