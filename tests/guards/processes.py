"""A process that a test started, or that one of those started, must have ended with the test."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.waiting import wait_until

_GRACE_S = 1.5
_PROC = Path("/proc")
# Inherited by every descendant, so that one whose parent died is known by it too.
_BADGE = "VIDEOSYNC_TEST_RUN"
_badge_value = uuid.uuid4().hex


def pytest_configure() -> None:
    os.environ[_BADGE] = _badge_value


class _Process(NamedTuple):
    name: str
    parent: int


def _from_proc() -> dict[int, _Process]:
    badge = f"{_BADGE}={_badge_value}".encode()
    me = os.getpid()
    found: dict[int, _Process] = {}
    for folder in _PROC.iterdir():
        if not folder.name.isdecimal() or int(folder.name) == me:
            continue
        try:
            # "pid (name) state ppid …", where the name may hold spaces and brackets.
            name, _, rest = (folder / "stat").read_text().rpartition(")")
            state, parent = rest.split()[:2]
            badged = badge in (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            # It ended while we looked, or is another user's.
            continue
        if state != "Z" and (int(parent) == me or badged):
            found[int(folder.name)] = _Process(name.partition("(")[2], int(parent))
    return found


def _from_ps() -> dict[int, _Process]:
    ps = subprocess.Popen(["ps", "-A", "-o", "pid=,ppid=,comm="], stdout=subprocess.PIPE, text=True)
    listing, _ = ps.communicate(timeout=10)
    rows = [line.split(None, 2) for line in listing.splitlines()]
    return {
        int(pid): _Process(name, int(parent))
        for pid, parent, name in rows
        if int(parent) == os.getpid() and int(pid) != ps.pid
    }


def _processes() -> dict[int, _Process]:
    """Return the living processes that come from this run, as far as the system tells."""
    if _PROC.is_dir():
        return _from_proc()
    return {} if sys.platform == "win32" else _from_ps()


def _left(before: dict[int, _Process]) -> dict[int, _Process]:
    """Return what is new and has no ancestor in *before*.

    What a process that tests share starts is its own affair, for as long as it lives.
    """
    now = _processes()

    def is_of_another(pid: int) -> bool:
        while pid in now and pid not in before:
            pid = now[pid].parent
        return pid in before

    return {pid: process for pid, process in now.items() if not is_of_another(pid)}


def _fail_on_leak(before: dict[int, _Process]) -> None:
    if not _left(before):
        return
    try:
        wait_until(lambda: not _left(before), _GRACE_S, "processes end")
    except AssertionError:
        left = [f"{process.name} ({pid})" for pid, process in _left(before).items()]
        pytest.fail(f"Processes left behind: {', '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def _no_process_left_by_the_run() -> Iterator[None]:
    before = _processes()
    yield
    _fail_on_leak(before)


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    before = _processes()
    yield
    _fail_on_leak(before)
