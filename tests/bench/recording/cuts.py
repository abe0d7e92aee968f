"""The power goes after every sync of a recording: what was written since is there, or is not."""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from studio.output.record_format import RecordingError, repair, writer
from studio.output.recording_check import RecordingState, check_recording
from studio.secrets import RecordKey
from tests.bench.rows import Row
from tests.studio.output.record_for_ever import record

from .lengths import Lengths
from .rows import row

_SEED: Final = 6
_PAGE_BYTES: Final = 4096
_ORDERS: Final = 3
"""How many orders are tried in which a disk may have kept the pages that it was not told to."""


@dataclass
class _Log:
    """How long the recording was at each sync that has come back."""

    synced: list[int] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._sync = writer._sync_data
        writer._sync_data = self._synced
        return self

    def __exit__(self, *_: object) -> None:
        writer._sync_data = self._sync

    def _synced(self, descriptor: int) -> None:
        # Its one writer waits meanwhile, so nothing is added to the file.
        length = os.fstat(descriptor).st_size
        self._sync(descriptor)
        self.synced.append(length)


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Record in real time, then cut what was written at each sync, and repair and read it."""
    key = RecordKey.generate(protected=True)
    with _Log() as log:
        record(folder, key, lambda far_ms: far_ms < lengths.log_s * 1000)
    (path,) = folder.glob("*.vsrec")
    whole, cut = path.read_bytes(), folder / "cut.vsrec"
    chance = random.Random(_SEED)  # noqa: S311  # which pages are lost is no secret
    lost_s, unreadable, damaged = [], 0, 0
    for synced, written in zip(log.synced, [*log.synced[1:], len(whole)], strict=True):
        cut.write_bytes(whole[:written])
        there_s = _plays_s(cut, key)[0]
        for kept in _kept(whole, synced, written, chance):
            cut.write_bytes(kept)
            try:
                seconds, is_damaged = _plays_s(cut, key)
            except RecordingError:
                unreadable += 1
                continue
            lost_s.append(there_s - seconds)
            damaged += is_damaged
    yield row("log cut at every sync: lost beyond it, max", max(lost_s), "s", 0.5)
    yield row("  files that cannot be read", unreadable, "", 0)
    yield row("  syncs", len(log.synced), "")
    yield row("  cuts with a part of a page's order lost", damaged, "")


def _kept(whole: bytes, synced: int, written: int, chance: random.Random) -> Iterator[bytes]:
    """Yield the file as it was told to be kept, and as a disk may have kept more of it."""
    yield whole[:synced]
    for _ in range(_ORDERS):
        length = chance.randint(synced, written)
        kept = bytearray(whole[:length])
        for at in range(synced - synced % _PAGE_BYTES, length, _PAGE_BYTES):
            begin, end = max(at, synced), min(at + _PAGE_BYTES, length)
            if begin < end and chance.random() < 0.5:
                kept[begin:end] = bytes(end - begin)
        yield bytes(kept)


def _plays_s(path: Path, key: RecordKey) -> tuple[float, bool]:
    """Repair the file; return how long it plays, and whether something in it is damaged."""
    repair(path, lambda _: key)
    found = check_recording(path, lambda _: key)
    return found.seconds, found.state is RecordingState.DAMAGED
