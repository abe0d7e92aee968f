"""Events are made, changed, copied, deleted and had back in the window, by keyboard and names."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.wire.account import AccountState, OpenPages, PersonState, PlannedEvent
from studio.wire.account_events import (
    CreateEvent,
    DeletedEvent,
    DeleteEvent,
    DuplicateEvent,
    EditEvent,
    EventDraft,
    FindDeleted,
    RestoreEvent,
    TakeGoBack,
)

from .conftest import Shown

_PAULA = PersonState(
    name="Paula", mail="paula@example.com", organisation="Oyj", role="producer",
    may_edit=True, may_delete=True,
)  # fmt: skip
_SPRING = PlannedEvent(
    id="1" * 32, name="Spring results", begins_utc_s=1_800_000_000, ends_utc_s=1_800_003_600,
    region="eu", revision=3, origin="us", go="given", needs_go=True, may_take_go_back=True,
    embargo_utc_s=1_799_996_400, may_live=True, may_rehearse=True, registers=True,
)  # fmt: skip
_IN = AccountState(status="in", person=_PAULA, events=(_SPRING,))
_WEEK_S = 7 * 24 * 3600


def test_what_was_typed_outlives_an_account_that_goes_in_between(shown: Shown) -> None:
    shown.tell(_IN)
    shown.reader.press("Make an event")
    agenda = shown.window.account.agenda
    shown.wait(agenda.form.name.hasFocus)
    QTest.keyClicks(agenda.form.name, "Board meeting")
    shown.account.silent = {CreateEvent}
    agenda.form.save.click()
    shown.wait_asked(CreateEvent(agenda.form.draft))
    assert not agenda.form.save.isEnabled()
    shown.account.close()
    shown.wait(lambda: shown.station.account.state.value is None)
    # It may have been done or not: who looks again knows, and can send it again.
    shown.wait(agenda.form.save.isEnabled)
    shown.station.account.state.put(_IN)
    assert agenda.form.isVisible()
    assert agenda.form.name.text() == "Board meeting"
    other = msgspec.structs.replace(_PAULA, mail="olli@example.com")
    shown.station.account.state.put(msgspec.structs.replace(_IN, person=other))
    assert not agenda.form.isVisible()


def test_a_first_press_on_delete_is_for_that_event_alone(shown: Shown) -> None:
    autumn = msgspec.structs.replace(_SPRING, id="2" * 32, name="Autumn results")
    shown.tell(msgspec.structs.replace(_IN, events=(_SPRING, autumn)))
    agenda = shown.window.account.agenda
    agenda.deeds.delete.click()
    agenda.events.setCurrentRow(1)
    agenda.deeds.delete.click()
    assert not any(isinstance(each, DeleteEvent) for each in shown.account.asked_for)
    agenda.deeds.delete.click()
    shown.wait_asked(DeleteEvent(autumn.id, autumn.revision))


def test_a_new_event_is_typed_and_its_end_moves_along(shown: Shown) -> None:
    shown.tell(_IN)
    shown.reader.press("Make an event")
    form = shown.window.account.agenda.form
    shown.wait(form.name.hasFocus)
    assert not shown.window.account.agenda.events.isVisible()
    QTest.keyClicks(form.name, "Board meeting")
    form.begins.set_utc_s(1_800_010_800)
    assert form.ends.utc_s == 1_800_010_800 + 3600
    shown.reader.press("Goes live with a second person's go")
    shown.reader.press("People register for it")
    shown.reader.press("Its recording gets subtitles")
    shown.reader.press("Nobody goes live before")
    shown.wait(form.embargo.isEnabled)
    form.embargo.set_utc_s(1_800_009_000)
    # A refusal leaves all that was typed.
    shown.account.refuse = {CreateEvent: "An event ends after it begins."}
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    draft = EventDraft(
        name="Board meeting",
        begins_utc_s=1_800_010_800,
        ends_utc_s=1_800_014_400,
        embargo_utc_s=1_800_009_000,
        needs_go=True,
        registers=True,
        orders_subtitles=True,
    )
    shown.wait_asked(CreateEvent(draft))
    shown.wait(form.save.isEnabled)
    assert form.isVisible()
    assert form.name.text() == "Board meeting"
    shown.account.refuse = {}
    shown.reader.press("Save")
    shown.wait(lambda: not form.isVisible())
    shown.wait(shown.window.account.agenda.events.hasFocus)


def test_an_event_is_changed_at_its_revision_and_copied_a_week_later(shown: Shown) -> None:
    shown.tell(_IN)
    shown.reader.press("Change the event: name, times, embargo, go, audience")
    form = shown.window.account.agenda.form
    shown.wait(form.name.hasFocus)
    assert form.title.text() == "Change Spring results"
    form.name.setText("Spring results, again")
    assert form.registers.isChecked()
    shown.reader.press("Its recording gets subtitles")
    shown.reader.press("Save")
    draft = EventDraft(
        name="Spring results, again",
        begins_utc_s=_SPRING.begins_utc_s,
        ends_utc_s=_SPRING.ends_utc_s,
        origin="us",
        embargo_utc_s=_SPRING.embargo_utc_s,
        needs_go=True,
        registers=True,
        orders_subtitles=True,
    )
    shown.wait_asked(EditEvent(_SPRING.id, 3, draft))
    shown.wait(lambda: not form.isVisible())
    shown.reader.press("Make another event like this one")
    shown.wait(form.begins.hasFocus)
    assert not form.name.isVisible()
    shown.reader.press("Save")
    shown.wait_asked(DuplicateEvent(_SPRING.id, _SPRING.begins_utc_s + _WEEK_S))


def test_deleting_takes_two_presses_and_an_event_is_had_back(shown: Shown) -> None:
    shown.tell(_IN)
    shown.reader.press("Hide the event; it can be had back")
    shown.reader.press("Press again: delete")
    shown.wait_asked(DeleteEvent(_SPRING.id, 3))
    gone = DeletedEvent(
        id=_SPRING.id, name=_SPRING.name, deleted_utc_s=1_800_000_000, erased_utc_s=1_802_000_000
    )
    shown.tell(msgspec.structs.replace(_IN, events=(), deleted=(gone,)))
    shown.reader.press("Deleted events, to be had back")
    shown.wait_asked(FindDeleted())
    deleted = shown.window.account.agenda.deleted
    shown.wait(deleted.list.hasFocus)
    assert "can be had back until" in deleted.list.item(0).text()
    QTest.keyClick(deleted.list, Qt.Key.Key_Return)
    shown.wait_asked(RestoreEvent(_SPRING.id))
    shown.tell(_IN)
    assert "No event was deleted within a month." in shown.reader.texts()
    shown.reader.press("Back to the events")
    shown.wait(shown.window.account.agenda.events.hasFocus)


def test_who_may_not_is_offered_nothing_of_it(shown: Shown) -> None:
    operator = msgspec.structs.replace(_PAULA, role="operator", may_edit=False, may_delete=False)
    shown.tell(msgspec.structs.replace(_IN, person=operator))
    deeds = shown.window.account.agenda.deeds
    buttons = (deeds.new, deeds.edit, deeds.copy, deeds.delete, deeds.deleted)
    assert not any(button.isVisible() for button in buttons)


def test_a_go_is_taken_back_and_the_pages_are_opened_by_a_button(shown: Shown) -> None:
    shown.tell(msgspec.structs.replace(_IN, chosen=_SPRING.id))
    assert "People register for it." in shown.reader.texts()
    shown.reader.press("Take the go back")
    shown.wait_asked(TakeGoBack())
    shown.reader.press("Pages in the browser")
    shown.wait_asked(OpenPages())
