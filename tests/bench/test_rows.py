"""Figures are written as they were measured, whatever measured them."""

import msgspec
import numpy as np

from tests.bench.rows import Row, as_json


def test_figures_of_numpy_are_written_as_any_other() -> None:
    rows = [
        Row(bench="sound", name="delay", value=np.float64(54.4), unit="ms", bar=np.float64(85.7)),
        Row(bench="sound", name="level", value=np.float64(0.5), unit="", bar=1.0, at_least=True),
        Row(bench="sound", name="deeds", value=3, unit=""),
    ]
    told = msgspec.json.decode(as_json(rows))
    assert [(row["value"], row["bar"], row["holds"]) for row in told] == [
        (54.4, 85.7, True),
        (0.5, 1.0, False),
        (3.0, None, None),
    ]
