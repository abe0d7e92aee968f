"""The player of the bench, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.waiting import wait_until

_FIRST_PICTURE_S = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it was decoded at the ingest, in ns of the machine's monotonic clock."""

    number: int
    stamp_ns: int
    decoded_ns: int

    @property
    def delay_ms(self) -> float:
        """From its tick to its decoding."""
        return (self.decoded_ns - self.stamp_ns) / 1e6


@contextmanager
def playing(url: str, folder: Path, within: Sequence[str] = ()) -> Iterator[list[Seen]]:
    """Play *url* while entered, from the first picture on; afterwards the list holds what was seen.

    *within*: words before the command, such as those that enter a network namespace.
    """
    seen: list[Seen] = []
    told = folder / "seen"
    with told.open("w") as out:
        player = subprocess.Popen(
            [*within, sys.executable, "-m", "tests.bench.ingest_player", url],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.DEVNULL,
        )
    try:
        wait_until(lambda: told.stat().st_size, _FIRST_PICTURE_S, "a picture behind the ingest")
        yield seen
    finally:
        player.communicate(timeout=20)
        lines = told.read_text("ascii").splitlines()
        seen += [Seen(*map(int, line.split())) for line in lines if len(line.split()) == 3]
