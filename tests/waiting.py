"""Waiting for a state with a deadline, for what offers no event of its own."""

import threading
import time
from collections.abc import Callable

_POLL_S = 0.01


def wait_until(predicate: Callable[[], object], timeout_s: float, what: str) -> None:
    """Return as soon as *predicate* is true.

    Raises :class:`AssertionError` that names *what* did not come within *timeout_s*.
    """
    never = threading.Event()
    deadline = time.monotonic() + timeout_s
    while not predicate():
        if time.monotonic() >= deadline:
            message = f"Waited {timeout_s:g} s in vain: {what}"
            raise AssertionError(message)
        never.wait(_POLL_S)
