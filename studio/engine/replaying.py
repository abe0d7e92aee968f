"""Replays: the newest stretch of the programme, kept in memory, saved when somebody says so."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mixer.clock import NS_PER_S, Clock
from studio.output.fanout import FanOut
from studio.output.output import OutputState
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.output.replay import ReplayMemory

from .desk import Desk
from .errors import EngineError
from .inbox import Post, ReplayNews
from .recording_desk import RecordingDesk

_CLOSE_S: Final = 25.0
_ALL_NS: Final = 1 << 62


class Replaying:
    """Feeds the memory, and seals what is in it into a file. The session asks; a desk does it."""

    def __init__(
        self,
        *,
        memory: ReplayMemory,
        fan_out: FanOut,
        plan: Callable[[], RecordingPlan],
        clock: Clock,
        post: Post,
    ) -> None:
        self._memory = memory
        self._fan_out = fan_out
        self._plan = plan
        self._clock = clock
        self._post = post
        self._desk = Desk("replay desk")

    def open(self) -> None:
        """Begin to remember."""
        self._fan_out.add(self._memory)
        self._desk.start()

    def close(self) -> None:
        """Forget all, once what was asked for is saved."""
        self._desk.stop(_CLOSE_S)
        self._fan_out.remove(self._memory, 0)

    def save(self) -> None:
        """Seal what is in memory into a recording of its own; clients are told when it is there.

        It goes where a recording would go that begins now. Raises :class:`EngineError` where there
        is nothing yet.
        """
        packets, headers = self._memory.newest(_ALL_NS)
        if not packets:
            message = "There is nothing to play again yet; wait a moment."
            raise EngineError(message)

        plan = self._plan()

        def seal() -> None:
            output = RecorderOutput(
                plan=plan,
                headers=headers,
                clock=self._clock,
                on_status=lambda _status: None,
            )
            output.start()
            for packet in packets:
                output.put(packet)
            output.stop(_ALL_NS)
            status, path = output.status, output.path
            if status.state is OutputState.FAILED or path is None:
                self._post(ReplayNews(status.fault, failed=True))
                return
            seconds = (packets[-1].pts_ns - packets[0].pts_ns) / NS_PER_S
            words = f"The last {seconds:.0f} s are saved as {path.name}."
            self._post(ReplayNews(words, failed=False))

        if not self._desk.ask(seal):
            message = "Replays are still being saved; wait a moment."
            raise EngineError(message)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeps the programme: recordings, and replays from memory."""

    recording: RecordingDesk
    replaying: Replaying


def opened(ends: contextlib.ExitStack, replaying: Replaying) -> Replaying:
    """Return *replaying*, opened now and closed with *ends*."""
    replaying.open()
    ends.callback(replaying.close)
    return replaying
