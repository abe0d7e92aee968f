"""What a recording is, told from a look at its ends: its length, its state, a small picture.

Only the heads of its records are read, and a handful of records opened; whether each of the others
is as it was written, only :mod:`studio.output.recording_check` can tell, which reads them all.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import NS_PER_S
from mixer.errors import StudioError
from studio.archive.errors import ArchiveError
from studio.output.record_format import FindKey, RecordingError
from studio.output.recording_check import open_recording

from .cards import Card
from .playback.film import Film, Seen, Shrinker, open_film
from .playback.moments import Moments

THUMBNAIL_WIDTH: Final = 160
_FROM_BEGIN_NS: Final = 20 * NS_PER_S
"""A recording's first pictures are often a slate or black: a tenth of it in, but not past this."""
_TENTH: Final = 10


@dataclass(frozen=True, slots=True)
class Facts:
    """Of the file itself, as the system tells."""

    file_bytes: int
    written_ns: int


def facts_of(path: Path) -> Facts:
    """Return what the system tells of *path*. Raises OSError."""
    found = path.stat()
    return Facts(found.st_size, found.st_mtime_ns)


def is_closed(path: Path, find_key: FindKey) -> bool:
    """Return whether the recording at *path* was closed in order. Raises as :func:`measure`."""
    with open_recording(path, find_key, frozenset()) as reader:
        return reader.complete


def measure(path: Path, find_key: FindKey, facts: Facts) -> Card:
    """Return what a look at *path* tells; one that cannot be played says so.

    Raises what *find_key* raises, and ``RecordingError`` for what is no recording.
    """
    with open_recording(path, find_key, frozenset()) as reader:
        status = "whole" if reader.complete else "torn"
        if reader.repaired:
            status = "repaired"
        if reader.complete and reader.torn_bytes:
            status = "damaged"
        if not reader.records:
            return _card(facts, 0.0, status)
        try:
            seconds = Moments(reader).end_ns() / NS_PER_S
        except (ArchiveError, RecordingError) as error:
            return _card(facts, 0.0, "damaged", fault=f"It cannot be played. {error}")
    try:
        with open_film(path, find_key) as film:
            return _with_picture(film, _card(facts, seconds, status))
    except StudioError as error:
        return _card(facts, seconds, "damaged", fault=str(error))


def _card(facts: Facts, seconds: float, status: str, fault: str = "") -> Card:
    return Card(
        file_bytes=facts.file_bytes,
        written_ns=facts.written_ns,
        seconds=round(seconds, 3),
        status=status,
        fault=fault,
    )


def _with_picture(film: Film, card: Card) -> Card:
    width, height = film.size
    card = msgspec.structs.replace(card, title=film.title, width=width, height=height)
    seen = _key_picture(film)
    if seen is None or not width:
        return card
    small_height = max(2, round(THUMBNAIL_WIDTH * height / width) & ~1)
    small = Shrinker(THUMBNAIL_WIDTH, small_height).shrink(seen)
    return msgspec.structs.replace(
        card,
        thumbnail=b"".join(plane.tobytes() for plane in small.planes[:3]),
        thumbnail_width=THUMBNAIL_WIDTH,
        thumbnail_height=small_height,
    )


def _key_picture(film: Film) -> Seen | None:
    """Return the key picture before that moment: nobody needs to wait for an exact one."""
    film.seek(min(film.length_ns // _TENTH, _FROM_BEGIN_NS))
    while (item := film.next()) is not None:
        if isinstance(item, Seen):
            return item
    return None
