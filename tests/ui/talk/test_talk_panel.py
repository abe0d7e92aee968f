"""When the panel is there, what it says while there is no call, and that it costs nothing else."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.wire.account import AccountState, PersonState, PlannedEvent
from studio.wire.talk import TalkState
from tests.parts.talk_states import PIA, call

from .conftest import InCall

_ROOT = Path(__file__).resolve().parents[3]
_EVENT = PlannedEvent(id="1" * 32, name="Results", begins_utc_s=1, ends_utc_s=2)
_NAMELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def test_nothing_of_it_is_loaded_or_called_before_it_is_opened(closed: InCall) -> None:
    assert closed.window.talk.panel is None
    assert not closed.talk.is_called.is_set()
    program = "import sys, ui.window; sys.exit('ui.talk.panel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=_ROOT, check=False).returncode == 0
    QTest.keyClick(closed.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    closed.wait(lambda: closed.station.talk.state.value is not None)
    assert closed.panel.isVisible()


def test_an_organisations_event_is_enough_to_hear_of_its_call(closed: InCall) -> None:
    own = PersonState(name="Owner", mail="", organisation="Mine", role="admin", own=True)
    pia = PersonState(name="Pia", mail="p@example.com", organisation="Oyj", role="producer")
    account = closed.station.account.state
    account.put(AccountState(status="in", person=own, events=(_EVENT,), chosen=_EVENT.id))
    assert not closed.station.talk._is_open
    account.put(AccountState(status="in", person=pia, events=(_EVENT,), chosen=_EVENT.id))
    closed.wait(lambda: closed.station.talk.state.value is not None)


def test_it_says_calmly_how_it_is_with_the_call(producer: InCall) -> None:
    lost = "The connection to the call was lost; it is made again."
    ended = "Sign in again to be in this call."
    for state, has_event, words in (
        (TalkState(), False, "Talkback is off: choose an event."),
        (TalkState(), True, "Talkback is off: the event is being joined."),
        (TalkState(status="joining"), True, "The call is being joined."),
        (
            TalkState(status="lost", fault=lost),
            True,
            f"The call is lost; it comes back by itself. {lost}",
        ),
        (TalkState(status="refused", fault=ended), True, f"The call was refused. {ended}"),
        (call(PIA), True, "In the call: 4  ·  voices by backend.example.eu"),
    ):
        chosen = _EVENT.id if has_event else ""
        events = AccountState(status="in", events=(_EVENT,), chosen=chosen)
        producer.station.account.state.put(events)
        producer.tell(state)
        assert producer.panel.status.text() == words
        assert not producer.notices.standing


def test_a_link_that_is_gone_is_missed_calmly_and_found_again(producer: InCall) -> None:
    producer.talk.close()
    producer.wait(lambda: producer.station.talk.state.value is None)
    assert producer.panel.status.text() == "Talkback is off: choose an event."
    assert not producer.panel.crew.rows
    assert not producer.window.open_sign.isVisible()


def test_keys_are_no_conflict_and_the_editor_says_what_is_global(producer: InCall) -> None:
    window = producer.window
    assert not window.actions_.conflicts()
    window.sides.show("keys")
    assert "Talk keys are global where you wish so" in producer.reader.texts()


def test_everything_that_takes_the_focus_has_a_role_and_a_name(producer: InCall) -> None:
    producer.station.talk.chosen.put("anna")
    faults = []
    for view in producer.panel.views:
        producer.panel.open_view(view)
        for widget in producer.panel.findChildren(QWidget):
            if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            found = QAccessible.queryAccessibleInterface(widget)
            nameless = found.role() in _NAMELESS or not found.text(QAccessible.Text.Name)
            if nameless and not widget.focusProxy():
                faults.append(f"{type(widget).__name__} {widget.objectName()!r}")
    assert not faults


def test_outside_a_call_a_key_says_so(closed: InCall) -> None:
    QTest.keyClick(closed.window, Qt.Key.Key_F2)
    assert "You are in no call" in closed.notices.standing[0].text


def test_that_daily_carries_no_call_any_more_is_said_once(producer: InCall) -> None:
    producer.change(transport="daily")
    assert "voices by Daily" in producer.panel.status.text()
    assert not producer.notices.standing
    producer.change(transport="own")
    assert "this one was ended there" in producer.notices.standing[0].text
    producer.change(open_s=1.0)
    # Another event's call is another call.
    producer.change(transport="daily")
    producer.change(transport="own", event_id="2" * 32)
    assert len(producer.notices.standing) == 1
