"""The producer's panel: everybody by role and place, calls, cues, rooms; by keyboard as well."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.wire.talk import (
    DismissSignal,
    Listen,
    MoveTo,
    SendSignal,
    SetDim,
    TalkLevels,
    TalkSignal,
)
from tests.parts.talk_states import ANNA, BERTIL, OLLI, PIA, at, call

from .conftest import InCall

_CALL = TalkSignal(number=4, sender="anna", sender_name="Anna", kind="call")
_FLASH = TalkSignal(number=9, sender="bertil", sender_name="Bertil", kind="flash")


def test_everybody_is_there_by_role_and_place_with_what_they_do(producer: InCall) -> None:
    members = (ANNA, at(BERTIL, room="room-1"), OLLI, at(PIA, talking=("ifb:anna",)))
    state = call(PIA, members)
    told = msgspec.structs.replace(
        state.members[0], tally="on-air", delay_ms=34.0, lost_share=0.002, fault="No sound."
    )
    quiet = msgspec.structs.replace(state.members[1], answer_ms=40.0)
    producer.tell(msgspec.structs.replace(state, members=(told, quiet, *state.members[2:])))
    texts = producer.reader.texts()
    assert (
        "Anna, presenter, Main room, ON AIR, Silent  ·  Hears: you, "
        "Delay 34 ms, 0.2 % lost, No sound." in texts
    )
    assert "Bertil, presenter, Room 1, Silent  ·  Hears nobody, Answers within 40 ms" in texts, (
        "also of who has heard nobody yet"
    )
    assert "Olli, operator, Main room" in texts
    assert "Pia (you), producer, Main room, Talks: Anna" in texts
    assert "Main room: Anna, Olli, Pia\nRoom 1: Bertil" in texts
    # Who works the keys is last, and has none to themselves.
    assert list(producer.panel.crew.rows) == ["anna", "bertil", "olli", "pia"]
    assert not producer.panel.crew.rows["pia"].speak.isVisible()


def test_levels_move_as_they_are_heard(producer: InCall) -> None:
    producer.talk.tell_levels(TalkLevels(own_db=-20.0, heard_db={"anna": -12.0}))
    rows = producer.panel.crew.rows
    producer.wait(lambda: rows["anna"].level._db == -12.0)
    assert rows["pia"].level._db == -20.0
    assert rows["bertil"].level._db == -100.0


def test_calls_are_stacked_the_newest_first_and_answered_by_key(producer: InCall) -> None:
    producer.change(signals=(_CALL,))
    assert producer.window.announcer.last == "Anna calls"
    producer.change(signals=(_CALL, _FLASH))
    assert producer.window.announcer.last == "Bertil calls urgently"
    stack = producer.panel.crew.calls
    assert [row.words.text() for row in stack.rows[:2]] == ["Bertil calls urgently", "Anna calls"]
    assert producer.window.talk_button.text() == "Talkback (2)"
    QTest.keyClick(producer.window, Qt.Key.Key_F2)
    producer.wait_asked(SendSignal("bertil", "answer"), DismissSignal(9))
    QTest.keyClick(producer.window, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    producer.wait_asked(DismissSignal(9))
    producer.reader.press("Anna calls: Answer")
    producer.wait_asked(SendSignal("anna", "answer"), DismissSignal(4))
    producer.reader.press("Anna calls: Dismiss")
    producer.wait_asked(DismissSignal(4))
    # A backend that was begun anew counts from one again.
    again = TalkSignal(
        number=1, sender="anna", sender_name="Anna", kind="call", at_utc_ms=_FLASH.at_utc_ms + 1
    )
    producer.change(signals=(_FLASH, again))
    assert [row.words.text() for row in stack.rows[:2]] == ["Anna calls", "Bertil calls urgently"]
    producer.change(signals=())
    assert not stack.isVisible()


def test_one_is_called_cued_written_to_and_dimmed(producer: InCall) -> None:
    QTest.mouseClick(producer.panel.crew.rows["anna"].name, Qt.MouseButton.LeftButton)
    for name, kind in (
        ("Call Anna", "call"),
        ("Call Anna urgently: their screen flashes", "flash"),
        ("Cue light of Anna: stand by", "stand-by"),
        ("Cue light of Anna: go", "go"),
        ("Clear cue light and text of Anna", "clear"),
    ):
        producer.reader.press(name)
        producer.wait_asked(SendSignal("anna", kind))  # type: ignore[arg-type]  # names of the wire
    deeds = producer.panel.crew.rows["anna"].deeds
    producer.reader.type("Text to the screen of Anna", "Two minutes")
    deeds.text.setFocus()
    QTest.keyClick(deeds.text, Qt.Key.Key_Return)
    producer.wait_asked(SendSignal("anna", "text", "Two minutes"))
    producer.wait(lambda: not deeds.text.text())
    deeds.dim.setFocus()
    QTest.keyClick(deeds.dim, Qt.Key.Key_End)
    producer.wait_asked(SetDim("anna", None))
    assert [deeds.dim.itemText(n) for n in range(deeds.dim.count())] == [
        *("Off", "−6 dB", "−12 dB", "−18 dB", "−24 dB", "Cut")  # noqa: RUF001  # real minus signs
    ]
    # Other people's deeds are folded up.
    assert not producer.panel.crew.rows["bertil"].deeds.isVisible()


def test_one_choice_moves_somebody_and_one_press_calls_all_back(producer: InCall) -> None:
    at_ = producer.panel.crew.rows["anna"].at
    assert [at_.itemText(n) for n in range(at_.count())] == ["Main room", "Room 1 (new)"]
    QTest.keyClick(at_, Qt.Key.Key_Down)
    producer.wait_asked(MoveTo(("anna",), "room-1"))
    # Where they are is the call's word, not the finger's.
    producer.tell(call(PIA, (at(ANNA, room="room-1"), at(BERTIL, room="room-1"), OLLI, PIA)))
    assert at_.currentText() == "Room 1"
    producer.reader.press("Call everybody back")
    producer.wait_asked(MoveTo(("anna", "bertil"), ""))
    # A room has a key of its own, also from outside.
    assert producer.panel.crew.lines.keys["room:room-1"].isEnabled()


def test_lines_are_listened_to_or_not(producer: InCall) -> None:
    producer.reader.press("Listen to Party line")
    producer.wait_asked(Listen("party:main", on=False))
    assert producer.panel.crew.lines.listens["party:main"].isChecked()
    producer.reader.press("Listen to Anna, when they answer")
    producer.wait_asked(Listen("ifb:anna", on=False))


def test_an_operator_gives_no_cues_and_moves_nobody(producer: InCall) -> None:
    producer.tell(call(OLLI))
    row = producer.panel.crew.rows["anna"]
    QTest.mouseClick(row.name, Qt.MouseButton.LeftButton)
    assert row.deeds.call.isVisible()
    assert not row.deeds.stand_by.isVisible()
    assert not row.at.isVisible()
    assert not row.speak.isEnabled()
    assert producer.panel.crew.lines.keys["party:main"].isEnabled()


def test_the_palette_knows_who_is_in_the_call(producer: InCall) -> None:
    window = producer.window
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.palette_.typed, "call bertil")
    QTest.keyClick(window.palette_.typed, Qt.Key.Key_Return)
    producer.wait_asked(SendSignal("bertil", "call"))
    producer.tell(call(PIA, (ANNA, at(BERTIL, room="room-1"), OLLI, PIA)))
    window.palette_.open()
    QTest.keyClicks(window.palette_.typed, "move bertil main")
    QTest.keyClick(window.palette_.typed, Qt.Key.Key_Return)
    producer.wait_asked(MoveTo(("bertil",), ""))
