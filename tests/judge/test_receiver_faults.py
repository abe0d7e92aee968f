"""What a receiver does to a real show's stream, the judge's table says to the picture."""

from pathlib import Path

import pytest

from studio.ingest_server import Tampering
from tests.parts.receiver import receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, not_mixed_in_time

from .__main__ import lines
from .received import read_stored
from .verdict import judge

pytestmark = pytest.mark.alone

_THROWN_AWAY, _FROM_KEY = range(20, 50), 3
"""Up to the next key frame, after which everything can be decoded again.

Counted from the third one: at its beginning, a stream may have two of them in a row.
"""


def test_thirty_pictures_thrown_away_and_sound_held_back(tmp_path: Path) -> None:
    tampering = Tampering(discard=_THROWN_AWAY, from_key=_FROM_KEY, sound_delay_ms=80)
    with (
        receiving(tmp_path / "ingest", tampering=tampering) as receiver,
        StudioRun(
            tmp_path,
            PATTERN_SHOW,
            *("--live", f"rtmp://127.0.0.1:{receiver.port}/live", "--key-from", "env:KEY"),
            *("--seconds", "9"),
            environment={"KEY": "key"},
        ) as run,
    ):
        status, report, said = run.wait_end()
        receiver.wait_for_end()
        verdict = judge([read_stored(path) for path in receiver.files()])
    assert status == 0, said
    assert verdict.received == report["pictures_sent"] - 30
    assert 30 <= verdict.missing <= 30 + not_mixed_in_time(report)
    assert verdict.unreadable == 0
    assert verdict.sound_against_picture_ms == pytest.approx(80, abs=3)
    table = "\n".join(lines(verdict))
    assert f"missing               {verdict.missing}" in table
    assert "ms late" in table
