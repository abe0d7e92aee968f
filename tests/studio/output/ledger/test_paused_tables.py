from pathlib import Path

import pytest

from studio.archive import Kind
from studio.output.ledger import RecordingBegan
from studio.output.ledger.tables import read_table
from studio.output.packet import StreamKind
from tests.studio.output.flash_and_beep import programme
from tests.studio.output.recorder.trial import Trial, find, plan_in, seconds
from tests.waiting import wait_until


def test_after_a_pause_what_was_recorded_keeps_its_time_on_the_stations_clock(
    tmp_path: Path,
) -> None:
    shown = programme(6)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(1))
    wait_until(lambda: trial.began, 5, "its beginning is told")
    trial.output.pause(seconds(1))
    trial.feed(packet for packet in shown.packets if seconds(1) <= packet.tick_ns < seconds(2))
    trial.output.resume(seconds(2))
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(2))
    (path,) = trial.finish()
    began = [
        RecordingBegan(name=name, origin_ns=origin_ns, from_ns=from_ns)
        for name, origin_ns, from_ns in trial.began
    ]
    assert len(began) == 2
    table = read_table(path, began, find)
    found = [sample.pts_ns for sample in table.samples if sample.kind is Kind.VIDEO]
    pictures = [packet.pts_ns for packet in shown.packets if packet.kind is StreamKind.VIDEO]
    # To the file's own tick.
    assert found == pytest.approx([*pictures[:30], *pictures[97:]], abs=50_000)
