"""Small sealed files, and what happens to them."""

from collections.abc import Collection, Iterable
from pathlib import Path

from studio.output.record_format import RecordWriter
from studio.output.record_format.header import FRONT_BYTES
from studio.output.record_format.layout import OVERHEAD_BYTES
from studio.secrets import EscrowKey, RecordKey

KEY = RecordKey.generate(protected=True)
PIECES = [b"first piece", b"second, a little longer", b"third" * 100]
PLAIN = b"".join(PIECES)


def sealed(
    path: Path,
    pieces: Iterable[bytes] = PIECES,
    key: RecordKey = KEY,
    *,
    escrow: Iterable[EscrowKey] = (),
    finish: bool = True,
) -> Path:
    writer = RecordWriter.create(path, key, escrow)
    for piece in pieces:
        writer.write(piece)
        writer.commit()
    if finish:
        writer.finish()
    writer.close()
    return path


def records_of(pieces: list[bytes]) -> list[bytes | None]:
    """Return what the records add to the plain bytes, before the last one; None: a copy."""
    told: list[bytes | None] = [piece for piece in pieces if piece]
    if len(told) >= 2:
        told.insert(2, None)
    return told


def starts(pieces: list[bytes]) -> list[int]:
    """Return where the records begin, and where what follows them does."""
    at = [FRONT_BYTES]
    records = records_of(pieces)
    # An empty piece makes no record: what is kept twice is the first that does.
    first = next((record for record in records if record), b"")
    for record in records:
        length = len(first if record is None else record)
        at.append(at[-1] + OVERHEAD_BYTES + length)
    return at


def plain_of(pieces: list[bytes], records: int, without: Collection[int] = ()) -> bytes:
    """Return the plain bytes of the first *records* but those in *without*."""
    told = records_of(pieces)[:records]
    return b"".join(record or b"" for n, record in enumerate(told) if n not in without)


def flip(path: Path, offset: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1 << bit
    path.write_bytes(data)
