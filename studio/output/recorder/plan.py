"""Where a recording goes, and how it is cut into files."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from studio.secrets import EscrowKey, RecordKey
from studio.show.recording_names import DEFAULT_NAME, recording_stem

SUFFIX: Final = ".vsrec"
PROGRAMME: Final = "programme"
LEAST_FREE_BYTES: Final = 50_000_000
"""With less left on its disk a recording ends in order, while there is room to do so."""


@dataclass(frozen=True, slots=True)
class RecordingPlan:
    """Where a recording goes, under which names and key; all of ``escrow`` open it, too.

    ``segment`` is the number of its first file, counted for one show from 1; ``show`` and
    ``track``, what is recorded, become part of the names. ``second_folder`` is taken at once where
    the first one fails, or is nearly full. A new file begins after ``split_bytes`` or ``split_ns``
    of the one before; None: never.
    """

    folder: Path
    show: str
    segment: int
    key: RecordKey
    escrow: tuple[EscrowKey, ...] = ()
    second_folder: Path | None = None
    name: str = DEFAULT_NAME
    track: str = PROGRAMME
    split_bytes: int | None = None
    split_ns: int | None = None
    least_free_bytes: int = LEAST_FREE_BYTES

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where it may go, in the order of choice."""
        return (self.folder, *([self.second_folder] if self.second_folder else []))

    def path(self, folder: Path, began: datetime, number: int) -> Path:
        """Return the file in *folder* that began then."""
        stem = recording_stem(
            self.name,
            show=self.show,
            at=began,
            part=number,
            track=self.track,
            is_programme=self.track == PROGRAMME,
        )
        return folder / f"{stem}{SUFFIX}"
