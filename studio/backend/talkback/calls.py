"""All calls that are in this process; each is here as long as somebody is in it."""

from studio.backend.moment import Now

from .call import Call
from .ear import ENDED, Frame, Later
from .service import Entry


class Calls:
    """By event. The loop's thread, of which there is one."""

    def __init__(self, *, monotonic_ns: Now, utc_ns: Now) -> None:
        self._calls: dict[str, Call] = {}
        self._monotonic_ns, self._utc_ns = monotonic_ns, utc_ns

    def now_ns(self) -> int:
        """Return the time that calls go by: monotonic."""
        return self._monotonic_ns()

    def call(self, entry: Entry, later: Later, frame: Frame) -> Call:
        """Return the call of an event, begun where there is none."""
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
        call.set_matrix(entry.matrix)
        return call

    def drop_empty(self, event: str) -> None:
        """Forget a call that nobody is in: who comes next finds what the store has."""
        call = self._calls.get(event)
        if call is not None and call.is_empty:
            del self._calls[event]

    def all(self) -> tuple[Call, ...]:
        """Return all calls."""
        return tuple(self._calls.values())

    def end_sessions(self, sessions: frozenset[str]) -> None:
        """Let those go whose sessions have ended, wherever they are."""
        for call in self.all():
            call.end_sessions(sessions, ENDED, "The session has ended.")
