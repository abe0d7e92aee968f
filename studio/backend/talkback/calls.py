"""All calls that are in this process; each is here as long as somebody is in it."""

import secrets
from typing import Final

import msgspec

from studio.backend.moment import Now

from .call import Call
from .ear import AGAIN, ENDED, Frame, Later
from .service import Entry

_OTHER_WAY: Final = "The voices of this call go another way now."
_ELSEWHERE: Final = "This call is held elsewhere now."
_MOST_KNOWN: Final = 4096


class Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an instance tells the others: that it holds an event's call, since when (UTC).

    ``holder``: the instance, by a name of its own that is new with each start.
    """

    event: str
    holder: str
    since_ns: int


class Calls:
    """By event. The loop's thread, of which there is one.

    A call is in one instance: the front leads all of an event to the same one. Where that changed,
    as one came back, the newest call stands, for that is where the front leads to by now; the
    other's members are told to come again.
    """

    def __init__(self, *, monotonic_ns: Now, utc_ns: Now) -> None:
        self._calls: dict[str, Call] = {}
        self._since: dict[str, int] = {}
        self._elsewhere: dict[str, int] = {}
        self._holder = secrets.token_hex(8)
        self._monotonic_ns, self._utc_ns = monotonic_ns, utc_ns

    def now_ns(self) -> int:
        """Return the time that calls go by: monotonic."""
        return self._monotonic_ns()

    def call(self, entry: Entry, later: Later, frame: Frame) -> Call:
        """Return the call of an event, begun where there is none, or none of its transport."""
        self.check_way(entry)
        call = self._calls.get(entry.event)
        if call is None:
            call = self._calls[entry.event] = Call(
                transport=entry.transport,
                matrix=entry.matrix,
                rooms=entry.rooms,
                now_ns=self._monotonic_ns(),
                utc_ns=self._utc_ns(),
                later=later,
                frame=frame,
            )
            # Newer than what is known elsewhere, whatever the clocks of the instances say.
            since_ns = self._elsewhere.pop(entry.event, 0) + 1
            self._since[entry.event] = max(self._utc_ns(), since_ns)
        call.set_matrix(entry.matrix)
        return call

    def check_way(self, entry: Entry) -> None:
        """End a call that another transport carries than an admin has decided on by now, for all.

        Nothing else changes a call's transport, least of all that one fails.
        """
        call = self._calls.get(entry.event)
        if call is not None and call.transport != entry.transport:
            for seat in call.seats():
                # Who decided so had its rooms elsewhere ended.
                seat.daily = {}
            self._end(entry.event, _OTHER_WAY)

    def held(self, event: str) -> Held | None:
        """Return what the other instances are told of an event's call; None where none is here."""
        if event not in self._calls:
            return None
        return Held(event, self._holder, self._since[event])

    def hear(self, told: Held) -> None:
        """Hear what an instance tells: an older call than its one ends here."""
        if told.holder == self._holder:
            return
        own = self.held(told.event)
        if own is None:
            self._elsewhere.pop(told.event, None)
            self._elsewhere[told.event] = told.since_ns
            if len(self._elsewhere) > _MOST_KNOWN:
                del self._elsewhere[next(iter(self._elsewhere))]
        elif (told.since_ns, told.holder) > (own.since_ns, own.holder):
            self._elsewhere[told.event] = told.since_ns
            self._end(told.event, _ELSEWHERE)

    def drop_empty(self, event: str) -> None:
        """Forget a call that nobody is in: who comes next finds what the store has."""
        call = self._calls.get(event)
        if call is not None and call.is_empty:
            del self._calls[event], self._since[event]

    def all(self) -> tuple[Call, ...]:
        """Return all calls."""
        return tuple(self._calls.values())

    def end_sessions(self, sessions: frozenset[str]) -> None:
        """Let those go whose sessions have ended, wherever they are."""
        for call in self.all():
            call.end_sessions(sessions, ENDED, "The session has ended.")

    def _end(self, event: str, reason: str) -> None:
        call = self._calls.pop(event)
        del self._since[event]
        call.end(AGAIN, reason)
