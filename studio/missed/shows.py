"""The shows whose ledgers lie in a folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from studio.output.ledger import (
    LEDGER_SUFFIX,
    LedgerError,
    ReadLedger,
    RecordingBegan,
    read_ledger,
)
from studio.output.ledger.missing import Missed, destinations, missing
from studio.output.ledger.tables import Table, read_table
from studio.output.record_format import FindKey


@dataclass(frozen=True)
class RecordedShow:
    """One show over all its engines. What is read takes time; one thread."""

    folder: Path
    ledgers: tuple[ReadLedger, ...]
    find_key: FindKey

    @property
    def session(self) -> str:
        """The show's random name."""
        return self.ledgers[0].opened.session

    @property
    def name(self) -> str:
        """What people call it."""
        return self.ledgers[0].opened.show

    @property
    def destinations(self) -> tuple[str, ...]:
        """The labels of where it was live."""
        return destinations(self.ledgers)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """What its recordings hold; one that lies there no more is left out.

        Raises ``OutputError`` and ``ArchiveError``.
        """
        began: dict[str, list[RecordingBegan]] = {}
        for ledger in self.ledgers:
            for recording in ledger.recordings:
                began.setdefault(recording.name, []).append(recording)
        return tuple(
            read_table(self.folder / name, times, self.find_key)
            for name, times in began.items()
            if (self.folder / name).exists()
        )

    def missed(self, destination: str | None = None) -> Missed:
        """Return what no ingest has, or what *destination* has not. Raises as ``tables``."""
        return missing(self.ledgers, self.tables, destination)


def find_shows(folder: Path, find_key: FindKey) -> tuple[RecordedShow, ...]:
    """Return the shows in *folder* that were live and recorded, the oldest first.

    Raises ``OutputError`` and what *find_key* raises; a ledger that was cut off before it said
    anything is passed over.
    """
    by_session: dict[str, list[ReadLedger]] = {}
    for path in sorted(folder.glob(f"*{LEDGER_SUFFIX}")):
        try:
            ledger = read_ledger(path, find_key)
        except LedgerError:
            continue
        by_session.setdefault(ledger.opened.session, []).append(ledger)
    shows = (
        RecordedShow(folder, tuple(sorted(ledgers, key=_begin)), find_key)
        for ledgers in by_session.values()
    )
    return tuple(sorted(_live(shows), key=lambda show: _begin(show.ledgers[0])))


def _live(shows: Iterable[RecordedShow]) -> Iterable[RecordedShow]:
    return (show for show in shows if show.destinations)


def _begin(ledger: ReadLedger) -> int:
    return ledger.opened.utc_ns
