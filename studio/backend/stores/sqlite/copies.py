"""The copies of the embedded store that there are, each named by the time of its moment."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from .places import StorePlaces

SUFFIX: Final = ".db"


class Every(StrEnum):
    """How often a kind of copy is made."""

    HOUR = "hourly"
    DAY = "daily"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy that was whole at ``taken_ns``, UTC."""

    taken_ns: int
    every: Every
    path: Path


def backups_in(places: StorePlaces) -> list[Backup]:
    """Return the copies that are there, oldest first."""
    found = []
    for every in Every:
        for path in places.backups.glob(f"{every.value}-*{SUFFIX}"):
            taken = path.stem.rpartition("-")[2]
            if taken.isdecimal():
                found.append(Backup(int(taken), every, path))
    return sorted(found)
