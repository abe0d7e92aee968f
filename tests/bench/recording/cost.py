"""What sealing costs a processor, over writing the same bytes in the clear."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
_ROUND: Final = 10
"""Fragments sealed, then as many written plainly: so both meet the same machine."""
_BARS: Final = ((8, 0.3), (50, 1.0))

Write = Callable[[bytes], None]


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Yield the share of a core at 8 and 50 Mbit/s, fragments synced as a recorder does."""
    for mbps, bar in _BARS:
        fragment = os.urandom(int(mbps * 1e6 / 8 * _FRAGMENT_S))
        rounds = max(1, int(lengths.cost_s / _FRAGMENT_S) // _ROUND)
        with (
            _sealed(folder / f"{mbps}.vsrec") as seal,
            _plain(folder / f"{mbps}.plain") as write,
        ):
            spent = [(_share(seal, fragment), _share(write, fragment)) for _ in range(rounds)]
        more = statistics.median(sealed - plain for sealed, plain in spent)
        yield row(f"sealing at {mbps} Mbit/s, of a core", more, "%", bar)
        yield row(
            "  with writing and syncing", statistics.median(sealed for sealed, _ in spent), "%"
        )


@contextmanager
def _sealed(path: Path) -> Iterator[Write]:
    writer = RecordWriter.create(path, RecordKey.generate(protected=True))

    def write(fragment: bytes) -> None:
        for at in range(0, len(fragment), _PIECE_BYTES):
            writer.write(fragment[at : at + _PIECE_BYTES])
        writer.commit()
        writer.sync()

    yield write
    writer.close()
    path.unlink()


@contextmanager
def _plain(path: Path) -> Iterator[Write]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)

    def write(fragment: bytes) -> None:
        for at in range(0, len(fragment), _PIECE_BYTES):
            os.write(descriptor, fragment[at : at + _PIECE_BYTES])
        os.fdatasync(descriptor)

    yield write
    os.close(descriptor)
    path.unlink()


def _share(write: Write, fragment: bytes) -> float:
    """Return how much of a core one round takes, in per cent of the time that it plays."""
    began = time.process_time()
    for _ in range(_ROUND):
        write(fragment)
    return 100 * (time.process_time() - began) / (_ROUND * _FRAGMENT_S)
