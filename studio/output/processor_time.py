"""What the threads of an encode cost, those that its library started for itself among them."""

import os
import sys
import threading
from pathlib import Path
from typing import Final

from capture.thread_time import thread_ns

_TASKS: Final = Path("/proc/self/task")


def foreign_threads() -> frozenset[int]:
    """Return the threads of this process that Python did not start; none where nobody tells."""
    if sys.platform != "linux":
        return frozenset()
    own = {thread.native_id for thread in threading.enumerate()}
    return frozenset(int(name) for name in os.listdir(_TASKS)) - own  # noqa: PTH208  # names are all it takes


def threads_ns(threads: frozenset[int]) -> int | None:
    """Return the processor time that *threads* have taken; None where the system does not tell.

    A thread that has ended counts no more.
    """
    if sys.platform != "linux":
        return None
    return sum(thread_ns(thread) or 0 for thread in threads)
