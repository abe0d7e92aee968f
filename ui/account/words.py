"""Accounts and events in words, in the window's language."""

from PySide6.QtCore import QDateTime, QLocale

from studio.wire.account import OtherStation, PersonState, PlannedEvent
from studio.wire.account_events import DeletedEvent
from ui.language import translate
from ui.roles import role


def when(utc_s: int) -> str:
    """Return a time of day as people here write it."""
    at = QDateTime.fromSecsSinceEpoch(utc_s)
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def person(state: PersonState) -> str:
    """Return who one is, where and as what."""
    if state.own:
        return translate("Account", "On this machine, without an account")
    words = translate("Account", "{name}, {role} of {organisation}")
    return words.format(name=state.name, role=role(state.role), organisation=state.organisation)


def region(event: PlannedEvent) -> str:
    """Return the badge of an event's region, '' while it is not known."""
    return {"eu": translate("Account", "EU"), "us": translate("Account", "US")}.get(
        event.region, ""
    )


def stays(event: PlannedEvent) -> str:
    """Return in a sentence where all of an event stays."""
    return {
        "eu": translate("Account", "Everything of this event stays in the EU."),
        "us": translate("Account", "Everything of this event stays in the US."),
    }.get(event.region, "")


def audience(event: PlannedEvent) -> str:
    """Return in sentences what else is planned with an event's audience, '' for nothing."""
    told = []
    if event.registers:
        told.append(translate("Account", "People register for it."))
    if event.orders_subtitles:
        told.append(translate("Account", "Its recording may go to be transcribed."))
    return " ".join(told)


def allowed(event: PlannedEvent) -> str:
    """Return in a few words what one may do in an event now."""
    if event.may_live:
        return translate("Account", "may go live")
    if event.may_rehearse:
        return translate("Account", "may rehearse")
    return translate("Account", "may watch")


def go(event: PlannedEvent) -> str:
    """Return how it is with a second person's go, '' where none is due."""
    return {
        "needed": translate("Account", "a second person's go is due"),
        "asked": translate("Account", "waits for a second person's go"),
        "given": translate("Account", "has a second person's go"),
    }.get(event.go, "")


def line(event: PlannedEvent, *, chosen: bool) -> str:
    """Return an event in two lines."""
    facts = [when(event.begins_utc_s)]
    if region(event):
        facts.append(region(event))
    facts.append(allowed(event))
    if go(event):
        facts.append(go(event))
    if chosen:
        facts.insert(0, translate("Account", "chosen"))
    return f"{event.name}\n{'  ·  '.join(facts)}"


def origins() -> dict[str, str]:
    """Return where a stream may come from, by what the wire calls it."""
    return {
        "eu": translate("Account", "From the EU"),
        "us": translate("Account", "From the US"),
        "unknown": translate("Account", "Not known yet"),
    }


def deleted(event: DeletedEvent) -> str:
    """Return a deleted event in two lines."""
    until = translate("Account", "can be had back until {time}")
    return f"{event.name}\n{until.format(time=when(event.erased_utc_s))}"


def tally(station: OtherStation) -> str:
    """Return what another station is doing, in a word."""
    if station.on_air:
        return translate("Account", "ON AIR")
    return {
        "on-air": translate("Account", "ON AIR"),
        "preview": translate("Account", "PREVIEW"),
        "off": translate("Account", "OFF AIR"),
    }[station.tally]
