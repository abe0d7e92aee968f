"""Noticing that a receiver has gone, or gets nothing, within 3 s."""

from mixer.clock import NS_PER_MS, NS_PER_S, Clock

from .errors import PeerLostError

_SILENCE_NS = 2500 * NS_PER_MS
_STANDSTILL_NS = 3 * NS_PER_S
_REPORTLESS_NS = 6 * NS_PER_S
"""Reports come up to 1.5 s apart, and one may be lost."""


class PeerWatch:
    """Told what comes and what goes; one thread's.

    Silence is no answer to consent checks and no RTCP for 2.5 s. Standstill is a receiver that
    goes on reporting, and whose newest packet is the same for 3 s while packets go out.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heard_ns = clock.now_ns()
        self._highest: int | None = None
        self._reported_ns = self._moved_ns = self._heard_ns
        self._sent_at_move = 0

    def heard(self) -> None:
        """Note that something came that only the peer can have sent."""
        self._heard_ns = self._clock.now_ns()

    def reported(self, highest_sequence: int, packets_sent: int) -> None:
        """Note the newest packet that the receiver has, and how many were sent until now."""
        self._reported_ns = self._clock.now_ns()
        if highest_sequence != self._highest or packets_sent == self._sent_at_move:
            self._highest = highest_sequence
            self._moved_ns = self._reported_ns
            self._sent_at_move = packets_sent

    def check(self, consented_ns: int) -> None:
        """Raise :class:`PeerLostError` when the peer is gone, given its last consent."""
        now_ns = self._clock.now_ns()
        if now_ns - max(self._heard_ns, consented_ns) >= _SILENCE_NS:
            message = "Nothing comes back from the receiver any more; connecting again."
            raise PeerLostError(message)
        stands = self._reported_ns - self._moved_ns >= _STANDSTILL_NS
        fell_silent = self._highest is not None and now_ns - self._reported_ns >= _REPORTLESS_NS
        if stands or fell_silent:
            message = "The receiver gets nothing of what is sent any more; connecting again."
            raise PeerLostError(message)
