"""What the window says of its keys is true of the keys as they are now."""

import ast
from pathlib import Path

from studio.wire.events import Readiness
from studio.wire.library import LibraryState
from studio.wire.state import FindingState, SceneState
from ui.panels.readiness import _TO_GUIDE
from ui.window import MainWindow

_JUDGING = Path(__file__).resolve().parents[2] / "studio" / "readiness" / "judging.py"


def test_texts_name_the_keys_as_they_are_now(bare_window: MainWindow) -> None:
    window, keys = bare_window, bare_window.actions_
    window.station.library.state.put(LibraryState(looking=False))
    window.station.scenes.put((SceneState(name="bars", label="Bars", sources=()),))
    todo = _TO_GUIDE[0]
    finding = FindingState(name="Ingest", light="amber", words="Nowhere.", todo=todo)
    window.station.readiness_came.emit(Readiness(revision=1, findings=(finding,)))

    def told() -> tuple[str, ...]:
        return (
            window.commands.toolTip(),
            window.library.empty.text(),
            window.keys.note.text().rpartition("stay open ")[2],
            window.readiness.rows[0].accessibleName().rpartition("Nowhere. ")[2],
            window.scenes.cards[0].toolTip(),
        )

    assert told() == (
        "Find a command (Ctrl+K)",
        "There is no recording yet; Ctrl+R makes one.",
        "in talkback (Ctrl+I).",
        "Give its address in the first steps (Ctrl+F1).",
        "Click: prepare (1). Double click: put on air.",
    )
    for name in ("palette", "record", "talk", "guide", "preview.1"):
        keys.give_keys(name, ())
    assert told() == (
        "Find a command",
        "There is no recording yet.",
        "in talkback.",
        "Give its address in the first steps.",
        "Click: prepare. Double click: put on air.",
    )
    keys.give_keys("record", ("F12",))
    keys.give_keys("talk", ("Ctrl+Shift+I",))
    keys.give_keys("preview.1", ("Q",))
    assert told()[1:3] == (
        "There is no recording yet; F12 makes one.",
        "in talkback (Ctrl+Shift+I).",
    )
    assert told()[4] == "Click: prepare (Q). Double click: put on air."
    window.talk_deeds.call()
    said = window.notices.standing[0].text
    assert said == "You are in no call; open talkback (Ctrl+Shift+I)."


def test_what_the_check_sends_to_the_first_steps_for_is_known() -> None:
    texts = {
        node.value
        for node in ast.walk(ast.parse(_JUDGING.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {text for text in texts if "first steps" in text} == set(_TO_GUIDE)
