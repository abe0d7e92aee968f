"""What the programme is encoded for, in the window."""

from pytestqt.qtbot import QtBot

from .conftest import Opened


def test_an_encoding_is_chosen_with_its_bits_in_words_and_its_cost_below(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened.window
    window.outputs.check.click()
    row = window.encoding
    qtbot.waitUntil(lambda: row.choice.count() == 5, timeout=10_000)
    assert row.choice.currentData() == "people-in-a-room"
    assert row.choice.currentText().startswith("People in a room: ")
    assert row.choice.currentText().endswith(" Mbit/s, usual work")
    qtbot.waitUntil(lambda: "H.264 (x264): " in row.cost.text(), timeout=10_000)
    assert "AAC: 0.16 Mbit/s" in row.cost.text()
    index = row.choice.findData("weak-laptop")
    row.choice.setCurrentIndex(index)
    row.choice.activated.emit(index)
    qtbot.waitUntil(
        lambda: (
            window.station.document.value is not None
            and window.station.document.value.show.show.encoding == "weak-laptop"
        ),
        timeout=10_000,
    )
    assert row.choice.currentData() == "weak-laptop"
