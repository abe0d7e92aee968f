"""The thread that draws a picture for each tick of the show."""

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from .cadence import Cadence
from .canvas import CanvasPools
from .clock import Clock
from .compositor import Compositor
from .handoff import BoundedQueue, LatestSlot, drop_oldest
from .media import VideoFrame, frame_of
from .mips import MipStore
from .ports import VideoSink, VideoSource
from .program import ProgramState, redraw, settle, take, weights
from .scene import Scene
from .stamp import PictureStamp
from .transition import Transition
from .worker import Worker

MAX_WAITING_TAKES = 16
LATENESS_KEPT = 4096


_Shown: TypeAlias = tuple[Mapping[str, VideoSource], Mapping[str, Scene]]


@dataclass(frozen=True, slots=True)
class MixCounters:
    """Ticks since the start: drawn in time, and late ones, which repeated the picture before."""

    mixed: int = 0
    late: int = 0


class VideoMix:
    """Asks the sources at each tick of *cadence*, draws the programme, hands it to the sinks.

    Every tick gives exactly one picture, whose ``pts_ns`` is the tick. A tick that was missed
    altogether repeats the last picture and is counted, so that time and count never part.
    *on_taken* hears on the mix thread of each take that reached a tick.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        cadence: Cadence,
        width: int,
        height: int,
        sources: Mapping[str, VideoSource],
        initial: Scene,
        sinks: Sequence[VideoSink],
        stamp: PictureStamp | None = None,
        on_taken: Callable[[ProgramState], None] = lambda _state: None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._cadence = cadence
        self._size = (width, height)
        self._sources = sources
        self._sinks = sinks
        self._stamp = stamp
        self._on_taken = on_taken
        self._pools = CanvasPools()
        self.mips = MipStore(self._pools)
        self._compositor = Compositor(width, height, self._pools, self.mips)
        self._takes: BoundedQueue[tuple[Scene, Transition]] = BoundedQueue(
            MAX_WAITING_TAKES, drop_oldest
        )
        self._exchanged: LatestSlot[_Shown] = LatestSlot()
        self._shown: _Shown | None = None
        self._state = ProgramState(initial)
        self._last: VideoFrame | None = None
        self.program: LatestSlot[ProgramState] = LatestSlot()
        self.program.put(self._state)
        self.counters = MixCounters()
        self._lateness_ns: deque[int] = deque(maxlen=LATENESS_KEPT)
        self._worker = Worker("video mix", self._run, failed)

    def start(self) -> None:
        """Begin at the next tick."""
        self._worker.start()

    def stop(self) -> None:
        """End after the tick that is being drawn. The owner's thread."""
        self._worker.stop()

    def take(self, scene: Scene, transition: Transition) -> None:
        """Put *scene* on air at the next tick. Any thread."""
        self._takes.put((scene, transition))

    def exchange(self, sources: Mapping[str, VideoSource], scenes: Mapping[str, Scene]) -> None:
        """Draw from *sources* from the next tick on, and what is on air as *scenes* have it.

        One thread: the session's.
        """
        self._exchanged.put((sources, scenes))

    def lateness_ns(self) -> tuple[int, ...]:
        """Return how much after its tick each of the last pictures was begun. Any thread."""
        return tuple(self._lateness_ns)

    def _run(self, stop: threading.Event) -> None:
        n = self._cadence.index_at(self._clock.now_ns()) + 1
        while not stop.is_set():
            self._tick(n)
            n += 1

    def _tick(self, n: int) -> None:
        t_ns = self._cadence.at(n)
        self._clock.sleep_until(t_ns)
        now_ns = self._clock.now_ns()
        self._lateness_ns.append(now_ns - t_ns)
        if now_ns >= self._cadence.at(n + 1) and self._last is not None:
            frame = replace(self._last, pts_ns=t_ns)
            self.counters = replace(self.counters, late=self.counters.late + 1)
        else:
            self._apply_takes(t_ns)
            frame = self._draw(n, t_ns)
            self.counters = replace(self.counters, mixed=self.counters.mixed + 1)
        self._last = frame
        for sink in self._sinks:
            sink.put(frame)

    def _apply_takes(self, t_ns: int) -> None:
        state = settle(self._state, t_ns)
        exchanged = self._exchanged.get()
        if exchanged is not None and exchanged is not self._shown:
            # Together, so that no picture shows a new scene without its new source.
            self._shown = exchanged
            self._sources = exchanged[0]
            state = redraw(state, exchanged[1])
        while (taken := self._takes.get(timeout_s=0)) is not None:
            state = take(state, *taken, t_ns)
            self._on_taken(state)
        if state is not self._state:
            self._state = state
            self.program.put(state)

    def _draw(self, n: int, t_ns: int) -> VideoFrame:
        shares = tuple(weights(self._state, t_ns))
        names = {item.source for scene, share in shares if share > 0 for item in scene.items}
        frames = {
            name: self._sources[name].frame_at(t_ns) for name in names if name in self._sources
        }
        frame = self._compositor.mix(shares, frames, t_ns)
        if self._stamp is None or frame.packed is None:
            return frame
        packed = frame.packed
        if any(source is not None and source.packed is packed for source in frames.values()):
            # Nothing had to be drawn, so these are the source's own planes, not ours to mark.
            packed = self._pools.take(*self._size)
            np.copyto(packed, frame.packed)
        self._stamp.draw(packed, n, t_ns)
        return frame_of(packed, t_ns)
