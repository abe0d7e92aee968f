"""The line about what the ingests missed, in a real window over a real engine."""

from functools import partial

from pytestqt.qtbot import QtBot

from studio.wire.commands import TellMissed
from studio.wire.state import MissedState
from ui.panels.missed import MissedRow

from .conftest import Opened


def _is(opened: Opened, state: MissedState) -> bool:
    return opened.station.missed.value == state


def test_what_was_missed_and_how_far_it_is_uploaded_is_said(qtbot: QtBot, opened: Opened) -> None:
    row = opened.window.outputs.findChild(MissedRow)
    assert row is not None
    assert row.isHidden()
    for state, words in (
        (MissedState(status="looking"), ""),
        (MissedState(status="uploading", missed_s=12, uploaded_s=4), "missed 12.0 s; uploaded 4.0"),
        (
            MissedState(
                status="uploading",
                missed_s=12,
                uploaded_s=4,
                fault="The backend does not answer (ConnectionError); it is tried on.",
            ),
            "does not answer",
        ),
        (MissedState(status="done", missed_s=12, uploaded_s=12), "12.0 s that every ingest missed"),
        (
            MissedState(status="uploading", recording="Q3_01.vsrec", brought=0.425),
            "Q3_01.vsrec is brought to the backend: 42 %",
        ),
        (MissedState(), ""),
    ):
        opened.station.submit(TellMissed(state))
        qtbot.waitUntil(partial(_is, opened, state), timeout=10_000)
        assert words in row.text()
        assert row.isHidden() == (not words)
