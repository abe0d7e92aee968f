"""Recordings: what a kill, a cut, a flipped bit takes, what sealing costs, how a long one opens."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.bench.rows import Row

from . import cost, cuts, disks, film, flips, isos, kills
from .lengths import WHOLE, Lengths

Part = Callable[[Path, Lengths], Iterator[Row]]
PARTS: Final[dict[str, Part]] = {
    "kills": kills.run,
    "cuts": cuts.run,
    "flips": flips.run,
    "cost": cost.run,
    "film": film.run,
    "disks": disks.run,
    "isos": isos.run,
}


def run() -> Iterator[Row]:
    """Measure everything, for a quarter of an hour, with 8 GB of disk."""
    for name in PARTS:
        yield from run_part(name, WHOLE)


def run_part(name: str, lengths: Lengths) -> Iterator[Row]:
    """Measure one part, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="vs-") as folder:
        yield from PARTS[name](Path(folder), lengths)
