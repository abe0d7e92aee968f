"""What a process has used, as the kernel counts it (proc(5))."""

import os
from pathlib import Path

_UTIME, _STIME = 11, 12
"""Fields after the name, which may hold anything and ends at the last bracket."""


def cpu_s(pid: int) -> float:
    """Return the seconds of CPU that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[_UTIME]) + int(fields[_STIME])) / os.sysconf("SC_CLK_TCK")
