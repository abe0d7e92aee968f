"""Small sealed files, and what happens to them."""

from collections.abc import Iterable
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


def starts(pieces: list[bytes]) -> list[int]:
    """Return where the records begin, and where what follows them does."""
    at = [FRONT_BYTES]
    for piece in pieces:
        at.append(at[-1] + OVERHEAD_BYTES + len(piece))
    return at


def flip(path: Path, offset: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1 << bit
    path.write_bytes(data)
