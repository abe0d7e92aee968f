"""Which picture this machine can encode, measured in less than half a second at start."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.media import Plane, frame_of

from ._encode_video import VideoEncoding
from .codecs import VideoSpec

_TRIAL_NS = 120 * NS_PER_MS
_LEAST_PICTURES, _MOST_PICTURES = 3, 8
_SHARE_OF_MACHINE = 0.25
"""Of all cores, for the encode; the rest is for decoding, mixing, windows and the unforeseen."""
_SHARE_OF_PERIOD = 0.5
"""Of a picture's time on the wall, which bounds the delay that the encode adds."""
_BITS_PER_PIXEL = Fraction(1, 10)
_LEAST_BPS, _MOST_BPS = 2_500_000, 9_000_000


@dataclass(frozen=True, slots=True)
class HouseFormat:
    """The programme's picture: size in pixels, pictures a second."""

    width: int
    height: int
    rate: Fraction

    @property
    def bitrate_bps(self) -> int:
        """A bit rate that suits it: a tenth of a bit a pixel, from 2.5 to 9 Mbit/s."""
        wanted = int(self.width * self.height * self.rate * _BITS_PER_PIXEL)
        return max(_LEAST_BPS, min(_MOST_BPS, wanted))


_RATE_59_94 = Fraction(60_000, 1001)
HOUSE_RATES = (Fraction(25), Fraction(30), Fraction(50), _RATE_59_94, Fraction(60))
HOUSE_SIZES = ((1280, 720), (1920, 1080))
HOUSE_FORMATS = tuple(
    HouseFormat(width, height, rate) for width, height in HOUSE_SIZES for rate in HOUSE_RATES
)

PREFERENCES = tuple(
    HouseFormat(width, height, rate)
    for width, height, rate in (
        (1920, 1080, Fraction(60)),
        (1920, 1080, Fraction(50)),
        (1920, 1080, Fraction(30)),
        (1920, 1080, Fraction(25)),
        (1280, 720, Fraction(30)),
        (1280, 720, Fraction(25)),
    )
)
"""What is taken unless a show says otherwise: detail before smoothness, as slides are read."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What encoding one picture of a size took: on the wall, and of all cores together."""

    width: int
    height: int
    wall_ns: int
    cpu_ns: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The format to use, and why, in words for a person."""

    format: HouseFormat
    reason: str


def measure_budget(clock: Clock) -> tuple[Trial, ...]:
    """Encode a few pictures of each house size and return what each took; under 0.4 s in all.

    For the start, while nothing else runs: the processor time is the whole process's.
    """
    return tuple(_trial(width, height, clock) for width, height in HOUSE_SIZES)


def choose_format(
    trials: Sequence[Trial],
    preferences: Sequence[HouseFormat] = PREFERENCES,
    cores: int | None = None,
) -> Choice:
    """Return the first of *preferences* that fits this machine; the last when none does."""
    available = cores or os.cpu_count() or 1
    for wanted in preferences:
        trial = _of_size(trials, wanted)
        cpu = trial.cpu_ns * wanted.rate / NS_PER_S / available
        period = trial.wall_ns * wanted.rate / NS_PER_S
        if cpu <= _SHARE_OF_MACHINE and period <= _SHARE_OF_PERIOD:
            return Choice(
                wanted, f"measured: encoding takes {float(cpu):.0%} of {_cores(available)}"
            )
    last = preferences[-1]
    cpu = _of_size(trials, last).cpu_ns * last.rate / NS_PER_S / available
    return Choice(last, f"the smallest; even this takes {float(cpu):.0%} of {_cores(available)}")


def _cores(count: int) -> str:
    return "one core" if count == 1 else f"{count} cores"


def _of_size(trials: Sequence[Trial], wanted: HouseFormat) -> Trial:
    return next(trial for trial in trials if trial.width == wanted.width)


def _trial(width: int, height: int, clock: Clock) -> Trial:
    pictures = _test_pictures(width, height)
    house = HouseFormat(width, height, Fraction(30))
    encoding = VideoEncoding(
        width=width,
        height=height,
        rate=house.rate,
        spec=VideoSpec("h264", house.bitrate_bps),
        clock=clock,
        deliver=lambda _packet: None,
    )
    walls: list[int] = []
    cpus: list[int] = []
    ends_ns = clock.now_ns() + _TRIAL_NS
    for number in range(_MOST_PICTURES):
        frame = frame_of(pictures[number % len(pictures)], number * NS_PER_S // 30)
        wall_ns, cpu_ns = clock.now_ns(), time.process_time_ns()
        encoding.encode_now(frame)
        walls.append(clock.now_ns() - wall_ns)
        cpus.append(time.process_time_ns() - cpu_ns)
        if number + 1 >= _LEAST_PICTURES and clock.now_ns() >= ends_ns:
            break
    # The first is a key frame and pays for warming up; it comes once in two seconds.
    return Trial(width, height, int(np.median(walls[1:])), int(np.median(cpus[1:])))


def _test_pictures(width: int, height: int) -> list[Plane]:
    """Return a textured picture and the same moved a little, as a camera's hand would."""
    generator = np.random.default_rng(1)
    small: Plane = generator.integers(40, 200, (height // 8, width // 8), np.uint8)
    luma = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    pictures = []
    for shift in (0, 3, 7):
        packed = np.full((height * 3 // 2, width), 128, np.uint8)
        packed[:height] = np.roll(luma, shift, axis=1)
        pictures.append(packed)
    return pictures
