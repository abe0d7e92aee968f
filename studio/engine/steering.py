"""The one encode follows the line to the primary ingest."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from mixer.clock import Clock
from mixer.handoff import LatestSlot
from mixer.worker import Worker
from studio.output.congestion import LineSample, RateController, RateLimits
from studio.output.ingest import IngestCounters
from studio.output.renditions import Renditions
from studio.show import RecordingSpec

from .inbox import Post, RateNews

_LOOK_S = 0.1
_LEAST_BPS = 800_000
_LEAST_SHARE = 6
"""What a picture never gets less of, unless the show says so: a sixth, but this at the least."""


@dataclass(frozen=True, slots=True)
class Steered:
    """What the picture gets, and what it should; ``line_bps``: what was found too narrow, or 0."""

    target_bps: int
    ceiling_bps: int
    floor_bps: int
    line_bps: int = 0

    @property
    def reduced(self) -> bool:
        """Whether it gets less than it should."""
        return self.target_bps < self.ceiling_bps


class Steering:
    """Looks at the primary's counters ten times a second, on a thread of its own.

    *on* tells whether the show is sent anywhere, *primary* returns the primary's counters while it
    is being sent to, or None; *recording* what the show says of its recording. Who else is sent to
    does not steer: each drops by itself what it cannot take. News is posted when the picture begins
    to get less, and when it gets all again.
    """

    def __init__(
        self,
        *,
        renditions: Renditions,
        on: Callable[[], bool],
        primary: Callable[[], IngestCounters | None],
        recording: Callable[[], RecordingSpec],
        clock: Clock,
        post: Post,
    ) -> None:
        self._renditions = renditions
        self._on = on
        self._primary = primary
        self._recording = recording
        self._clock = clock
        self._post = post
        limits = self._limits()
        self._controller = RateController(limits)
        self._steered: LatestSlot[Steered] = LatestSlot()
        self._steered.put(Steered(limits.ceiling_bps, limits.ceiling_bps, limits.floor_bps))
        self._worker = Worker("bit rate", self._run)

    def open(self) -> None:
        """Begin to look. The owner's thread."""
        self._worker.start()

    def close(self) -> None:
        """End. The owner's thread."""
        self._worker.stop()

    @property
    def now(self) -> Steered:
        """What the picture gets. Any thread."""
        return self._steered.get() or Steered(0, 0, 0)

    def _run(self, stop: threading.Event) -> None:
        while not stop.wait(_LOOK_S):
            self._look()

    def _look(self) -> None:
        limits = self._limits()
        self._controller.use(limits)
        if not self._on():
            # Nothing but the recording is left, which no line holds back.
            self._controller.begin_anew()
        counters = self._primary()
        target_bps = self._controller.observe(None if counters is None else self._sample(counters))
        self._renditions.main.set_bitrate(target_bps)
        before = self.now
        line_bps = self._controller.line_bps if target_bps < limits.ceiling_bps else 0
        now = Steered(target_bps, limits.ceiling_bps, limits.floor_bps, line_bps)
        self._steered.put(now)
        if now.reduced != before.reduced:
            self._post(RateNews(reduced=now.reduced))

    def _sample(self, counters: IngestCounters) -> LineSample:
        return LineSample(
            at_ns=self._clock.now_ns(),
            connection=counters.publishes,
            delivered_bytes=counters.bytes_sent - counters.undelivered_bytes,
            waiting_ms=counters.waiting_ms,
            held_bytes=counters.undelivered_bytes,
        )

    def _limits(self) -> RateLimits:
        main = self._renditions.main_now
        ceiling_bps = main.bitrate_bps
        least_kbps = self._recording().least_kbps
        floor_bps = least_kbps * 1000 if least_kbps else default_floor_bps(ceiling_bps)
        return RateLimits(ceiling_bps, min(floor_bps, ceiling_bps), main.audio_bitrate_bps)


def default_floor_bps(ceiling_bps: int) -> int:
    """Return what a picture never gets less than, where the show does not say."""
    return min(ceiling_bps, max(_LEAST_BPS, ceiling_bps // _LEAST_SHARE))
