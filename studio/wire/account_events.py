"""Editing events: what a client asks the account's process for. Times are whole seconds UTC."""

from typing import Literal

import msgspec

from .command import Command

OriginName = Literal["eu", "us", "unknown"]


class EventDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What an event is to be; ``origin``: where its stream comes from.

    Before ``embargo_utc_s`` (0: none) nobody goes live in it; ``needs_go``: nor without another
    person's go. ``registers``: people register for it; ``orders_subtitles``: its recording may go
    to be transcribed.
    """

    name: str
    begins_utc_s: int
    ends_utc_s: int
    origin: OriginName = "eu"
    embargo_utc_s: int = 0
    needs_go: bool = False
    registers: bool = False
    orders_subtitles: bool = False


class CreateEvent(Command, tag="create-event", frozen=True):
    """Make an event."""

    draft: EventDraft


class EditEvent(Command, tag="edit-event", frozen=True):
    """Make an event what ``draft`` says, unless it is at another ``revision`` by now."""

    event: str
    revision: int
    draft: EventDraft


class DuplicateEvent(Command, tag="duplicate-event", frozen=True):
    """Make another event like this one, at another time, without its go and embargo."""

    event: str
    begins_utc_s: int


class DeleteEvent(Command, tag="delete-event", frozen=True):
    """Hide an event from all at once, and end its keys; it can be had back for a month."""

    event: str
    revision: int


class FindDeleted(Command, tag="find-deleted", frozen=True):
    """Look which events were deleted and can be had back."""


class RestoreEvent(Command, tag="restore-event", frozen=True):
    """Have a deleted event back."""

    event: str


class TakeGoBack(Command, tag="take-go-back", frozen=True):
    """Take back the go that the chosen event was given."""


class DeletedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event that can be had back until it is erased."""

    id: str
    name: str
    deleted_utc_s: int
    erased_utc_s: int


AnyEventsCommand = (
    CreateEvent | EditEvent | DuplicateEvent | DeleteEvent | FindDeleted | RestoreEvent | TakeGoBack
)
