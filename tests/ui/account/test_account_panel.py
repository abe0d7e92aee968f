"""The account and its events at the window's side: by names, by keyboard, in words."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.wire.account import (
    AccountState,
    AskGo,
    ChooseEvent,
    FindIssuers,
    GiveCode,
    GoLive,
    IssuerState,
    LeaveAir,
    Meet,
    OtherStation,
    PersonState,
    PlannedEvent,
    SignIn,
    SignInWith,
    SignOut,
)

from .conftest import Shown

_OWN = PersonState(name="Owner", mail="", organisation="Mine", role="admin", own=True)
_ANNA = PersonState(name="Anna", mail="anna@example.com", organisation="Oyj", role="operator")
_SPRING = PlannedEvent(
    id="1" * 32, name="Spring results", begins_utc_s=1_800_000_000, ends_utc_s=1_800_003_600,
    region="eu", placed="The customer demands that everything stays in the EU.",
    may_live=True, may_rehearse=True,
)  # fmt: skip
_BOARD = PlannedEvent(
    id="2" * 32, name="Board", begins_utc_s=1_800_000_000, ends_utc_s=1_800_003_600, go="needed",
    may_rehearse=True, why="The event goes live with a second person's go; ask for it.",
)  # fmt: skip
_IN = AccountState(status="in", person=_ANNA, events=(_SPRING, _BOARD))


def test_it_says_who_one_is_and_what_a_newcomers_event_is_called(shown: Shown) -> None:
    shown.wait_asked(Meet("My first webcast"))
    shown.tell(AccountState(status="in", person=_OWN, events=(_SPRING,), chosen=_SPRING.id))
    assert "On this machine, without an account" in shown.reader.texts()
    # The newcomer's button goes live in the event, with nothing to fill in.
    shown.window.outputs.live.setEnabled(True)
    shown.reader.press("Go live")
    shown.wait_asked(GoLive())
    assert shown.window.outputs.chosen.accessibleName() == "Event: Spring results"


def test_one_signs_in_by_password_and_code_from_the_keyboard_alone(shown: Shown) -> None:
    shown.tell(AccountState(status="in", person=_OWN))
    shown.reader.press("Sign in to an organisation")
    form = shown.window.account.form
    shown.wait(form.isVisible)
    form.address.setFocus()
    for text in ("backend.example.com", "anna@example.com", "correct horse"):
        field = shown.window.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    shown.wait_asked(SignIn("backend.example.com", "anna@example.com", "correct horse"))
    # Nothing of it stays in the window.
    assert form.password.text() == ""
    assert form.password.echoMode() is QLineEdit.EchoMode.Password
    shown.tell(AccountState(status="code", address="https://backend.example.com"))
    shown.reader.type("Code of your authenticator", "123456")
    QTest.keyClick(form.code, Qt.Key.Key_Return)
    shown.wait_asked(GiveCode("123456"))
    shown.tell(msgspec.structs.replace(_IN, address="https://backend.example.com"))
    assert "Anna, operator of Oyj" in shown.reader.texts()
    assert not form.isVisible()
    shown.reader.press("Sign out")
    shown.wait_asked(SignOut())


def test_other_issuers_are_listed_and_the_browser_is_waited_for(shown: Shown) -> None:
    shown.tell(AccountState(status="in", person=_OWN))
    shown.reader.press("Sign in to an organisation")
    shown.reader.type("Address of your organisation's backend", "b.example")
    shown.reader.press("Other ways to sign in")
    shown.wait_asked(FindIssuers("b.example"))
    issuers = (IssuerState(name="entra", label="Microsoft"), IssuerState(name="g", label="Google"))
    shown.tell(AccountState(status="in", person=_OWN, issuers=issuers))
    shown.reader.press("Sign in with Google")
    shown.wait_asked(SignInWith("b.example", "g"))
    shown.tell(AccountState(status="browser", person=_OWN, issuers=issuers))
    shown.wait(lambda: "Go on in your browser; it comes back here." in shown.reader.texts())
    assert shown.reader.has("Cancel")


def test_an_event_is_chosen_and_says_its_region_and_what_it_allows(shown: Shown) -> None:
    shown.tell(_IN)
    events = shown.window.account.agenda.events
    assert events.item(0).text().splitlines()[0] == "Spring results"
    assert "EU" in events.item(0).text()
    assert "may go live" in events.item(0).text()
    assert "a second person's go is due" in events.item(1).text()
    events.setFocus()
    QTest.keyClick(events, Qt.Key.Key_Down)
    shown.reader.press("Choose this event")
    shown.wait_asked(ChooseEvent(_BOARD.id))
    shown.tell(msgspec.structs.replace(_IN, chosen=_BOARD.id))
    chosen = shown.window.account.agenda.chosen
    assert not chosen.live.isEnabled()
    assert "second person's go" in chosen.why.text()
    shown.reader.press("Ask for a go")
    shown.wait_asked(AskGo())
    shown.tell(msgspec.structs.replace(_IN, chosen=_SPRING.id))
    assert (chosen.region.text(), chosen.region.accessibleName()) == (
        "EU", "Everything of this event stays in the EU.",
    )  # fmt: skip
    shown.reader.press("Rehearse")
    shown.wait_asked(GoLive(rehearsal=True))
    shown.tell(msgspec.structs.replace(_IN, chosen=_SPRING.id, stage="rehearsal"))
    assert "nobody sees it" in chosen.why.text()
    shown.reader.press("Leave the air")
    shown.reader.press("Press again: leave the air")
    shown.wait_asked(LeaveAir())


def test_the_other_stations_are_told_in_words(shown: Shown) -> None:
    stations = (
        OtherStation(name="helsinki", role="producer", on_air=True, tally="on-air"),
        OtherStation(name="oslo", role="presenter", healthy=False),
    )
    shown.tell(msgspec.structs.replace(_IN, chosen=_SPRING.id, stations=stations))
    rows = shown.window.account.agenda.stations.rows
    assert rows["helsinki"].accessibleName() == "helsinki, producer, ON AIR"
    assert rows["oslo"].tally.text() == "OFF AIR"
    assert "Something is wrong there." in rows["oslo"].accessibleName()
    shown.tell(_IN)
    assert not rows


def test_a_refusal_is_a_notice_and_a_lost_process_is_said(shown: Shown) -> None:
    shown.tell(msgspec.structs.replace(_IN, chosen=_SPRING.id))
    reason = "The event waits for a second person's go."
    shown.account.refuse = {GoLive: reason}
    shown.reader.press("Go live in this event")
    shown.wait(lambda: any(notice.text == reason for notice in shown.notices.standing))
    shown.account.close()
    shown.wait(lambda: "The account is looked for …" in shown.reader.texts())
    assert shown.station.account.go_live() is False
