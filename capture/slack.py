"""How long sound is kept back for what comes late: as long as it takes, and no longer."""

_SPARE_S = 0.001
_FIRST_TRUST_S, _MOST_TRUST_S = 2.0, 600.0
"""Sound that is opened comes unevenly for a second or two; after that it is believed."""
_SLEW = 0.002
"""Played faster by so much, sound is higher by three hundredths of a semitone: nobody hears it."""


class Slack:
    """What is kept back, between *least_s* and *most_s*. One thread.

    More at once when something came too late; less, little by little, once nothing has for a while
    and it could have done with less. Each time that proves wrong the while is twice as long, so
    that a machine that is now and then late is soon left alone.
    """

    def __init__(self, least_s: float, most_s: float) -> None:
        self._least_s, self._most_s = least_s, most_s
        self._kept_s = self._goal_s = least_s
        self._trust_s = _FIRST_TRUST_S
        self._whole_s = self._needed_s = 0.0
        self._was_lowered = False

    @property
    def kept_s(self) -> float:
        """How long sound is kept back now."""
        return self._kept_s

    def late(self, by_s: float) -> float:
        """Take that something came *by_s* too late; return how much more is kept from now on."""
        if self._was_lowered:
            self._was_lowered = False
            self._trust_s = min(_MOST_TRUST_S, 2 * self._trust_s)
        before_s = self._kept_s
        self._kept_s = self._goal_s = min(self._most_s, before_s + by_s + _SPARE_S)
        self._whole_s = self._needed_s = 0.0
        return self._kept_s - before_s

    def in_time(self, needed_s: float, span_s: float) -> float:
        """Take that the next *span_s* came in time and would have with *needed_s* kept back.

        Return how much less is kept from now on: as much as those can be played faster.
        """
        self._whole_s += span_s
        self._needed_s = max(self._needed_s, needed_s)
        if self._whole_s >= self._trust_s:
            self._goal_s = max(self._least_s, self._needed_s + _SPARE_S)
            self._whole_s = self._needed_s = 0.0
        less_s = max(0.0, min(self._kept_s - self._goal_s, _SLEW * span_s))
        if less_s:
            self._kept_s -= less_s
            self._was_lowered = True
        return less_s
