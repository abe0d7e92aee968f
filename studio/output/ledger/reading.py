"""Reads a ledger, as far as it was written."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio.output.record_format import FindKey, RecordReader

from .entries import AnyEntry, Confirmed, LedgerOpened, LiveBegan, LiveEnded, RecordingBegan
from .errors import LedgerError

LEDGER_SUFFIX = ".vsledger"


@dataclass(frozen=True, slots=True)
class ReadLedger:
    """What one engine wrote. ``path`` is the file; recordings lie beside it."""

    path: Path
    opened: LedgerOpened
    recordings: tuple[RecordingBegan, ...]
    live: tuple[LiveBegan | LiveEnded, ...]
    confirmed: tuple[Confirmed, ...]

    def utc_ns(self, at_ns: int) -> int:
        """Return the time of day at a time of the station's clock, in ns since 1970."""
        return self.opened.utc_ns + at_ns - self.opened.at_ns


def read_ledger(path: Path, find_key: FindKey) -> ReadLedger:
    """Return the ledger at *path*; what was not written to its end is left out.

    Raises :class:`LedgerError`, ``RecordingError`` for a wrong key or a damaged file, and what
    *find_key* raises.
    """
    try:
        with RecordReader.find(path, find_key) as reader:
            text = reader.read()
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The ledger {path} cannot be read ({reason}); check the path."
        raise LedgerError(message) from error
    try:
        entries = [msgspec.json.decode(line, type=AnyEntry) for line in text.splitlines()]
    except msgspec.DecodeError as error:
        message = f"{path} is no ledger of this studio; use the studio that wrote it."
        raise LedgerError(message) from error
    opened = next((entry for entry in entries if isinstance(entry, LedgerOpened)), None)
    if opened is None:
        message = f"The ledger {path} was cut off before it said anything."
        raise LedgerError(message)
    return ReadLedger(
        path,
        opened,
        tuple(entry for entry in entries if isinstance(entry, RecordingBegan)),
        tuple(entry for entry in entries if isinstance(entry, LiveBegan | LiveEnded)),
        tuple(entry for entry in entries if isinstance(entry, Confirmed)),
    )
