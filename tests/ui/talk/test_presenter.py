"""The presenter's part: one key, what is said large over the pictures, one's own ears."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from studio.wire.state import SourceState
from studio.wire.talk import (
    ChooseSound,
    DismissSignal,
    HoldKey,
    LatchKey,
    SendSignal,
    SetDim,
    TalkSignal,
    TalkSound,
)
from tests.parts.talk_states import ANNA, BERTIL, OLLI, PIA, at, call

from .conftest import InCall

_SPOKEN_TO = (ANNA, BERTIL, OLLI, at(PIA, talking=("ifb:anna",)))
_TEXT = TalkSignal(number=3, sender="pia", sender_name="Pia", kind="text", text="Two minutes")


def test_a_presenters_panel_opens_first_and_both_are_reached(presenter: InCall) -> None:
    panel = presenter.panel
    assert panel.presenter.isVisible()
    presenter.reader.press("Crew")
    presenter.wait(panel.crew.isVisible)
    presenter.reader.press("Presenter")
    presenter.wait(panel.presenter.isVisible)


def test_one_big_button_answers(presenter: InCall) -> None:
    view = presenter.panel.presenter
    presenter.tell(call(ANNA, _SPOKEN_TO))
    assert view.speaks.text() == "Pia speaks to you"
    assert view.answer.height() > 80
    view.answer.setFocus()
    QTest.keyClick(view.answer, Qt.Key.Key_Space)
    presenter.wait_asked(
        HoldKey("ifb:anna", down=True),
        LatchKey("ifb:anna", down=True),
        HoldKey("ifb:anna", down=False),
    )
    answers = (at(ANNA, talking=("ifb:anna",)), *_SPOKEN_TO[1:])
    presenter.tell(call(ANNA, answers, latched=("ifb:anna",), latch_left_s=119.0, open_s=1.0))
    assert view.answer.text() == "THEY HEAR YOU 1:59"
    presenter.reader.press("Call the producer")
    presenter.wait_asked(SendSignal("ifb:anna", "call"))


def test_cues_and_texts_stand_large_over_the_pictures_and_are_acknowledged_by_key(
    presenter: InCall,
) -> None:
    bar, window = presenter.window.cue_bar, presenter.window
    assert bar.isVisible()
    assert bar.light.text() == "No cue"
    top = bar.mapTo(window, bar.rect().topLeft()).y()
    for cue, words in (("stand-by", "STAND BY"), ("go", "GO")):
        presenter.tell(call(ANNA, (at(ANNA, cue=cue), BERTIL, OLLI, PIA), signals=(_TEXT,)))
        assert bar.light.text() == words
        assert bar.text.text() == "Pia: Two minutes"
        # The pictures do not move when a cue comes.
        assert bar.mapTo(window, bar.rect().topLeft()).y() == top
        QTest.keyClick(window, Qt.Key.Key_F2)
        presenter.wait_asked(SendSignal("ifb:anna", "acknowledged"))
    assert window.announcer.last in {"Cue: GO", "Pia writes: Two minutes"}
    acknowledged = (at(ANNA, cue="acknowledged"), BERTIL, OLLI, PIA)
    presenter.tell(call(ANNA, acknowledged, signals=(_TEXT,)))
    assert bar.light.text() == "ACKNOWLEDGED"
    presenter.reader.press("Read")
    presenter.wait_asked(DismissSignal(3))


def test_who_is_moved_sees_and_hears_where_and_with_whom_whatever_panel_is_shown(
    presenter: InCall,
) -> None:
    bar, view, window = presenter.window.cue_bar, presenter.panel.presenter, presenter.window
    assert not bar.room.isVisible()
    assert not view.where.isVisible()
    away = (at(ANNA, room="room-1"), at(BERTIL, room="room-1"), OLLI, PIA)
    presenter.tell(call(ANNA, away))
    assert window.announcer.last == "You are in Room 1"
    assert view.where.text() == "Main room: Olli, Pia\nRoom 1: Anna, Bertil"
    assert view.where.isVisible()
    assert "  ·  Room 1  ·  " in presenter.panel.status.text()
    window.sides.show("")
    assert bar.room.isVisible()
    assert bar.room.text() == "Room 1"
    assert bar.room.accessibleName() == "You are in Room 1 with Bertil"
    presenter.tell(call(ANNA, (at(ANNA, room="room-1"), BERTIL, OLLI, PIA)))
    assert bar.room.accessibleName() == "You are alone in Room 1"
    presenter.tell(call(ANNA))
    assert not bar.room.isVisible()
    assert window.announcer.last == "You are in the main room again"


def test_who_is_no_presenter_sees_over_the_pictures_that_they_were_moved(
    producer: InCall,
) -> None:
    producer.tell(call(OLLI))
    assert not producer.window.cue_bar.isVisible()
    producer.tell(call(OLLI, (ANNA, BERTIL, at(OLLI, room="room-2"), PIA)))
    assert producer.window.cue_bar.room.isVisible()
    assert producer.window.cue_bar.room.text() == "Room 2"


def test_a_flash_flashes_until_it_is_answered(presenter: InCall) -> None:
    flash = TalkSignal(number=5, sender="pia", sender_name="Pia", kind="flash")
    bar = presenter.window.cue_bar
    presenter.change(signals=(flash,))
    assert bar.text.text() == "Pia calls urgently"
    presenter.wait(lambda: bar.property("lit") == "true")
    # Once a second, for those whom more would harm.
    assert bar._blink.interval() >= 500
    presenter.change(signals=())
    assert bar.property("lit") == "false"


def test_a_microphone_that_is_out_of_the_programme_is_said_wherever_one_looks(
    presenter: InCall,
) -> None:
    window, sources = presenter.window, presenter.station.sources
    mic = SourceState(name="mic", label="Mic", kind="microphone", has_video=False, has_audio=True)
    sources.put((mic,))
    strip = window.sound.strips["mic"]
    assert not window.cue_bar.out.isVisible()
    assert not strip.held_out.isVisibleTo(strip)
    held = SourceState(
        name="mic", label="Mic", kind="microphone", has_video=False, has_audio=True, held_out=True
    )
    sources.put((held,))
    assert window.cue_bar.out.isVisible()
    assert window.cue_bar.out.text() == "YOUR MICROPHONE IS OUT OF THE PROGRAMME"
    assert strip.held_out.isVisibleTo(strip)
    assert window.announcer.last == "Your microphone is out of the programme"
    sources.put((mic,))
    assert not window.cue_bar.out.isVisible()
    assert window.announcer.last == "Your microphone is in the programme again"


def test_ears_devices_and_side_tone_are_asked_for_and_shown_as_told(presenter: InCall) -> None:
    sound = presenter.panel.presenter.sound
    presenter.change(
        sound=TalkSound(
            microphones=("Headset",),
            outputs=("Headset",),
            headphones="Headset",
            headphones_status="missing",
            fault="Echo cancellation failed; switch it off, and use headphones.",
            program_gain_db=-6.0,
        )
    )
    assert sound.headphones.currentText() == "Headset"
    assert sound.headphones_status.text() == "missing"
    assert "switch it off" in sound.fault.text()
    assert sound.program.slider.value() == -6
    _press_down(sound.microphone)
    presenter.wait_asked(ChooseSound(microphone="Headset"))
    for name, asked in (
        ("Programme left, talkback right", ChooseSound(split=True)),
        ("Side-tone", ChooseSound(side_tone=True)),
        ("Cancel echo", ChooseSound(echo_cancelled=False)),
        ("Suppress noise", ChooseSound(noise_suppressed=False)),
    ):
        presenter.reader.press(name)
        presenter.wait_asked(asked)
    QTest.keyClick(sound.program.slider, Qt.Key.Key_Right)
    presenter.wait_asked(ChooseSound(program_gain_db=-5.0))
    QTest.keyClick(sound.talkback.slider, Qt.Key.Key_Left)
    presenter.wait_asked(ChooseSound(talk_gain_db=-1.0))
    _press_down(sound.dim)
    presenter.wait_asked(SetDim("anna", -18))


def _press_down(field: QComboBox) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)


def test_a_lost_call_is_said_where_a_presenter_waits_for_a_cue(presenter: InCall) -> None:
    bar = presenter.window.cue_bar
    height = bar.height()
    presenter.tell(call(ANNA, status="lost"))
    assert bar.text.text() == "The call is lost; it comes back by itself."
    presenter.tell(call(ANNA, status="refused", fault="Your session was ended; sign in again."))
    assert bar.text.text() == "The call was refused. Your session was ended; sign in again."
    assert bar.height() == height
    presenter.tell(call(ANNA))
    assert not bar.text.text()
