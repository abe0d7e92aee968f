"""A shelf over a folder of a test's own, at a time that the test sets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.library.acts import Acts
from studio.library.folders import Folders
from studio.library.shelf import Shelf, ShelfMeans
from studio.output.record_format import RecordingError, shred
from studio.secrets import KeyMissingError, RecordKey

NOW_S = 1_790_000_000
DAY_S = 86_400


@dataclass
class Noted:
    """A trail that a test reads."""

    entries: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        self.entries.append((kind, dict(details)))

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.entries]


@dataclass
class Held:
    """A shelf, and what a test may change about it."""

    folder: Path
    keys: list[RecordKey]
    now_s: float = NOW_S
    running: set[str] = field(default_factory=set)
    trail: Noted = field(default_factory=Noted)
    shredded: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    rung: list[int] = field(default_factory=list)
    unwritable: set[Path] = field(default_factory=set)

    def find_key(self, key_id: str) -> RecordKey:
        for key in self.keys:
            if key.key_id == key_id:
                return key
        message = f"This was sealed with another key ({key_id}); name its file with --key-file."
        raise KeyMissingError(message)

    def shred(self, path: Path) -> None:
        """Drop the key of the recording at *path*, unless its disk takes nothing."""
        if path in self.unwritable:
            message = f"The keys of {path} were not changed (Read-only file system)."
            raise RecordingError(message)
        shred(path)
        self.shredded.append(path)

    def shelf(self) -> Shelf:
        return Shelf(
            ShelfMeans(
                folders=Folders(self.folder / "recordings", lambda: self.others),
                cards=self.folder / "cards",
                find_key=self.find_key,
                acts=Acts(self.trail),
                now_s=lambda: self.now_s,
                running=lambda: self.running,
                shred=self.shred,
                ring=lambda: self.rung.append(1),
            )
        )
