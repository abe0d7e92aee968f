"""Where the files of a store lie."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """``folder``: the store's; ``second``: the other copy of the vault's, best on another disk."""

    folder: Path
    second: Path

    @classmethod
    def within(cls, folder: Path) -> "StorePlaces":
        """Return the places of a store that has one folder only."""
        return cls(folder, folder / "second")

    @property
    def store(self) -> Path:
        """The records and their log."""
        return self.folder / "store.db"

    @property
    def logs(self) -> tuple[Path, Path]:
        """SQLite's write-ahead log and its index, beside the store while that is open."""
        return self.folder / "store.db-wal", self.folder / "store.db-shm"

    @property
    def vaults(self) -> tuple[Path, Path]:
        """The copies of the vault."""
        return self.folder / "vault.db", self.second / "vault.db"

    @property
    def lock(self) -> Path:
        """Held by the one process that has the store open."""
        return self.folder / "store.lock"

    @property
    def backups(self) -> Path:
        """Hourly and daily copies."""
        return self.folder / "backups"

    def make(self) -> None:
        """Make the folders, for their owner alone. Raises OSError."""
        for folder in (self.folder, self.second, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
