"""Which program has a device, by what Linux tells in /proc: of one's own programs, and of sound."""

import re
from pathlib import Path

_PROCESSES = Path("/proc")
_GROUP = re.compile(r"^Tgid:\s*(\d+)$", re.MULTILINE)


def holder_of(path: str, processes: Path = _PROCESSES) -> str:
    """Return the name of another program that has the node *path* open; '' where none is known.

    Any thread.
    """
    for process in processes.iterdir():
        if not process.name.isdigit() or _is_ours(process):
            continue
        try:
            if any(_leads_to(entry, path) for entry in (process / "fd").iterdir()):
                return program(int(process.name), processes)
        except OSError:
            # It ended meanwhile, or belongs to somebody else.
            continue
    return ""


def is_open_here(path: str, processes: Path = _PROCESSES) -> bool:
    """Return whether this process has the node *path* open itself. Any thread."""
    try:
        return any(_leads_to(entry, path) for entry in (processes / "self" / "fd").iterdir())
    except OSError:
        return False


def program(process: int, processes: Path = _PROCESSES) -> str:
    """Return the name of the program of *process*, or of a thread; '' where it is not known."""
    try:
        status = (processes / str(process) / "status").read_text("utf-8", "replace")
        group = _GROUP.search(status)
        name = processes / (group[1] if group else str(process)) / "comm"
        return name.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _is_ours(process: Path) -> bool:
    try:
        return process.samefile(process.parent / "self")
    except OSError:
        return False


def _leads_to(entry: Path, path: str) -> bool:
    try:
        return str(entry.readlink()) == path
    except OSError:
        return False
