"""The link process from the engine's side: started with its launch on a pipe, fed, heard, ended."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.errors import MixerError
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.worker import Worker

from .framing import frame_message
from .messages import FromLink, Launch, decode_from_link, encode

MODULE = "studio.links.whip"
_ROOT = Path(__file__).resolve().parents[3]
_TLS_PRIORITIES = _ROOT / "resources" / "gnutls.conf"
_LONGEST_LINE = 64 << 10
_MOST_WAITING = 64
_JOIN_S = 5.0

NextFrame = Callable[[], bytes]
"""What to write next, b'' for nothing yet; may wait a little."""


class LinkProcess:
    """One process and the two threads of its pipes. One owner's thread, but :meth:`kill`."""

    def __init__(self, launch: Launch, *, next_frame: NextFrame, clock: Clock) -> None:
        self._next_frame = next_frame
        self._clock = clock
        self._messages: BoundedQueue[FromLink] = BoundedQueue(_MOST_WAITING, drop_oldest)
        self._heard_ns: LatestSlot[int] = LatestSlot()
        self._heard_ns.put(clock.now_ns())
        self._first = frame_message(encode(launch))
        self._process = subprocess.Popen(  # noqa: S603  # our own module, by our own interpreter
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            cwd=_ROOT,
            env={**os.environ, "GNUTLS_SYSTEM_PRIORITY_FILE": str(_TLS_PRIORITIES)},
            bufsize=0,
        )
        self._feeder = Worker("whip feeder", self._feed)
        self._listener = Worker("whip listener", self._listen)
        self._feeder.start()
        self._listener.start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def silent_s(self) -> float:
        """For how long nothing was heard of it."""
        return (self._clock.now_ns() - (self._heard_ns.get() or 0)) / NS_PER_S

    def heard(self, timeout_s: float) -> FromLink | None:
        """Return what it said, oldest first; None after *timeout_s*."""
        return self._messages.get(timeout_s)

    def kill(self) -> None:
        """End the process at once. Any thread."""
        self._process.kill()

    def close(self, wait_s: float) -> None:
        """Wait *wait_s* for its end, force that, and join the threads."""
        try:
            self._process.wait(wait_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for worker in (self._feeder, self._listener):
            with contextlib.suppress(MixerError):
                worker.stop(_JOIN_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _feed(self, stop: threading.Event) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        with contextlib.suppress(OSError, ValueError):
            _write(pipe, self._first)
            while not stop.is_set() and self.alive:
                _write(pipe, self._next_frame())
            pipe.close()

    def _listen(self, _stop: threading.Event) -> None:
        pipe = self._process.stdout
        waiting = b""
        while pipe is not None:
            try:
                part = os.read(pipe.fileno(), _LONGEST_LINE)
            except (OSError, ValueError):
                return
            if not part:
                return
            *lines, waiting = (waiting + part).split(b"\n")
            for line in lines:
                with contextlib.suppress(msgspec.MsgspecError):
                    self._messages.put(decode_from_link(line))
            self._heard_ns.put(self._clock.now_ns())
            waiting = waiting[-_LONGEST_LINE:]


def _write(pipe: IO[bytes], data: bytes) -> None:
    """Write it all; waits while the link is behind, until it takes more or dies."""
    rest = memoryview(data)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]
