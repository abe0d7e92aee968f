"""Whether a recording is whole, and how long it plays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Final

import av

from .record_format import DamagedError, FindKey, RecordingError, RecordReader

CONTAINER: Final = "mp4"
"""What is inside the records; named, so that nothing is guessed from a file's contents."""
IN_ORDER: Final = {"fflags": "+ignidx"}
"""For av: read from the first fragment on. It would look through all of them first, which opens
every record of the file before the first picture."""
_HEARD_PACKETS: Final = 256


class RecordingState(Enum):
    """How much of a recording is there."""

    WHOLE = "whole"
    REPAIRED = "repaired"
    """It was cut off, and closed after that."""
    TORN = "torn"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class RecordingCheck:
    """What was found. ``damages``: (record, byte of the file); ``unreadable``: those records lost.

    A damage's record is as in ``DamagedError``: KEY_AREA for the beginning of the file.
    ``seconds``, ``pictures`` and ``packets`` are of what plays. ``protected`` is False for a
    recording under the demo's key.
    """

    state: RecordingState
    seconds: float
    pictures: int
    packets: int
    records: int
    torn_bytes: int
    damages: tuple[tuple[int, int], ...]
    unreadable: frozenset[int]
    protected: bool


@contextmanager
def open_recording(
    path: Path, find_key: FindKey, without: frozenset[int]
) -> Iterator[RecordReader]:
    """Open the recording at *path* with a key that its header names, and close it after.

    Raises :class:`RecordingError`, of the reading inside too, and what *find_key* raises.
    """
    try:
        with RecordReader.find(path, find_key, without) as reader:
            yield reader
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The recording {path} cannot be read ({reason}); check the path."
        raise RecordingError(message) from error


def check_recording(
    path: Path, find_key: FindKey, hear: Callable[[float], None] | None = None
) -> RecordingCheck:
    """Read all of the recording at *path*, its seals and its pictures; twice where it is damaged.

    *hear* hears how far that is, from 0 to 1, and may raise to end it.
    Raises :class:`RecordingError`, and what *find_key* and *hear* raise.
    """
    hear = hear or _nobody
    with open_recording(path, find_key, frozenset()) as reader:
        try:
            measured = _measure(reader, lambda done: hear(0.9 * done))
        except DamagedError:
            measured = None
        # Whatever the pictures did not ask for, and all of it after a damage.
        total = max(1, reader.records)
        damages = list(reader.damages(lambda count: hear(0.9 + 0.1 * count / total)))
        records, torn_bytes = reader.records, reader.torn_bytes
        complete, repaired = reader.complete, reader.repaired
        protected = reader.header.is_protected
    unreadable = frozenset(damage.record for damage in damages if not damage.readable)
    places = [(damage.record, damage.file_offset) for damage in damages]
    if measured is None:
        with open_recording(path, find_key, unreadable) as reader:
            measured = _measure(reader, _nobody)
    seconds, pictures, packets = measured
    hear(1.0)
    if places:
        state = RecordingState.DAMAGED
    elif repaired:
        state = RecordingState.REPAIRED
    else:
        state = RecordingState.WHOLE if complete else RecordingState.TORN
    return RecordingCheck(
        state=state,
        seconds=seconds,
        pictures=pictures,
        packets=packets,
        records=records,
        torn_bytes=torn_bytes,
        damages=tuple(places),
        unreadable=unreadable,
        protected=protected,
    )


def _nobody(_done: float) -> None:
    return


def _measure(reader: RecordReader, hear: Callable[[float], None]) -> tuple[float, int, int]:
    """Return seconds from the first to the end of the last packet, pictures and packets."""
    # Each stream counts in ticks of its own, and there are half a million packets in two hours.
    end_ticks: dict[int, int] = {}
    bases: dict[int, Fraction] = {}
    pictures, packets = 0, 0
    if not reader.size:
        return 0.0, 0, 0
    # Where its very beginning is damaged nothing plays, or nothing after that.
    with (
        suppress(av.FFmpegError),
        av.open(reader, "r", format=CONTAINER, options=IN_ORDER) as container,
    ):
        bases = {stream.index: stream.time_base or Fraction(0) for stream in container.streams}
        videos = {stream.index for stream in container.streams.video}
        for packet in container.demux():
            pts, index = packet.pts, packet.stream_index
            if pts is None:
                continue
            if packets % _HEARD_PACKETS == 0:
                hear(reader.tell() / reader.size)
            packets += 1
            pictures += index in videos
            end = pts + (packet.duration or 0)
            if end > end_ticks.get(index, 0):
                end_ticks[index] = end
    ends = (ticks * bases[index] for index, ticks in end_ticks.items())
    return float(max(ends, default=Fraction(0))), pictures, packets
