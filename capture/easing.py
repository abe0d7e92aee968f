"""How much a sound device keeps ahead: little at first, and more where that is too little."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from .strain import OFTEN_TORN, Bearing, Strain

Latency: TypeAlias = Literal["low", "high"]
"""As PortAudio names them: what a device keeps ahead; 'high' where 'low' is too little."""
BLOCKS_PER_S: Final = 100
"""Of which a device has at least three ahead below PulseAudio's plugin for ALSA."""


@dataclass(frozen=True, slots=True)
class Ease:
    """What a device is opened with."""

    latency: Latency = "low"
    blocks_per_s: int = BLOCKS_PER_S


EASES: Final = (Ease(blocks_per_s=2 * BLOCKS_PER_S), Ease(), Ease("high"))
"""At first what is quickest: with half the block a device has half as much ahead."""


class Easing:
    """Of one device at a time. One thread."""

    def __init__(self, bearing: Bearing = OFTEN_TORN) -> None:
        self._bearing = bearing
        self._step = 0
        self._strain = Strain(bearing)

    @property
    def ease(self) -> Ease:
        """What to open it with now."""
        return EASES[self._step]

    def restart(self) -> None:
        """Begin with the first again: it is another device, or another day."""
        self._step = 0

    def has_opened(self) -> None:
        """Take it that it was opened just now."""
        self._strain = Strain(self._bearing)

    def is_strained(self, now_ns: int, sounded_s: float, torn: int) -> bool:
        """Whether it is to be opened anew, with more ahead: then ``ease`` is that.

        *sounded_s*: how much was played or heard since it was opened; *torn*: how often it was
        taken up anew.
        """
        if not self._strain.look(now_ns, sounded_s, torn):
            return False
        is_last = self._step == len(EASES) - 1
        self._step += not is_last
        # With no more to be had, a hole now and then is less than the silence of beginning anew.
        return not is_last or self._strain.races
