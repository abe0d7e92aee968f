"""A line of scripted capacity between an encoder and an ingest, on a time of its own."""

from collections.abc import Callable

from mixer.clock import NS_PER_MS, NS_PER_S
from studio.output.congestion import LineSample

_STEPS_PER_S = 30
_STEP_NS = NS_PER_S // _STEPS_PER_S
_STEPS_A_LOOK = 3
_GOP_S, _KEY_SHARE = 2, 0.12
_LAG_STEPS = 12
_SOCKET_BYTES = 64 << 10
_QUEUE_S = 2.75


class NarrowLine:
    """An encoder that follows its target after 0.4 s, with a key frame every 2 s, and a line.

    ``capacity_bps`` may be changed. What waits beyond 2.75 s is dropped, as the send queue does.
    """

    def __init__(
        self,
        capacity_bps: float,
        *,
        target_bps: int,
        audio_bps: int,
        round_trip_s: float = 0.03,
    ) -> None:
        self.capacity_bps = capacity_bps
        self.connection = 1
        self.dropped = 0
        self.now_ns = 0
        self._audio_bps = audio_bps
        self._round_trip_s = round_trip_s
        self._targets = [target_bps]
        self._waiting: list[tuple[int, float]] = []
        self._delivered = 0.0
        self._waiting_bytes = 0.0
        self._steps = 0

    def step(self, target_bps: int) -> None:
        """Encode a picture with its sound, and carry what the line takes meanwhile."""
        self.now_ns += _STEP_NS
        self._steps += 1
        self._targets = [*self._targets, target_bps][-_LAG_STEPS:]
        self._put(self._encoded_bytes(self._targets[0]))
        room = self.capacity_bps / 8 / _STEPS_PER_S
        carried = min(room, self._waiting_bytes)
        self._delivered += carried
        self._waiting_bytes -= carried
        self._take(carried)
        if self._waiting and self.now_ns - self._waiting[0][0] > _QUEUE_S * 1e9:
            self.dropped += 1
            self._waiting_bytes = 0
            self._waiting.clear()

    def run(self, seconds: float, steer: Callable[[LineSample], int]) -> list[tuple[float, int]]:
        """Run with *steer* asked ten times a second; return (delay in s, target) each time."""
        seen = []
        for _ in range(round(seconds * 10)):
            for _ in range(_STEPS_A_LOOK):
                self.step(self._targets[-1])
            self._targets[-1] = steer(self._sample())
            seen.append((self.delay_s, self._targets[-1]))
        return seen

    @property
    def delay_s(self) -> float:
        """How old the oldest is that was not taken."""
        return (self.now_ns - self._waiting[0][0]) / 1e9 if self._waiting else 0.0

    def _encoded_bytes(self, target_bps: int) -> float:
        steps_of_gop = _GOP_S * _STEPS_PER_S
        of_gop = target_bps / 8 * _GOP_S
        key = of_gop * _KEY_SHARE if self._steps % steps_of_gop == 0 else 0.0
        return key + of_gop * (1 - _KEY_SHARE) / steps_of_gop + self._audio_bps / 8 / _STEPS_PER_S

    def _put(self, size: float) -> None:
        self._waiting.append((self.now_ns, size))
        self._waiting_bytes += size

    def _take(self, size: float) -> None:
        while self._waiting and size >= self._waiting[0][1] - 1e-6:
            size -= self._waiting.pop(0)[1]
        if self._waiting:
            at_ns, left = self._waiting[0]
            self._waiting[0] = (at_ns, left - size)

    def _sample(self) -> LineSample:
        # What is under way at least, and of what waits as much as the socket takes.
        under_way = self._round_trip_s * min(self.capacity_bps, 8e6) / 8
        held = min(self._waiting_bytes, _SOCKET_BYTES)
        beyond = self._waiting_bytes - held
        waiting_ms = 0
        for at_ns, size in reversed(self._waiting):
            if beyond <= 0:
                break
            beyond -= size
            waiting_ms = (self.now_ns - at_ns) // NS_PER_MS
        return LineSample(
            self.now_ns, self.connection, int(self._delivered), waiting_ms, int(held + under_way)
        )
