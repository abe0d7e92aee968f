"""The parts of the ingest bench, a few seconds of each: what must hold on a busy machine too."""

import subprocess
import sys

import msgspec
import pytest

from tests.bench.rows import Row
from tests.parts.thin_line import ThinLine

_LIMIT_S = 280

pytestmark = pytest.mark.timeout(300)


def _rows(part: str) -> dict[str, Row]:
    # In a process of its own: it ends as many threads as it began, and reaches beyond loopback.
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.ingest", "--short", "--json", part],
        capture_output=True,
        text=True,
        check=False,
        timeout=_LIMIT_S,
    )
    assert "Traceback" not in done.stderr, done.stderr
    rows = [msgspec.json.decode(line, type=Row) for line in done.stdout.splitlines()]
    return {row.name: row for row in rows}


def test_a_primary_that_is_killed_and_frozen_costs_recording_and_backup_nothing() -> None:
    rows = _rows("hits")
    assert rows["frames lost in the recording"].value == 0
    assert rows["frames lost at the backup, of those recorded"].value == 0
    assert rows["frames of the backup, decoded and read"].value > 100
    assert rows["server back to first key frame out, max"].value < 10


def test_sound_and_picture_are_together_at_the_receiver() -> None:
    rows = _rows("delay")
    assert rows["sound against picture at the receiver, median"].holds
    assert rows["  seconds of sound that were judged"].holds
    assert rows["stamp to decoded at the ingest, 720p30, median"].value < 1000


@pytest.mark.alone
@pytest.mark.skipif(not ThinLine.is_possible(), reason="only root may make a line of its own")
def test_a_line_that_shrinks_is_followed_without_a_disconnect() -> None:
    rows = _rows("narrowing")
    assert rows["4 to 1.5 Mbit/s: disconnects"].holds
    assert rows["4 to 1.5 Mbit/s: peak delay"].value < 5
    # An encoder that gets no turns fills no line, and is not held back by one.
    reduced = rows["  the picture's bit rate at the end"].value < 1.5
    assert reduced or rows["4 to 1.5 Mbit/s: peak delay"].value < 1.5
