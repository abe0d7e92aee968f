"""Where recordings lie, and what their names tell.

A deleted recording lies in the folder ``deleted`` below the record folder, under the time of its
deletion and its own name: one rename, so that no cut of power leaves half a deletion.
"""

import calendar
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.output.ledger import LEDGER_SUFFIX
from studio.output.recorder import SUFFIX

TRASH: Final = "deleted"
KEEP_SUFFIX: Final = ".keep"
WANTED_SUFFIX, UPLOADED_SUFFIX = ".upload", ".uploaded"
DONE_SUFFIX: Final = ".done"
TRASH_S: Final = 30 * 86_400
"""A month: how long a deleted recording can be restored."""
_TIME: Final = "%Y%m%dT%H%M%SZ"
_MADE: Final = re.compile(r"(?P<show>.+)_(?P<at>\d{8}T\d{6}Z)(?:_[A-Za-z0-9.-]+)*")
_DELETED: Final = re.compile(r"(?P<at>\d{8}T\d{6}Z)_(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Named:
    """What a file's name tells. Whole seconds UTC since 1970, 0 where it does not say."""

    name: str
    """Where it lies below the record folder; clients know it by this."""
    file_name: str
    """What it was called when it was made."""
    show: str
    began_utc_s: int
    deleted_utc_s: int


def named(name: str) -> Named:
    """Return what *name*, relative to the record folder, tells; pure."""
    folder, _, plain = name.rpartition("/")
    deleted_s = 0
    if folder == TRASH and (found := _DELETED.fullmatch(plain)):
        deleted_s, plain = seconds_of(found["at"]), found["name"]
    stem = plain.removesuffix(SUFFIX)
    made = _MADE.fullmatch(stem)
    show = (made["show"] if made else stem).replace("-", " ")
    return Named(name, plain, show, seconds_of(made["at"]) if made else 0, deleted_s)


def trash_name(file_name: str, now_utc_s: int) -> str:
    """Return where a recording goes that is deleted now."""
    return f"{TRASH}/{time.strftime(_TIME, time.gmtime(now_utc_s))}_{file_name}"


def seconds_of(text: str) -> int:
    """Return the time that a name spells; 0 for one that there is not."""
    try:
        return calendar.timegm(time.strptime(text, _TIME))
    except ValueError:
        return 0


def recording_names(folder: Path) -> list[str]:
    """Return the names of all recordings below *folder*, the deleted ones too.

    A folder that is not there holds none. Raises OSError where it cannot be looked at.
    """
    names: list[str] = []
    for place, prefix in ((folder, ""), (folder / TRASH, f"{TRASH}/")):
        try:
            found = [path.name for path in place.iterdir() if path.name.endswith(SUFFIX)]
        except FileNotFoundError:
            continue
        names += [prefix + name for name in found if not name.startswith(".")]
    return sorted(names)


def ledger_of(recording: Path) -> Path:
    """Return where the ledger lies that begins with *recording*, if it has one."""
    return recording.with_suffix(LEDGER_SUFFIX)


def keep_mark(recording: Path) -> Path:
    """Return the empty file that says that *recording* is kept."""
    return recording.with_name(recording.name + KEEP_SUFFIX)


def wanted_mark(recording: Path) -> Path:
    """Return the empty file that says that *recording* is to be brought to the backend."""
    return recording.with_name(recording.name + WANTED_SUFFIX)


def uploaded_mark(recording: Path) -> Path:
    """Return the empty file that says that the backend has *recording*."""
    return recording.with_name(recording.name + UPLOADED_SUFFIX)


def marks_of(recording: Path) -> tuple[Path, ...]:
    """Return all the marks that *recording* may have."""
    return keep_mark(recording), wanted_mark(recording), uploaded_mark(recording)
