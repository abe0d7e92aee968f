"""The house formats: two sizes, five rates."""

import re
from dataclasses import dataclass
from fractions import Fraction

from .errors import ShowError

SIZES = ((1280, 720), (1920, 1080))
RATES = {
    "25": Fraction(25),
    "30": Fraction(30),
    "50": Fraction(50),
    "59.94": Fraction(60_000, 1001),
    "60": Fraction(60),
}
_FORM = re.compile(r"(\d+)x(\d+)@([\d.]+)")


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """Width and height in luma samples, pictures a second."""

    width: int
    height: int
    rate: Fraction

    def __str__(self) -> str:
        name = next((name for name, rate in RATES.items() if rate == self.rate), str(self.rate))
        return f"{self.width}x{self.height}@{name}"


FORMATS = tuple(PictureFormat(w, h, rate) for w, h in SIZES for rate in RATES.values())


def parse_format(text: str) -> PictureFormat | None:
    """Return the house format *text* names, as ``1280x720@30``; None for ``auto``.

    Raises :class:`ShowError` that lists the formats there are.
    """
    if text == "auto":
        return None
    match = _FORM.fullmatch(text)
    if match and (int(match[1]), int(match[2])) in SIZES and match[3] in RATES:
        return PictureFormat(int(match[1]), int(match[2]), RATES[match[3]])
    message = (
        f'"{text}" is no house format; write "auto", or 1280x720 or 1920x1080 '
        f'with @25, @30, @50, @59.94 or @60, as "1280x720@30".'
    )
    raise ShowError(message)


RATES_BY_VALUE = {(rate.numerator, rate.denominator): rate for rate in RATES.values()}
