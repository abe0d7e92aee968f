"""What a recording holds, on the station's clock: read once, without decoding."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mixer.clock import NS_PER_MS
from studio.archive import Init, Kind, digest_of, read_fragments, read_init
from studio.archive.sample import Readable, read_up_to
from studio.output.record_format import FindKey, RecordReader

from .entries import RecordingBegan
from .errors import LedgerError

_ROUNDING_NS = NS_PER_MS
"""A file's times are rounded to its own ticks, under a tenth of this."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One coded picture or sound. Times on the station's clock; ``fragment`` counts from 0."""

    kind: Kind
    dts_ns: int
    pts_ns: int
    duration_ns: int
    is_key: bool
    size: int
    digest: bytes
    fragment: int


@dataclass(frozen=True, slots=True)
class Table:
    """A recording's samples in the order of its file; ``sizes``: of its fragments, in bytes."""

    name: str
    init: Init
    samples: tuple[Recorded, ...]
    sizes: tuple[int, ...]


def read_table(path: Path, began: Sequence[RecordingBegan], find_key: FindKey) -> Table:
    """Read the recording at *path*, which may still grow; blocks for its whole length.

    *began*: when its first picture began, and where it went on after each pause.

    Raises :class:`LedgerError`, ``RecordingError``, ``ArchiveError`` and what *find_key* raises.
    """
    with open_reader(path, find_key) as reader:
        init = read_init(reader)
        samples: list[Recorded] = []
        sizes: list[int] = []
        for number, fragment in enumerate(read_fragments(reader, init)):
            sizes.append(fragment.size)
            for sample in fragment.samples:
                at_ns = _origin_ns(began, sample.dts_ns) + sample.dts_ns
                samples.append(
                    Recorded(
                        sample.kind,
                        at_ns,
                        at_ns + sample.cts_ns,
                        sample.duration_ns,
                        sample.is_key,
                        sample.size,
                        digest_of(_data(reader, sample.offset, sample.size)),
                        number,
                    )
                )
    return Table(began[0].name, init, tuple(samples), tuple(sizes))


def open_reader(path: Path, find_key: FindKey) -> RecordReader:
    """Open the recording at *path*; close it by ``with``. Raises as :func:`read_table`."""
    try:
        return RecordReader.find(path, find_key)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The recording {path} cannot be read ({reason}); put it back beside its ledger."
        raise LedgerError(message) from error


def _origin_ns(began: Sequence[RecordingBegan], dts_ns: int) -> int:
    return next(
        b.origin_ns for b in reversed(began) if b.from_ns <= dts_ns + _ROUNDING_NS or not b.from_ns
    )


def _data(file: Readable, offset: int, size: int) -> bytes:
    file.seek(offset)
    return read_up_to(file, size)
