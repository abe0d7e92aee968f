"""The way to the ingest: what is lost when it breaks, how late it is, its cost, who is refused."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.bench import missed
from tests.bench.rows import Row
from tests.parts.pki import Authority

from . import cost, delay, hits, narrowing, refusing
from .lengths import WHOLE, Lengths

Part = Callable[[Path, Authority, Lengths], Iterator[Row]]
PARTS: Final[dict[str, Part]] = {
    "hits": hits.run,
    "delay": delay.run,
    "narrowing": narrowing.run,
    "cost": cost.run,
    "refusing": refusing.run,
}


def run() -> Iterator[Row]:
    """Measure everything, for ten minutes."""
    for name in PARTS:
        yield from run_part(name, WHOLE)
    yield from missed.run()


def run_part(name: str, lengths: Lengths) -> Iterator[Row]:
    """Measure one part, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="vs-") as folder:
        yield from PARTS[name](Path(folder), Authority(Path(folder)), lengths)
