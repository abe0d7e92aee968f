"""A thread that a test started must have ended when the test has."""

import threading
import time
from collections.abc import Iterator

import pytest

_GRACE_S = 1.0


def _threads() -> set[threading.Thread]:
    # A dummy stands for a foreign thread, such as PortAudio's, that once called into Python;
    # Python keeps it listed after the thread has gone.
    return {
        thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)
    }


def _fail_on_leak(before: set[threading.Thread]) -> None:
    deadline = time.monotonic() + _GRACE_S
    for thread in _threads() - before:
        thread.join(max(0.0, deadline - time.monotonic()))
    leaked = sorted(thread.name for thread in _threads() - before)
    if leaked:
        pytest.fail(f"Threads left behind: {', '.join(leaked)}", pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def _no_thread_left_by_the_run() -> Iterator[None]:
    before = _threads()
    yield
    _fail_on_leak(before)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = _threads()
    yield
    _fail_on_leak(before)
