"""How long the parts of the bench take."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Lengths:
    """Seconds of each part, and how often the primary is hit meanwhile."""

    quiet_s: float = 20.0
    hits: int = 20
    between_hits_s: float = 15.0
    stall_s: float = 8.0
    delay_s: float = 60.0
    before_step_s: float = 15.0
    after_step_s: float = 60.0
    widen_s: float = 120.0
    cost_s: float = 30.0


WHOLE: Final = Lengths()
SHORT: Final = Lengths(
    quiet_s=1.0,
    hits=2,
    between_hits_s=5.0,
    stall_s=4.0,
    delay_s=4.0,
    before_step_s=2.0,
    after_step_s=7.0,
    widen_s=0.5,
    cost_s=1.0,
)
"""For a test that the parts work; its figures mean little."""
