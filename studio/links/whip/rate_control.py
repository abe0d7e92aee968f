"""How much this destination's pictures may take, by what its receiver says; pure.

Loss is judged as in draft-ietf-rmcat-gcc-02, section 6: below 2 % there is room, above 10 % there
is too much. A queue that grows without loss shows in the round trip.
"""

_LITTLE_LOSS, _MUCH_LOSS = 0.02, 0.10
_GROWTH = 1.08
_RELIEF = 0.85
_QUEUE_S = 0.25
"""How much longer than at its best a round trip may take before a queue is to blame."""
_SPEAKS_OF_THE_LINE = 1.2
"""A limit above this share of what is sent only says that no more was sent."""


class RateControl:
    """Between *floor_bps* and *ceiling_bps*, where it begins; one thread's."""

    def __init__(self, *, floor_bps: int, ceiling_bps: int) -> None:
        self._floor_bps = floor_bps
        self._ceiling_bps = ceiling_bps
        self._best_round_trip_s: float | None = None
        self.target_bps = ceiling_bps

    def heard_reception(self, loss: float, round_trip_s: float | None) -> None:
        """Take a receiver's report on the pictures, which comes about once a second."""
        queue_s = 0.0
        if round_trip_s is not None:
            best_s = self._best_round_trip_s
            self._best_round_trip_s = round_trip_s if best_s is None else min(best_s, round_trip_s)
            queue_s = round_trip_s - self._best_round_trip_s
        if loss > _MUCH_LOSS:
            self._aim(self.target_bps * (1 - loss / 2))
        elif queue_s > _QUEUE_S:
            self._aim(self.target_bps * _RELIEF)
        elif loss < _LITTLE_LOSS:
            self._aim(self.target_bps * _GROWTH)

    def heard_limit(self, limit_bps: int, sent_bps: int) -> None:
        """Take the receiver's limit for the pictures, and what they took of late."""
        if limit_bps < sent_bps * _SPEAKS_OF_THE_LINE:
            self._aim(min(self.target_bps, limit_bps))

    def _aim(self, bitrate_bps: float) -> None:
        self.target_bps = int(min(self._ceiling_bps, max(self._floor_bps, bitrate_bps)))
