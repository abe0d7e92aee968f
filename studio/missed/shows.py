"""The shows whose ledgers lie in a folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from studio.output.ledger import (
    LEDGER_SUFFIX,
    LedgerError,
    LedgerOpened,
    ReadLedger,
    RecordingBegan,
    read_ledger,
)
from studio.output.ledger.missing import Missed, destinations, missing
from studio.output.ledger.tables import Table, read_table
from studio.output.record_format import FindKey


@dataclass(frozen=True)
class RecordedShow:
    """One show over all its engines. What is read takes time; one thread.

    ``folder``: where the first of its ledgers lies, and parts are named from.
    """

    folder: Path
    ledgers: tuple[ReadLedger, ...]
    find_key: FindKey
    others: tuple[Path, ...] = ()
    """Ledgers that one of these went on instead of, on another disk."""

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
        began: dict[Path, list[RecordingBegan]] = {}
        for ledger in self.ledgers:
            for recording in ledger.recordings:
                path = ledger.path.parent / recording.name
                name = path.name if path.parent == self.folder else str(path)
                times = msgspec.structs.replace(recording, name=name)
                began.setdefault(path, []).append(times)
        return tuple(
            read_table(path, times, self.find_key) for path, times in began.items() if path.exists()
        )

    def missed(self, destination: str | None = None) -> Missed:
        """Return what no ingest has, or what *destination* has not. Raises as ``tables``."""
        return missing(self.ledgers, self.tables, destination)


def find_shows(folders: Iterable[Path], find_key: FindKey) -> tuple[RecordedShow, ...]:
    """Return the shows in *folders* that were live and recorded, the oldest first.

    Raises ``OutputError`` and what *find_key* raises; a ledger that was cut off before it said
    anything is passed over, and so is one that another went on instead of, on another disk.
    """
    by_engine: dict[LedgerOpened, list[ReadLedger]] = {}
    for folder in dict.fromkeys(folders):
        for path in sorted(folder.glob(f"*{LEDGER_SUFFIX}")):
            try:
                ledger = read_ledger(path, find_key)
            except LedgerError:
                continue
            by_engine.setdefault(ledger.opened, []).append(ledger)
    by_session: dict[str, list[ReadLedger]] = {}
    others: dict[str, list[Path]] = {}
    for opened, ledgers in sorted(by_engine.items(), key=lambda pair: pair[0].utc_ns):
        # The one that went on knows of a recording more: that which it began with.
        ledgers.sort(key=lambda ledger: len(ledger.recordings))
        by_session.setdefault(opened.session, []).append(ledgers.pop())
        others.setdefault(opened.session, []).extend(ledger.path for ledger in ledgers)
    shows = (
        RecordedShow(ledgers[0].path.parent, tuple(ledgers), find_key, tuple(others[session]))
        for session, ledgers in by_session.items()
    )
    return tuple(sorted(_live(shows), key=lambda show: _begin(show.ledgers[0])))


def _live(shows: Iterable[RecordedShow]) -> Iterable[RecordedShow]:
    return (show for show in shows if show.destinations)


def _begin(ledger: ReadLedger) -> int:
    return ledger.opened.utc_ns
