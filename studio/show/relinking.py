"""Finds files that a show misses in another folder: moved shows and other people's disks."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath

import msgspec

from .errors import ShowError
from .model import AnySource, FileSpec, GraphicSpec, Show, SlidesSpec, StillSpec

MOST_FILES = 200_000
"""Where a folder holds more than this, it is surely not the one that was meant."""
_WITH_FILE = (FileSpec, StillSpec, SlidesSpec, GraphicSpec)


def missing(show: Show) -> list[AnySource]:
    """Return the sources whose file is not there."""
    return [s for s in show.source if isinstance(s, _WITH_FILE) and not Path(s.path).is_file()]


def relinked(show: Show, folder: Path) -> Show:
    """Return *show* with its missing files as they lie in *folder* or below it.

    Of several of a name, the one whose own folders are most like those of the missing one. Raises
    :class:`ShowError` when none is missing, or none is found.
    """
    if not folder.is_absolute() or not folder.is_dir():
        message = f"There is no folder {folder}; name it from the root."
        raise ShowError(message)
    lost = {PurePath(source.path).name for source in missing(show) if hasattr(source, "path")}
    if not lost:
        message = "No file is missing."
        raise ShowError(message)
    found = _find(lost, folder)
    if not found:
        names = ", ".join(sorted(lost))
        message = f"None of {names} is in {folder} or below it; name another folder."
        raise ShowError(message)
    sources = tuple(_mended(source, found) for source in show.source)
    return msgspec.structs.replace(show, source=sources)


def _mended(source: AnySource, found: dict[str, list[Path]]) -> AnySource:
    if not isinstance(source, _WITH_FILE) or Path(source.path).is_file():
        return source
    candidates = found.get(PurePath(source.path).name, [])
    if not candidates:
        return source
    before = PurePath(source.path)
    best = max(candidates, key=lambda path: _likeness(before, path))
    return msgspec.structs.replace(source, path=str(best))


def _find(names: Iterable[str], folder: Path) -> dict[str, list[Path]]:
    wanted, seen = set(names), 0
    found: dict[str, list[Path]] = {}
    for place, folders, files in os.walk(folder):
        folders.sort()
        seen += len(files)
        if seen > MOST_FILES:
            message = f"{folder} holds too many files to look through; name one further down."
            raise ShowError(message)
        for name in sorted(wanted.intersection(files)):
            found.setdefault(name, []).append(Path(place) / name)
    return found


def _likeness(one: PurePath, other: PurePath) -> int:
    """Return how many names, from the last on, the two paths share."""
    shared = 0
    for mine, theirs in zip(reversed(one.parts), reversed(other.parts), strict=False):
        if mine != theirs:
            break
        shared += 1
    return shared
