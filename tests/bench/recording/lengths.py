"""How long the parts of the bench take."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Lengths:
    """Kills and flips are counted, the rest is in seconds of programme."""

    kills: int = 50
    log_s: float = 30.0
    flips: int = 1000
    flipped_s: int = 60
    cost_s: float = 300.0
    film_s: float = 7200.0
    period_s: float = 10.0
    """What is encoded of a film; it is shown again and again."""
    film_kbps: int = 8000
    seeks: int = 50
    iso_rounds: int = 4
    iso_pictures: int = 250


WHOLE: Final = Lengths()
SHORT: Final = Lengths(
    kills=1,
    log_s=4.0,
    flips=30,
    flipped_s=4,
    cost_s=5.0,
    film_s=60.0,
    period_s=2.0,
    film_kbps=1000,
    seeks=3,
    iso_rounds=1,
    iso_pictures=25,
)
"""For a test that the parts work; its figures mean little."""
