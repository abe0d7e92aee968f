"""What sealing costs a processor, over writing the same bytes in the clear."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey
from tests.bench.rows import Row

from .lengths import Lengths
from .rows import row

_FRAGMENT_S: Final = 0.5
_PIECE_BYTES: Final = 32 << 10
"""What av hands over at a time."""
_BARS: Final = ((8, 0.3), (50, 1.0))


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Yield the share of a core at 8 and 50 Mbit/s, fragments synced as a recorder does."""
    for mbps, bar in _BARS:
        size = int(mbps * 1e6 / 8 * _FRAGMENT_S)
        fragment = os.urandom(size)
        count = int(lengths.cost_s / _FRAGMENT_S)
        sealed_s = _sealed(folder / f"{mbps}.vsrec", fragment, count)
        plain_s = _plain(folder / f"{mbps}.plain", fragment, count)
        length_s = count * _FRAGMENT_S
        share = 100 * (sealed_s - plain_s) / length_s
        yield row(f"sealing at {mbps} Mbit/s, of a core", share, "%", bar)
        yield row("  with writing and syncing", 100 * sealed_s / length_s, "%")


def _sealed(path: Path, fragment: bytes, count: int) -> float:
    writer = RecordWriter.create(path, RecordKey.generate(protected=True))

    def write() -> None:
        for at in range(0, len(fragment), _PIECE_BYTES):
            writer.write(fragment[at : at + _PIECE_BYTES])
        writer.commit()
        writer.sync()

    spent_s = _spent_s(write, count)
    writer.close()
    path.unlink()
    return spent_s


def _plain(path: Path, fragment: bytes, count: int) -> float:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)

    def write() -> None:
        for at in range(0, len(fragment), _PIECE_BYTES):
            os.write(descriptor, fragment[at : at + _PIECE_BYTES])
        os.fdatasync(descriptor)

    spent_s = _spent_s(write, count)
    os.close(descriptor)
    path.unlink()
    return spent_s


def _spent_s(write: Callable[[], None], count: int) -> float:
    """Return how much time of a processor *count* writes took."""
    began = time.process_time()
    for _ in range(count):
        write()
    return time.process_time() - began
