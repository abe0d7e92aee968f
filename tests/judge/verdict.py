"""Counts and delays, from what was decoded of the marks."""

import statistics
from dataclasses import dataclass, field

import msgspec

from .sound_code import Chirp

_NS_PER_MS = 1e6
_NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class MarkedPicture:
    """A picture that was received: its file time, its mark, and when it arrived (0: unknown)."""

    file_ms: float
    number: int
    stamp_ns: int
    arrival_ns: int = 0


@dataclass(slots=True)
class Received:
    """All that a receiver stored of one publication, decoded."""

    pictures: list[MarkedPicture] = field(default_factory=list)
    unreadable: int = 0
    chirps: list[Chirp] = field(default_factory=list)
    sound_start_ms: float = 0.0


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What arrived. Sound against picture is positive where the sound is late."""

    received: int
    missing: int
    repeated: int
    out_of_order: int
    unreadable: int
    length_s: float
    delay_median_ms: float | None
    delay_p95_ms: float | None
    delay_max_ms: float | None
    chirps: int
    sound_against_picture_ms: float | None
    sound_against_picture_p95_ms: float | None
    """Of how far it is off either way."""
    sound_against_picture_worst_ms: float | None


def judge(parts: list[Received]) -> Verdict:
    """Return the verdict over *parts*: one, or several where the publisher came back."""
    numbers = [picture.number for part in parts for picture in part.pictures]
    missing, repeated, out_of_order = _count(numbers)
    delays = sorted(
        (picture.arrival_ns - picture.stamp_ns) / _NS_PER_MS
        for part in parts
        for picture in part.pictures
        if picture.arrival_ns
    )
    offsets = [offset for part in parts for offset in _sound_offsets_ms(part)]
    return Verdict(
        received=len(numbers),
        missing=missing,
        repeated=repeated,
        out_of_order=out_of_order,
        unreadable=sum(part.unreadable for part in parts),
        length_s=sum(_length_s(part) for part in parts),
        delay_median_ms=statistics.median(delays) if delays else None,
        delay_p95_ms=delays[int(len(delays) * 0.95)] if delays else None,
        delay_max_ms=delays[-1] if delays else None,
        chirps=sum(len(part.chirps) for part in parts),
        sound_against_picture_ms=statistics.median(offsets) if offsets else None,
        sound_against_picture_p95_ms=(
            sorted(map(abs, offsets))[int(len(offsets) * 0.95)] if offsets else None
        ),
        sound_against_picture_worst_ms=max(offsets, key=abs) if offsets else None,
    )


def _count(numbers: list[int]) -> tuple[int, int, int]:
    """Return how many numbers are missing inside the range, repeated, and out of order."""
    if not numbers:
        return 0, 0, 0
    distinct = set(numbers)
    missing = max(distinct) - min(distinct) + 1 - len(distinct)
    highest, out_of_order = numbers[0], 0
    seen: set[int] = set()
    for number in numbers:
        if number < highest and number not in seen:
            out_of_order += 1
        highest = max(highest, number)
        seen.add(number)
    return missing, len(numbers) - len(distinct), out_of_order


def _length_s(part: Received) -> float:
    if len(part.pictures) < 2:
        return 0.0
    return (part.pictures[-1].file_ms - part.pictures[0].file_ms) / 1000


def _sound_offsets_ms(part: Received) -> list[float]:
    """Return, for each chirp, how much later it is heard than the picture of its second."""
    if not part.pictures:
        return []
    # One that is shown again, since the next came too late, is as old as it was.
    first = {picture.number: picture for picture in reversed(part.pictures)}.values()
    # The file rounds each time to a millisecond, up as often as down. The median, since where the
    # encoder dropped the first of those that show the same, the second is one too late.
    picture_shift_ms = statistics.median(
        picture.file_ms - picture.stamp_ns / _NS_PER_MS for picture in first
    )
    offsets = []
    for chirp in part.chirps:
        heard_ms = part.sound_start_ms + chirp.position / 48
        studio_ns = (heard_ms - picture_shift_ms) * _NS_PER_MS
        second = round(studio_ns / _NS_PER_S)
        if (second % 2 == 0) != chirp.rising:
            # A rising chirp marks an even second: the neighbour that is nearer is meant.
            second += 1 if studio_ns / _NS_PER_S > second else -1
        offsets.append((studio_ns - second * _NS_PER_S) / _NS_PER_MS)
    return offsets
