"""What was repaired is told once at the window, over a real engine."""

from pytestqt.qtbot import QtBot

from studio.wire.commands import TellRepaired

from .conftest import Opened

FIRST = "q3_01.vsrec had been cut off; it was repaired and plays for 1:02:03."
SECOND = "q3_02.vsrec was cut off before its first picture; nothing of it plays."


def test_each_recording_that_was_repaired_is_a_notice_and_only_once(
    qtbot: QtBot, own_opened: Opened
) -> None:
    def told() -> list[tuple[str, int]]:
        return [(notice.text, notice.times) for notice in own_opened.notices.standing]

    own_opened.station.submit(TellRepaired((FIRST,)))
    qtbot.waitUntil(lambda: (FIRST, 1) in told(), timeout=10_000)
    own_opened.station.submit(TellRepaired((FIRST, SECOND)))
    qtbot.waitUntil(lambda: (SECOND, 1) in told(), timeout=10_000)
    assert (FIRST, 1) in told()
