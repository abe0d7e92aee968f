"""Talk keys: tapped, held, let go of by whatever happens, and always said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.wire.talk import GlobalKey, HoldKey, LatchKey, ReleaseKeys, TalkUp, UseGlobalKeys
from tests.parts.talk_states import ANNA, BERTIL, CREW, OLLI, PIA, at, call

from .conftest import InCall

_ANNAS = "ifb:anna"
_TALKS = (ANNA, BERTIL, OLLI, at(PIA, talking=(_ANNAS,)))
_LONG_NS = 2_000_000_001


def _row_key(shown: InCall) -> QWidget:
    return shown.panel.crew.rows["anna"].speak


def test_a_tap_latches_and_another_lets_go(producer: InCall) -> None:
    key = _row_key(producer)
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    producer.wait_asked(HoldKey(_ANNAS, down=True))
    producer.clock.advance(1_000_000_000)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    # It stays down without a gap: the microphone never closes in between.
    producer.wait_asked(LatchKey(_ANNAS, down=True), HoldKey(_ANNAS, down=False))
    producer.tell(call(PIA, _TALKS, latched=(_ANNAS,), latch_left_s=118.0, open_s=2.0))
    assert key.accessibleDescription() == "OPEN 1:58"
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    # What it showed is what is meant: it may have closed by itself in this very moment.
    producer.wait_asked(
        HoldKey(_ANNAS, down=True), LatchKey(_ANNAS, down=False), HoldKey(_ANNAS, down=False)
    )


def test_a_second_tap_lets_go_though_the_call_has_not_said_yet_that_it_is_open(
    producer: InCall,
) -> None:
    key = _row_key(producer)
    click = (HoldKey(_ANNAS, down=True), HoldKey(_ANNAS, down=False))
    for down in (True, False, True):
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        producer.wait_asked(click[0], LatchKey(_ANNAS, down=down), click[1])
    # A call that never says so is not waited for.
    producer.clock.advance(5_000_000_000)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    producer.wait_asked(click[0], LatchKey(_ANNAS, down=True), click[1])
    # One that has said so, and then that it closed by itself, is what counts.
    producer.tell(call(PIA, _TALKS, latched=(_ANNAS,), latch_left_s=118.0, open_s=2.0))
    producer.tell(call(PIA, _TALKS))
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    producer.wait_asked(click[0], LatchKey(_ANNAS, down=True), click[1])


def test_all_are_let_go_of_though_the_call_has_not_said_yet_that_one_is_open(
    producer: InCall,
) -> None:
    QTest.mouseClick(_row_key(producer), Qt.MouseButton.LeftButton)
    producer.wait_asked(
        HoldKey(_ANNAS, down=True), LatchKey(_ANNAS, down=True), HoldKey(_ANNAS, down=False)
    )
    producer.key(Qt.Key.Key_F3, down=True)
    producer.key(Qt.Key.Key_F3, down=False)
    producer.wait_asked(ReleaseKeys())


def test_a_hold_is_momentary(producer: InCall) -> None:
    key = _row_key(producer)
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    producer.wait_asked(HoldKey(_ANNAS, down=True))
    producer.clock.advance(_LONG_NS)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    producer.wait_asked(HoldKey(_ANNAS, down=False))


def test_the_sign_cannot_be_missed_whatever_panel_is_shown_and_closes_all(
    producer: InCall,
) -> None:
    window = producer.window
    assert not window.open_sign.isVisible()
    producer.tell(call(PIA, _TALKS, latched=(_ANNAS,), latch_left_s=61.0, open_s=59.0))
    assert window.announcer.last == "Talk microphone open"
    for side in ("talk", "keys", ""):
        window.sides.show(side)
        assert window.open_sign.isVisible()
        assert window.open_sign.word.text() == "MICROPHONE OPEN"
        assert "0:59" in window.open_sign.to.text()
        assert "Anna" in window.open_sign.to.text()
        assert "closes by itself in 1:01" in window.open_sign.to.text()
    producer.reader.press("Close all my talk microphones")
    producer.wait_asked(ReleaseKeys())
    producer.tell(call(PIA))
    assert not window.open_sign.isVisible()
    assert window.announcer.last == "Talk microphone closed"


def test_a_key_of_the_keyboard_is_held_until_it_goes_up(presenter: InCall) -> None:
    presenter.key(Qt.Key.Key_F4, down=True)
    presenter.wait_asked(HoldKey(_ANNAS, down=True))
    presenter.clock.advance(_LONG_NS)
    presenter.key(Qt.Key.Key_F4, down=False)
    presenter.wait_asked(HoldKey(_ANNAS, down=False))
    presenter.key(Qt.Key.Key_F4, down=True)
    presenter.key(Qt.Key.Key_F4, down=False)
    presenter.wait_asked(
        HoldKey(_ANNAS, down=True), LatchKey(_ANNAS, down=True), HoldKey(_ANNAS, down=False)
    )


def test_a_producer_talks_by_key_to_who_is_chosen_to_the_party_line_and_to_all(
    producer: InCall,
) -> None:
    producer.key(Qt.Key.Key_F4, down=True)
    producer.key(Qt.Key.Key_F4, down=False)
    assert "Choose somebody" in producer.notices.standing[0].text
    QTest.mouseClick(producer.panel.crew.rows["bertil"].name, Qt.MouseButton.LeftButton)
    for key, line in (
        (Qt.Key.Key_F4, "ifb:bertil"),
        (Qt.Key.Key_F10, "party:main"),
        (Qt.Key.Key_F11, "all"),
    ):
        producer.key(key, down=True)
        producer.wait_asked(HoldKey(line, down=True))
        producer.clock.advance(_LONG_NS)
        producer.key(key, down=False)
        producer.wait_asked(HoldKey(line, down=False))


def test_one_is_talked_to_privately_and_a_room_from_outside(producer: InCall) -> None:
    producer.tell(call(PIA, (ANNA, at(BERTIL, room="room-1"), OLLI, PIA)))
    for key, name, line in (
        (producer.panel.crew.rows["anna"].alone, "Talk to Anna privately", "iso:anna"),
        (producer.panel.crew.lines.keys["room:room-1"], "Talk to Room 1", "room:room-1"),
    ):
        assert key.accessibleName() == name
        QTest.mousePress(key, Qt.MouseButton.LeftButton)
        producer.wait_asked(HoldKey(line, down=True))
        producer.clock.advance(_LONG_NS)
        QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
        producer.wait_asked(HoldKey(line, down=False))


@pytest.mark.parametrize("stays", [False, True])
def test_another_window_in_front_lets_go_of_the_keys(producer: InCall, *, stays: bool) -> None:
    if stays:
        producer.reader.press("Latched keys stay open behind other windows")
        producer.wait(lambda: producer.window.preferences.value.talk_stays)
    producer.key(Qt.Key.Key_F10, down=True)
    producer.wait_asked(HoldKey("party:main", down=True))
    other = QWidget()
    try:
        other.show()
        other.activateWindow()
        producer.wait(lambda: not producer.window.isActiveWindow())
        # What is held would never be heard to go up; what is latched goes up unless it may stay.
        after = HoldKey("party:main", down=False)
        producer.wait(lambda: len(producer.talk.asked_for) > producer.seen)
        asked = producer.talk.asked_for[producer.seen :]
        released = ReleaseKeys(but_global=True)
        assert after in asked if stays else released in asked
        assert (released in asked) is not stays
        assert not producer.station.talk.keys.held
    finally:
        other.close()
        other.deleteLater()


def test_a_window_that_hides_leaves_no_key_down(producer: InCall) -> None:
    producer.tell(call(PIA, _TALKS, latched=(_ANNAS,), open_s=2.0))
    producer.window.hide()
    producer.wait(lambda: ReleaseKeys() in producer.talk.asked_for)


def test_a_refused_key_says_why_and_is_not_held(producer: InCall) -> None:
    reason = "This line is not open to you now; ask a producer to open it."
    producer.talk.refuse[HoldKey] = reason
    QTest.mousePress(_row_key(producer), Qt.MouseButton.LeftButton)
    producer.wait(lambda: producer.notices.standing)
    assert producer.notices.standing[0].text == reason
    assert not producer.station.talk.keys.held
    QTest.mouseRelease(_row_key(producer), Qt.MouseButton.LeftButton)
    producer.wait_asked(HoldKey(_ANNAS, down=True))


def test_who_has_left_is_talked_to_no_more(producer: InCall) -> None:
    producer.station.talk.keys.press(_ANNAS)
    producer.wait_asked(HoldKey(_ANNAS, down=True))
    producer.tell(call(PIA, CREW[1:]))
    producer.wait_asked(HoldKey(_ANNAS, down=False))
    assert "anna" not in producer.panel.crew.rows


def test_what_is_not_open_to_one_says_why(presenter: InCall) -> None:
    everybody = presenter.panel.crew.lines.keys["all"]
    assert not everybody.isEnabled()
    assert everybody.toolTip() == "Only producers and admins speak to everybody."


def test_a_key_is_kept_down_as_long_as_the_window_lives(producer: InCall) -> None:
    QTest.mousePress(_row_key(producer), Qt.MouseButton.LeftButton)
    producer.wait(lambda: producer.talk.kept[-3:] == [(_ANNAS,)] * 3)
    producer.clock.advance(_LONG_NS)
    QTest.mouseRelease(_row_key(producer), Qt.MouseButton.LeftButton)
    producer.wait_asked(HoldKey(_ANNAS, down=True), HoldKey(_ANNAS, down=False))
    assert not producer.station.talk.keys._beat.isActive()
    producer.tell(call(PIA, _TALKS, latched=("all",), latch_left_s=118.0, open_s=2.0))
    producer.wait(lambda: producer.talk.kept[-3:] == [("all",)] * 3)
    producer.tell(call(PIA))
    assert not producer.station.talk.keys._beat.isActive()


def test_a_key_that_went_up_by_itself_is_not_shown_open(producer: InCall) -> None:
    key = _row_key(producer)
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    producer.wait_asked(HoldKey(_ANNAS, down=True))
    assert producer.window.open_sign.isVisible()
    reason = "A talk key went up, as this window stood still for a moment; press it again."
    producer.talk.lift(TalkUp(lines=(_ANNAS,), reason=reason))
    producer.wait(lambda: producer.notices.standing)
    assert producer.notices.standing[0].text == reason
    assert not producer.window.open_sign.isVisible()
    # The hand lets go at last: that latches nothing.
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    producer.talk.change(open_s=0.0)
    assert producer.talk.asked_for[producer.seen :] == []


def test_keys_are_heard_behind_other_windows_where_that_is_wished_and_can_be(
    producer: InCall,
) -> None:
    box, window = producer.panel.behind, producer.window
    producer.reader.press("Talk keys work behind other windows")
    party, everybody = GlobalKey("F10", "party:main"), GlobalKey("F11", "all")
    producer.wait_asked(UseGlobalKeys((party, everybody)))
    assert window.preferences.value.talk_global
    # To whom F4 speaks changes with who is chosen, and every key in the editor of keys.
    QTest.mouseClick(producer.panel.crew.rows["bertil"].name, Qt.MouseButton.LeftButton)
    bertil = GlobalKey("F4", "ifb:bertil")
    producer.wait_asked(UseGlobalKeys((bertil, party, everybody)))
    window.actions_.give_keys("talk.party", ["Ctrl+F9"])
    producer.wait_asked(UseGlobalKeys((bertil, GlobalKey("Ctrl+F9", "party:main"), everybody)))
    producer.reader.press("Talk keys work behind other windows")
    producer.wait_asked(UseGlobalKeys(()))
    reason = (
        "Keys are heard behind other programs' windows on X11 alone; here they work in this window."
    )
    producer.talk.refuse[UseGlobalKeys] = reason
    producer.reader.press("Talk keys work behind other windows")
    producer.wait(lambda: producer.notices.standing)
    assert producer.notices.standing[0].text == reason
    assert not box.isChecked()
    assert not window.preferences.value.talk_global


def test_a_presenters_key_answers_behind_other_windows(presenter: InCall) -> None:
    presenter.panel.behind.click()
    presenter.wait_asked(UseGlobalKeys((GlobalKey("F4", "ifb:anna"),)))


def test_an_open_key_that_leads_to_many_says_still_to_whom(producer: InCall) -> None:
    everybody = producer.panel.crew.lines.keys["all"]
    height = everybody.height()
    producer.tell(call(PIA, latched=("all",), latch_left_s=104.0, open_s=16.0))
    assert everybody.text() == "Everybody\nOPEN 1:44"
    assert everybody.height() == height >= everybody.sizeHint().height()


def test_a_presenter_who_answers_is_said_to_speak_to_the_producers(presenter: InCall) -> None:
    presenter.tell(call(ANNA, latched=(_ANNAS,), latch_left_s=61.0, open_s=59.0))
    told = presenter.window.open_sign.to.text()
    assert "the producers" in told
    assert "Anna" not in told
