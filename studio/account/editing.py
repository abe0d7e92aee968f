"""Events made, edited, copied, deleted and had back: each asks the backend, then looks again."""

from collections.abc import Callable
from typing import Final

from studio.client.events import Deleted, Draft, EventsClient
from studio.wire.account_events import (
    AnyEventsCommand,
    CreateEvent,
    DeletedEvent,
    DeleteEvent,
    DuplicateEvent,
    EditEvent,
    EventDraft,
    RestoreEvent,
)

from .agenda import Agenda
from .entry import Who
from .inbox import Asked
from .office import Office

_NS: Final = 1_000_000_000


class Editing:
    """The clerk's thread, but for what its desk does. *gone* hears which event was deleted."""

    def __init__(self, *, office: Office, agenda: Agenda, gone: Callable[[str], None]) -> None:
        self._office = office
        self._agenda = agenda
        self._gone = gone

    def perform(self, asked: Asked, who: Who, command: AnyEventsCommand) -> None:
        """Have the backend do it; what there is then is told before the answer."""
        events = who.session.events

        def work() -> None:
            _perform(events, command)

        def then(_: None) -> None:
            if isinstance(command, DeleteEvent):
                self._gone(command.event)
            self._agenda.ask(None, who)
            if isinstance(command, DeleteEvent | RestoreEvent):
                self.find_deleted(None, who)

        self._office.later(asked, work, then)

    def find_deleted(self, asked: Asked | None, who: Who) -> None:
        """Look what can be had back."""

        def then(found: tuple[Deleted, ...]) -> None:
            deleted = tuple(
                DeletedEvent(
                    id=each.id,
                    name=each.name,
                    deleted_utc_s=each.deleted_at_ns // _NS,
                    erased_utc_s=each.erase_at_ns // _NS,
                )
                for each in found
            )
            self._office.change(deleted=deleted)

        self._office.later(asked, who.session.events.deleted, then)


def _perform(events: EventsClient, command: AnyEventsCommand) -> None:
    match command:
        case CreateEvent(draft=draft):
            events.create(_draft(draft))
        case EditEvent(event=event, revision=revision, draft=draft):
            events.edit(event, revision, _draft(draft))
        case DuplicateEvent(event=event, begins_utc_s=begins_utc_s):
            events.duplicate(event, begins_utc_s * _NS)
        case DeleteEvent(event=event, revision=revision):
            events.delete(event, revision)
        case RestoreEvent(event=event):
            events.restore(event)
        case _:
            return


def _draft(draft: EventDraft) -> Draft:
    return Draft(
        name=draft.name,
        begins_at_ns=draft.begins_utc_s * _NS,
        ends_at_ns=draft.ends_utc_s * _NS,
        origin=draft.origin,
        embargo_until_ns=draft.embargo_utc_s * _NS,
        needs_go=draft.needs_go,
        registers=draft.registers,
        orders_subtitles=draft.orders_subtitles,
    )
