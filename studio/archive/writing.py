"""Writes a fragment of an MP4 (ISO/IEC 14496-12, 8.8) of samples that are at hand."""

import struct
from collections.abc import Sequence
from typing import Final

from .boxes import HEADER
from .fragments import Init
from .manifest import Entry
from .sample import NS_PER_S, Kind

_KEY_FLAGS: Final = 0x02000000
_OTHER_FLAGS: Final = 0x01010000
_RUN_FLAGS: Final = 0x000F01
"""Data offset; of each sample its duration, size, flags and composition time."""
_BASE_IS_MOOF: Final = 0x020000
_SAMPLE: Final = struct.Struct(">IIIi")


def fragment_bytes(
    number: int, init: Init, samples: Sequence[tuple[Entry, bytes]], ends_ns: dict[Kind, int]
) -> bytes:
    """Return fragment *number* of *samples*, each an entry and its bytes, in the order of time.

    *ends_ns*: when the next sample of each stream after these begins, which is how long the
    last one of it lasts; without one, it lasts as long as its entry says.
    """
    by_kind = {
        kind: [(entry, data) for entry, data in samples if entry.kind is kind] for kind in Kind
    }
    # The length of moof does not depend on where the data lie, so it is made twice.
    moof = _moof(number, init, by_kind, ends_ns, 0)
    moof = _moof(number, init, by_kind, ends_ns, len(moof) + HEADER.size)
    data = b"".join(data for kind in Kind for _, data in by_kind[kind])
    return moof + _box(b"mdat", data)


def _moof(
    number: int,
    init: Init,
    by_kind: dict[Kind, list[tuple[Entry, bytes]]],
    ends_ns: dict[Kind, int],
    data_at: int,
) -> bytes:
    parts = [_box(b"mfhd", struct.pack(">II", 0, number))]
    for kind, samples in by_kind.items():
        if samples:
            parts.append(_traf(init, kind, [entry for entry, _ in samples], ends_ns, data_at))
            data_at += sum(len(data) for _, data in samples)
    return _box(b"moof", b"".join(parts))


def _traf(
    init: Init, kind: Kind, entries: list[Entry], ends_ns: dict[Kind, int], data_at: int
) -> bytes:
    track_id, timescale = init.timescale(kind)
    last = entries[-1]
    begins = [_ticks(entry.dts_ns, timescale) for entry in entries]
    begins.append(_ticks(ends_ns.get(kind, last.dts_ns + last.duration_ns), timescale))
    run = struct.pack(">IIi", _RUN_FLAGS, len(entries), data_at) + b"".join(
        _SAMPLE.pack(
            following - begin,
            entry.size,
            _KEY_FLAGS if entry.is_key else _OTHER_FLAGS,
            _ticks(entry.cts_ns, timescale),
        )
        for entry, begin, following in zip(entries, begins, begins[1:], strict=False)
    )
    return _box(
        b"traf",
        _box(b"tfhd", struct.pack(">II", _BASE_IS_MOOF, track_id))
        + _box(b"tfdt", struct.pack(">IQ", 1 << 24, begins[0]))
        + _box(b"trun", run),
    )


def _ticks(time_ns: int, timescale: int) -> int:
    return (time_ns * timescale + NS_PER_S // 2) // NS_PER_S


def _box(kind: bytes, contents: bytes) -> bytes:
    return HEADER.pack(HEADER.size + len(contents), kind) + contents
