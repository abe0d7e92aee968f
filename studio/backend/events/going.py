"""When an event may go live: after its embargo, and with the go of two people where it needs it."""

from collections.abc import Callable

import msgspec

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BackendError, ConflictError, ForbiddenError
from studio.backend.moment import Now
from studio.backend.repository import Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.policy.permissions import Permission

from .known import event_of
from .model import EVENTS, Event


def check_live(event: Event, now_ns: int) -> None:
    """Raise :class:`ForbiddenError` while *event* may not reach an audience. Pure."""
    if now_ns < event.embargo_until_ns:
        message = "The event is under an embargo until later; rehearse until then."
        raise ForbiddenError(message)
    if not event.has_go:
        message = "The event goes live with a second person's go: " + (
            "another one gives it." if event.go_asked_by else "ask for it."
        )
        raise ForbiddenError(message)


class GoService:
    """Two people decide: one asks, another one says yes. Any thread; blocks on the store."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now

    def ask(self, caller: Caller, event_id: str) -> Event:
        """Ask for a go; asked again by somebody else, it is theirs.

        Raises :class:`ConflictError`.
        """
        caller.check(Permission.GO_LIVE)

        def change(event: Event) -> Event:
            if not event.needs_go or event.go_given_by:
                message = "The event needs no go, or has one already."
                raise ConflictError(message)
            return msgspec.structs.replace(
                event, go_asked_by=caller.account, go_asked_at_ns=self._now()
            )

        return self._change(caller, event_id, "go asked for", change)

    def give(self, caller: Caller, event_id: str) -> Event:
        """Say yes to what another person asked.

        Raises :class:`ForbiddenError` to the one who asked, and :class:`ConflictError`.
        """
        caller.check(Permission.APPROVE_EVENT)

        def change(event: Event) -> Event:
            if not event.go_asked_by or event.go_given_by:
                message = "Nobody asks for a go, or it was given already."
                raise ConflictError(message)
            if event.go_asked_by == caller.account:
                message = "Who asks for a go does not give it; another person does."
                raise ForbiddenError(message)
            return msgspec.structs.replace(
                event, go_given_by=caller.account, go_given_at_ns=self._now()
            )

        return self._change(caller, event_id, "go given", change)

    def withdraw(self, caller: Caller, event_id: str) -> Event:
        """Take a go, or the question for one, back; keys that were given stay good."""
        caller.check(Permission.APPROVE_EVENT)

        def change(event: Event) -> Event:
            return msgspec.structs.replace(
                event, go_asked_by="", go_asked_at_ns=0, go_given_by="", go_given_at_ns=0
            )

        return self._change(caller, event_id, "go withdrawn", change)

    def _change(
        self, caller: Caller, event_id: str, kind: str, change: Callable[[Event], Event]
    ) -> Event:
        def deed(transaction: Transaction) -> Event:
            return transaction.put(EVENTS, change(event_of(transaction, caller, event_id)))

        try:
            event = self._repository.write(deed)
        except BackendError:
            self._trail.record(deed_by(caller, kind, event_id, outcome=Outcome.REFUSED))
            raise
        self._trail.record(deed_by(caller, kind, event_id))
        return event
