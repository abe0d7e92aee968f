"""Quick down, careful up: the picture's bit rate that a line is worth; pure."""

from dataclasses import dataclass

from mixer.clock import NS_PER_S

from .line import LineMeter, LineSample

_HIGH_MS, _LOW_MS = 450.0, 250.0
"""Standing delays: above the first the line is too narrow, below the second it is at ease."""
_DRAIN_S = 4.0
"""In how long a backlog is to be gone."""
_LEAST_SHARE = 0.5
"""Of what the line carries, while a backlog drains."""
_SHARE = 0.9
"""Of what the line was seen to carry, once it is at ease again: room for what TCP sends twice."""
_STEP, _BOLD_STEP = 1.06, 1.15
"""Of a raise, up to what the line carried when it was too narrow, and well beyond that."""
_BEYOND = 1.2
_RAISE_NS = 2 * NS_PER_S
_FIRST_PATIENCE_NS, _LAST_PATIENCE_NS = 5 * NS_PER_S, 60 * NS_PER_S
_MEDIAN_OF = 15


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Between what the picture's bit rate moves; ``audio_bps`` is sent besides, whatever comes."""

    ceiling_bps: int
    floor_bps: int
    audio_bps: int


class RateController:
    """Says what the encoder should aim at, from samples ten times a second; one thread's.

    Down at once, to less than the line carries so that the backlog drains; then to 0.9 of it;
    then up by small steps while nothing waits. Each step that was one too many doubles the wait
    before the next, up to a minute. A line that takes nothing at all is a stall, which less would
    not cure: nothing is changed until it moves, or is another connection.
    """

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits
        self._meter = LineMeter()
        self._target_bps = float(limits.ceiling_bps)
        self._seen_bps: list[float] = []
        self._line_bps = 0.0
        self._drains = self._raised = False
        self._patience_ns = _FIRST_PATIENCE_NS
        self._next_raise_ns = 0

    def use(self, limits: RateLimits) -> None:
        """Keep to *limits* from now on; what had all of the old ones has all of these."""
        if limits == self._limits:
            return
        had_all, self._limits = not self.reduced, limits
        self._aim(limits.ceiling_bps if had_all else self._target_bps)

    def begin_anew(self) -> None:
        """Forget all of the line: the next one is another."""
        self._meter.forget()
        self._seen_bps.clear()
        self._drains = self._raised = False
        self._line_bps, self._patience_ns = 0.0, _FIRST_PATIENCE_NS
        self._aim(self._limits.ceiling_bps)

    def observe(self, sample: LineSample | None) -> int:
        """Return the bit rate to aim at, in bit/s; *sample* None: nothing is sent now."""
        if sample is None:
            self._meter.forget()
            self._drains = False
            return self.target_bps
        self._meter.add(sample)
        if self._meter.moving:
            self._judge(sample.at_ns)
        return self.target_bps

    @property
    def target_bps(self) -> int:
        """What the encoder should aim at, for the picture."""
        return int(self._target_bps)

    @property
    def line_bps(self) -> int:
        """What the line carried in all when it was last too narrow; 0: it never was."""
        return int(self._line_bps)

    @property
    def reduced(self) -> bool:
        """Whether the picture gets less than it was meant to."""
        return self.target_bps < self._limits.ceiling_bps

    @property
    def delay_ms(self) -> int:
        """How far the line is behind."""
        return int(self._meter.delay_ms)

    def _judge(self, now_ns: int) -> None:
        meter = self._meter
        if meter.standing_ms > _HIGH_MS and not self._empties_in_time():
            self._too_narrow()
        elif self._drains and meter.delay_ms < _LOW_MS:
            self._at_ease(now_ns)
        elif self._may_raise(now_ns):
            self._raise(now_ns)

    def _may_raise(self, now_ns: int) -> bool:
        at_ease = not self._drains and self._meter.standing_ms < _LOW_MS
        return at_ease and self.reduced and now_ns >= self._next_raise_ns

    def _empties_in_time(self) -> bool:
        """Whether the backlog will be gone in time as things are going."""
        return -self._meter.slope * _DRAIN_S * 1000 >= self._meter.delay_ms

    def _too_narrow(self) -> None:
        meter = self._meter
        if not self._drains:
            self._drains = True
            self._seen_bps.clear()
            if self._raised:
                # It was one step too many.
                self._patience_ns = min(2 * self._patience_ns, _LAST_PATIENCE_NS)
        self._seen_bps = [*self._seen_bps, meter.rate_bps][-_MEDIAN_OF:]
        share = max(_LEAST_SHARE, _SHARE - meter.delay_ms / 1000 / _DRAIN_S)
        self._aim(min(self._target_bps, share * meter.rate_bps - self._limits.audio_bps))

    def _at_ease(self, now_ns: int) -> None:
        self._drains = self._raised = False
        self._line_bps = sorted(self._seen_bps)[len(self._seen_bps) // 2]
        self._aim(_SHARE * self._line_bps - self._limits.audio_bps)
        self._next_raise_ns = now_ns + self._patience_ns

    def _raise(self, now_ns: int) -> None:
        beyond = self._target_bps + self._limits.audio_bps > _BEYOND * self._line_bps
        if beyond:
            self._patience_ns = _FIRST_PATIENCE_NS
        self._aim(self._target_bps * (_BOLD_STEP if beyond else _STEP))
        self._raised = True
        self._next_raise_ns = now_ns + _RAISE_NS

    def _aim(self, bps: float) -> None:
        limits = self._limits
        self._target_bps = max(limits.floor_bps, min(limits.ceiling_bps, bps))
