"""From what a line bears to the encoding that suits it, in words; pure."""

from collections.abc import Mapping
from dataclasses import dataclass

USABLE_SHARE = 0.7
"""Of what was measured, what a show may count on: lines vary, and others share them."""


LEAST_KBPS = 300
"""What a show file may ask for at least."""
_STEP_KBPS = 50


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """What the line test found.

    ``picture``: the programme's, as "1080p at 25". ``rates_bps``: what each encoding needs, sound
    included, by its name; ``encoding``: the show's. ``enough``: the line bore all that was sent.
    ``here``: the ingest is on this machine. ``given_bps``: the picture's bitrate where the show
    fixes it, whichever the encoding; 0 where it does not. ``fault``: why nothing was measured.
    """

    encoding: str
    rates_bps: Mapping[str, int]
    up_bps: int = 0
    round_trip_ms: float = 0.0
    enough: bool = False
    here: bool = False
    given_bps: int = 0
    fault: str = ""
    picture: str = ""


def advised(facts: NetworkFacts) -> str:
    """Return the encoding to use: the show's own where the line bears it.

    Or else the one with the most bits that it bears; '' where it bears none.
    """
    usable_bps = facts.up_bps * USABLE_SHARE
    if facts.rates_bps.get(facts.encoding, 0) <= usable_bps:
        return facts.encoding
    borne = [(rate, name) for name, rate in facts.rates_bps.items() if rate <= usable_bps]
    return max(borne)[1] if borne else ""


def lowered_kbps(facts: NetworkFacts) -> int:
    """Return the most that a show which fixes its picture's bitrate may fix it at on this line.

    0 where it fixes none, and where the line bears no less than a show file may ask for either.
    """
    if not facts.given_bps:
        return 0
    sound_bps = facts.rates_bps[facts.encoding] - facts.given_bps
    most = int(facts.up_bps * USABLE_SHARE - sound_bps) // 1000
    # In steps that a person writes.
    most -= most % _STEP_KBPS
    return most if most >= LEAST_KBPS else 0


def measured(facts: NetworkFacts) -> str:
    """Return what was measured, as "The line carries 12 Mbit/s, an answer takes 38 ms"."""
    more = "more than " if facts.enough else ""
    answer_ms = max(1, round(facts.round_trip_ms))
    return f"The line carries {more}{facts.up_bps / 1e6:.3g} Mbit/s, an answer takes {answer_ms} ms"
