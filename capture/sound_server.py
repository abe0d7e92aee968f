"""What the system's sound server tells of its streams (PulseAudio, and PipeWire in its words)."""

import contextlib
import json
import os
import selectors
import signal
import subprocess

from mixer.clock import NS_PER_S, Clock

Listed = dict[str, list[dict[str, object]]]
"""By "sinks", "sources", "sink_inputs" and "source_outputs", as ``pactl --format=json list``."""
_ASKS = r"while read -r _; do pactl --format=json list; printf '\0'; done"
_END = b"\0"
_TIMEOUT_NS = NS_PER_S
_PIECE = 1 << 16


class SoundServer:
    """Asked again and again through one shell. One thread at a time.

    To begin a process stops every thread of this one, by some ten milliseconds: a hole in the
    headphones. The shell begins them in its own place.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._shell: subprocess.Popen[bytes] | None = None

    def ask(self) -> Listed | None:
        """Return what there is now; None without a server, or an answer within a second."""
        try:
            if self._shell is None:
                self._shell = _shell()
            answer = self._answer(self._shell)
        except OSError:
            # A shell that still waits for a server that froze would answer the next question late.
            self.end()
            return None
        try:
            found: Listed = json.loads(answer)
        except ValueError:
            return None
        return found

    def _answer(self, shell: subprocess.Popen[bytes]) -> bytes:
        if shell.stdin is None or shell.stdout is None:
            raise BrokenPipeError
        shell.stdin.write(b"\n")
        until_ns = self._clock.now_ns() + _TIMEOUT_NS
        answer = b""
        with selectors.DefaultSelector() as waiting:
            waiting.register(shell.stdout, selectors.EVENT_READ)
            while not answer.endswith(_END):
                left_ns = until_ns - self._clock.now_ns()
                if left_ns <= 0 or not waiting.select(left_ns / NS_PER_S):
                    raise TimeoutError
                piece = os.read(shell.stdout.fileno(), _PIECE)
                if not piece:
                    raise BrokenPipeError
                answer += piece
        return answer.removesuffix(_END)

    def end(self) -> None:
        """End the shell; it may be asked anew."""
        shell, self._shell = self._shell, None
        if shell is None:
            return
        with contextlib.suppress(ProcessLookupError):
            # With what it waits for.
            os.killpg(shell.pid, signal.SIGKILL)
        shell.communicate()


def _shell() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own words
        ["sh", "-c", _ASKS],  # noqa: S607  # wherever the system keeps it
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
