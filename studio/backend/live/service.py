"""The live state of an event: looked at, joined, changed by compare-and-set, told to all."""

from collections.abc import Callable
from typing import Final

import msgspec

from studio.backend.bus import Bus, Topic
from studio.backend.caller import Caller
from studio.backend.errors import BadRequestError, BusyError, ConflictError, UnknownError
from studio.backend.events.known import event_of
from studio.backend.events.model import EVENTS
from studio.backend.moment import Now
from studio.backend.repository import Repository
from studio.policy.permissions import Permission

from .changing import beaten, joined, left, reported, shared
from .model import Change, LiveState
from .store import StateStore

_TRIES: Final = 25
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(LiveState)


def decode_state(body: bytes) -> LiveState:
    """Return the state that the bus carried."""
    return _DECODER.decode(body)


class LiveService:
    """Any thread; blocks on the stores. Raises :class:`BackendError` alone."""

    def __init__(self, *, repository: Repository, store: StateStore, bus: Bus, now: Now) -> None:
        self._repository = repository
        self._store = store
        self._bus = bus
        self._now = now

    def enter(self, caller: Caller, event_id: str) -> LiveState:
        """Return the state of an event that the caller may see. Raises :class:`UnknownError`.

        What was known of one that is there no more is forgotten.
        """
        caller.check(Permission.SEE_LIVE_STATE)
        try:
            self._repository.read(lambda reader: event_of(reader, caller, event_id))
        except UnknownError:
            self._forget(event_id)
            raise
        return self._kept(event_id)[1]

    def join(self, caller: Caller, event_id: str, station_id: str, name: str) -> LiveState:
        """Connect a station. Raises :class:`ConflictError` when its id is taken."""
        return self._change(
            event_id,
            lambda state: joined(state, station_id, name, caller.session, self._now(), caller.role),
        )

    def leave(self, caller: Caller, event_id: str, station_id: str) -> LiveState:
        """Note that a station has gone."""
        return self._change(event_id, lambda state: left(state, station_id, caller.session))

    def beat(self, caller: Caller, event_id: str, station_id: str) -> LiveState:
        """Note that a station was heard, and which ones were not for too long.

        Raises :class:`UnknownError` once the event was deleted.
        """
        self.enter(caller, event_id)
        return self._change(
            event_id, lambda state: beaten(state, station_id, caller.session, self._now())
        )

    def change(self, caller: Caller, event_id: str, station_id: str, change: Change) -> LiveState:
        """Change a part of the state; returned once it is kept.

        Raises :class:`ConflictError` when that part has another revision by now, and
        :class:`ForbiddenError`.
        """
        report, new = change.station, change.shared
        if report is not None and new is None:
            return self._change(
                event_id,
                lambda state: reported(
                    state, station_id, caller.session, change.revision, report, self._now()
                ),
            )
        if new is not None and report is None:
            caller.check(Permission.SWITCH)
            return self._change(event_id, lambda state: shared(state, change.revision, new))
        message = "A change is of one part: the station, or what is shared."
        raise BadRequestError(message)

    def _change(self, event_id: str, change: Callable[[LiveState], LiveState]) -> LiveState:
        """Keep what *change* makes of the state; made anew where another change came between."""
        for _ in range(_TRIES):
            number, before = self._kept(event_id)
            after = change(before)
            if after == before:
                return before
            body = _ENCODER.encode(after)
            try:
                self._store.put(event_id, body, number)
            except ConflictError:
                continue
            if after.revision != before.revision:
                self._bus.publish(Topic.LIVE_STATE, body)
            return after
        message = "Too many change this event's state at a time; try again in a moment."
        raise BusyError(message)

    def _forget(self, event_id: str) -> None:
        """Drop the state of an event that nobody has, or that was deleted."""
        event = self._repository.read(lambda reader: reader.get(EVENTS, event_id))
        if event is None or event.deleted_at_ns:
            self._store.remove(event_id)

    def _kept(self, event_id: str) -> tuple[int, LiveState]:
        kept = self._store.get(event_id)
        if kept is None:
            return 0, LiveState(event=event_id, epoch=self._now())
        return kept[0], decode_state(kept[1])
