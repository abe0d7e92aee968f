"""Which processes belong together, as /proc tells."""

from pathlib import Path

_PROC = Path("/proc")
_DEEPEST = 32


class ProcessFamily:
    """A process and all that descend from it: ``pid in family``. Any thread.

    Where there is no /proc, the family is that process alone.
    """

    def __init__(self, *heads: int) -> None:
        self._heads = frozenset(heads)

    def __contains__(self, pid: object) -> bool:
        """Whether *pid* runs and is one of them."""
        current = pid if isinstance(pid, int) else 0
        for _ in range(_DEEPEST):
            if current in self._heads:
                return True
            if current <= 1:
                return False
            current = _parent(current)
        return False


def _parent(pid: int) -> int:
    """Return the parent's id, 0 when the process has gone."""
    try:
        # "pid (name) state ppid …", where the name may hold spaces and brackets.
        return int((_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0
