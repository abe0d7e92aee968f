"""Whether what the headphones play comes back in by a microphone that is no microphone.

A sound server offers what it plays as an input, too (PulseAudio and PipeWire: a sink's monitor).
A show that hears the output that its headphones play into would howl, and send its monitoring to
the audience.
"""

import os
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import LatestSlot
from mixer.worker import Worker

from .sound_paths import leads_back
from .sound_server import SoundServer

LOOK_AGAIN_NS = 5 * NS_PER_S
"""Whoever moves a stream in the sound server's own mixer tells nobody."""
_NEW_INPUTS_S = 0.05
_LOOPS = ("monitor", "loopback", "stereo mix", "what u hear")


def loop_found(output: str, inputs: Iterable[str], server: SoundServer) -> bool:
    """Return whether this process hears what it plays on *output*; *inputs* are what it hears.

    The sound server is asked where there is one to ask, else their names decide. Blocks up to a
    second where a server does not answer.
    """
    names = [name.lower() for name in inputs]
    if not names:
        return False
    listed = server.ask()
    asked = None if listed is None else leads_back(listed, os.getpid())
    if asked is not None:
        return asked
    return any(
        any(word in name for word in _LOOPS) and (output.lower() in name or name in output.lower())
        for name in names
    )


class LoopWatch:
    """Looks for a loop while *output* plays, on a thread of its own.

    To ask a sound server takes longer than a pair of headphones has sound waiting. *inputs* tells
    what is heard now; a change of it is looked at at once. Ends when it is left.
    """

    def __init__(self, output: str, inputs: Callable[[], dict[int, str]], clock: Clock) -> None:
        self._output = output
        self._inputs = inputs
        self._clock = clock
        self._server = SoundServer(clock)
        self._found: LatestSlot[bool] = LatestSlot()
        self._worker = Worker("headphones' loop watch", self._run)

    def __enter__(self) -> Self:
        """Be ready to look."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Look no more, and join."""
        self._worker.stop()
        self._server.end()

    def look(self) -> bool:
        """Look now, and return whether there is one; blocks as :func:`loop_found` does.

        Its owner before it has started, then its own thread.
        """
        return loop_found(self._output, self._inputs().values(), self._server)

    @property
    def found(self) -> bool:
        """Whether there was one when it looked last. Any thread."""
        return bool(self._found.get())

    def start(self) -> None:
        """Begin to look."""
        self._worker.start()

    def _run(self, stop: threading.Event) -> None:
        looked_ns, before = self._clock.now_ns(), self._inputs()
        while not stop.wait(_NEW_INPUTS_S):
            now_ns, inputs = self._clock.now_ns(), self._inputs()
            if inputs != before or now_ns - looked_ns > LOOK_AGAIN_NS:
                self._found.put(self.look())
                looked_ns, before = now_ns, inputs
