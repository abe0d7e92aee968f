"""What a thread of this process has used of the processor, as Linux counts it (proc(5))."""

import os
import sys
from pathlib import Path

_TASKS = Path("/proc/self/task")
_UTIME, _STIME = 11, 12
"""Fields after the name, which may hold anything and ends at the last bracket."""


def thread_time_s(native_id: int) -> float | None:
    """Return the seconds that a thread has used; None where it ended or nothing is known."""
    if sys.platform != "linux":
        return None
    try:
        stat = (_TASKS / str(native_id) / "stat").read_text("utf-8", "replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return (int(fields[_UTIME]) + int(fields[_STIME])) / os.sysconf("SC_CLK_TCK")
