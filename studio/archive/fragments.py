"""Reads a fragmented MP4 as the studio writes it (ISO/IEC 14496-12, 8.8), with no codec."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .boxes import HEADER, Box, boxes, child, number
from .errors import ArchiveError
from .sample import NS_PER_S, Kind, Readable, Sample, read_up_to

MOST_FRAGMENT_BYTES: Final = 256 << 20
_MOST_INIT_BYTES: Final = 1 << 20
_KINDS: Final = {b"vide": Kind.VIDEO, b"soun": Kind.AUDIO}
_NOT_SYNC: Final = 0x10000
_MOST_SAMPLES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Track:
    """A stream: what it is, ticks a second, and what its fragments leave out (``trex``)."""

    kind: Kind
    timescale: int
    duration: int = 0
    size: int = 0
    flags: int = 0


@dataclass(frozen=True, slots=True)
class Init:
    """The beginning of the file, ``ftyp`` and ``moov``, and its tracks by id."""

    data: bytes
    tracks: dict[int, Track]

    def timescale(self, kind: Kind) -> tuple[int, int]:
        """Return the id and the ticks a second of a stream. Raises :class:`ArchiveError`."""
        for track_id, track in self.tracks.items():
            if track.kind is kind:
                return track_id, track.timescale
        message = f"The MP4 has no {kind.name.lower()} track."
        raise ArchiveError(message)


@dataclass(frozen=True, slots=True)
class Fragment:
    """``moof`` and ``mdat``; the samples' offsets count from the file's first byte."""

    offset: int
    size: int
    samples: tuple[Sample, ...]


def read_init(file: Readable, sound: int = 0) -> Init:
    """Read the beginning of *file*, up to its first fragment. Raises :class:`ArchiveError`.

    Of its tracks of sound only one is looked at: the first, or the one of number *sound*. Further
    ones are the recording's own: no ingest ever had them.
    """
    file.seek(0)
    data = b""
    while True:
        head = read_up_to(file, HEADER.size)
        if len(head) < HEADER.size:
            message = "The MP4 ends before it began."
            raise ArchiveError(message)
        size, kind = HEADER.unpack(head)
        if not HEADER.size <= size <= _MOST_INIT_BYTES:
            message = "This is no fragmented MP4."
            raise ArchiveError(message)
        contents = read_up_to(file, size - HEADER.size)
        if len(contents) < size - HEADER.size:
            message = "The MP4 ends before it began."
            raise ArchiveError(message)
        data += head + contents
        if kind == b"moov":
            moov = Box(kind, len(data) - len(contents), len(data))
            return Init(data, _tracks(data, moov, sound))


def read_fragments(file: Readable, init: Init) -> Iterator[Fragment]:
    """Yield the whole fragments after *init*; a torn last one ends them."""
    at = len(init.data)
    while (fragment := read_fragment(file, init, at)) is not None:
        yield fragment
        at = fragment.offset + fragment.size


def read_fragment(file: Readable, init: Init, at: int) -> Fragment | None:
    """Return the first whole fragment from the box at *at* on; None where there is none."""
    moof_at, moof = 0, b""
    while True:
        file.seek(at)
        head = read_up_to(file, HEADER.size)
        if len(head) < HEADER.size:
            return None
        size, kind = HEADER.unpack(head)
        if not HEADER.size <= size <= MOST_FRAGMENT_BYTES:
            message = "A fragment of the MP4 has an impossible size; the file is damaged."
            raise ArchiveError(message)
        if kind == b"moof":
            moof_at, moof = at, head + read_up_to(file, size - HEADER.size)
            if len(moof) < size:
                return None
        elif kind == b"mdat" and moof:
            file.seek(at + size - 1)
            if not file.read(1):
                return None
            end = at + size
            return Fragment(moof_at, end - moof_at, tuple(_samples(moof, moof_at, end, init)))
        at += size


def fragment_data(file: Readable, fragment: Fragment) -> bytes:
    """Return the bytes of *fragment*."""
    file.seek(fragment.offset, os.SEEK_SET)
    return read_up_to(file, fragment.size)


def _tracks(data: bytes, moov: Box, sound: int) -> dict[int, Track]:
    wanted = {Kind.VIDEO: 0, Kind.AUDIO: sound}
    seen = Counter[Kind]()
    tracks: dict[int, Track] = {}
    defaults: dict[int, tuple[int, int, int]] = {}
    for box in boxes(data, moov.begin, moov.end):
        if box.kind == b"trak":
            header = child(data, box, b"tkhd")
            track_id = number(data, header, 20 if number(data, header, 0, 1) else 12)
            media = child(data, box, b"mdia", b"mdhd")
            timescale = number(data, media, 20 if number(data, media, 0, 1) else 12)
            handler = child(data, box, b"mdia", b"hdlr")
            kind = _KINDS.get(data[handler.begin + 8 : handler.begin + 12])
            if kind is not None and timescale:
                if seen[kind] == wanted[kind]:
                    tracks[track_id] = Track(kind, timescale)
                seen[kind] += 1
        elif box.kind == b"mvex":
            for extends in boxes(data, box.begin, box.end):
                if extends.kind == b"trex":
                    track_id, _, *rest = (number(data, extends, 4 + 4 * n) for n in range(5))
                    defaults[track_id] = (rest[0], rest[1], rest[2])
    return {
        track_id: Track(track.kind, track.timescale, *defaults.get(track_id, (0, 0, 0)))
        for track_id, track in tracks.items()
    }


def _samples(moof: bytes, moof_at: int, end: int, init: Init) -> Iterator[Sample]:
    for box in boxes(moof, HEADER.size, len(moof)):
        if box.kind == b"traf":
            yield from _of_track(moof, box, moof_at, end, init)


def _of_track(moof: bytes, traf: Box, moof_at: int, end: int, init: Init) -> Iterator[Sample]:
    header = child(moof, traf, b"tfhd")
    flags, track_id = number(moof, header, 0), number(moof, header, 4)
    track = init.tracks.get(track_id)
    if track is None:
        return
    at = 8 + (8 if flags & 0x1 else 0) + (4 if flags & 0x2 else 0)
    defaults = [track.duration, track.size, track.flags]
    for n, bit in enumerate((0x8, 0x10, 0x20)):
        if flags & bit:
            defaults[n] = number(moof, header, at)
            at += 4
    time_box = child(moof, traf, b"tfdt")
    dts = number(moof, time_box, 4, 8 if number(moof, time_box, 0, 1) else 4)
    for run in boxes(moof, traf.begin, traf.end):
        if run.kind == b"trun":
            for sample, ticks in _of_run(moof, run, moof_at, dts, track, defaults):
                if sample.offset + sample.size > end:
                    message = "A sample lies outside its fragment; the file is damaged."
                    raise ArchiveError(message)
                dts += ticks
                yield sample


def _of_run(
    moof: bytes, run: Box, moof_at: int, dts: int, track: Track, defaults: list[int]
) -> Iterator[tuple[Sample, int]]:
    flags, count = number(moof, run, 0), number(moof, run, 4)
    if not flags & 0x1 or count > _MOST_SAMPLES:
        message = "A run of samples is not written as the studio does; the file is damaged."
        raise ArchiveError(message)
    offset, at = moof_at + _signed(number(moof, run, 8)), 12
    first_flags = None
    if flags & 0x4:
        first_flags, at = number(moof, run, at), at + 4
    for n in range(count):
        values = [*defaults, 0]
        for place, bit in enumerate((0x100, 0x200, 0x400, 0x800)):
            if flags & bit:
                values[place] = number(moof, run, at)
                at += 4
        duration, size, sample_flags, cts = values
        if n == 0 and first_flags is not None:
            sample_flags = first_flags
        yield (
            Sample(
                track.kind,
                _ns(dts, track),
                _ns(_signed(cts), track),
                _ns(duration, track),
                not sample_flags & _NOT_SYNC,
                offset,
                size,
            ),
            duration,
        )
        offset, dts = offset + size, dts + duration


def _ns(ticks: int, track: Track) -> int:
    return (ticks * NS_PER_S + track.timescale // 2) // track.timescale


def _signed(value: int) -> int:
    return value - (1 << 32) if value >> 31 else value
