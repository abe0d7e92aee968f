"""Where a level stands on a scale: the laws of meters and faders, pure."""

from collections.abc import Sequence
from itertools import pairwise

_METER: tuple[tuple[float, float], ...] = (
    (-70.0, 0.0),
    (-60.0, 0.025),
    (-50.0, 0.075),
    (-40.0, 0.15),
    (-30.0, 0.30),
    (-20.0, 0.50),
    (0.0, 1.0),
)
"""dBFS and share of the scale, by IEC 60268-18."""

_FADER: tuple[tuple[float, float], ...] = (
    (-90.0, 0.0),
    (-60.0, 0.08),
    (-40.0, 0.20),
    (-20.0, 0.44),
    (-10.0, 0.60),
    (0.0, 0.80),
    (12.0, 1.0),
)
"""Gain in dB and share of the travel: most of it where hands work, as on a console."""


def meter_share(db: float) -> float:
    """Return where *db* (dBFS) stands on a meter, 0 to 1."""
    return _between(_METER, db)


def fader_share(gain_db: float) -> float:
    """Return where a fader of *gain_db* stands, 0 to 1."""
    return _between(_FADER, gain_db)


def fader_gain_db(share: float) -> float:
    """Return the gain of a fader that stands at *share*; -90 is silence."""
    return _between([(at, db) for db, at in _FADER], share)


def _between(knots: Sequence[tuple[float, float]], x: float) -> float:
    if x <= knots[0][0]:
        return knots[0][1]
    for (x0, y0), (x1, y1) in pairwise(knots):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return knots[-1][1]
