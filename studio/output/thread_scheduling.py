"""Libraries that take real-time priority for their threads, put back to what others have."""

import contextlib
import os
import sys
from collections.abc import Iterator

from .processor_time import foreign_threads


@contextlib.contextmanager
def scheduling_kept() -> Iterator[None]:
    """Have this thread, and those that the block starts, scheduled as this one is now.

    Where it may, as root, SVT-AV1 puts the thread that opens it and all of its own before
    everything else on the system (SCHED_FIFO, priority 99): an encoder that is behind would hold up
    the mix, the sound server and the window, and each process begun afterwards would inherit it.
    """
    if sys.platform != "linux":
        yield
        return
    policy, priority = os.sched_getscheduler(0), os.sched_getparam(0)
    before = foreign_threads()
    try:
        yield
    finally:
        for thread in (0, *(foreign_threads() - before)):
            # One may have ended meanwhile.
            with contextlib.suppress(ProcessLookupError):
                os.sched_setscheduler(thread, policy, priority)
