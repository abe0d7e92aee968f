"""The door's question, who a token belongs to, and what people do with their sessions."""

import hmac
from collections.abc import Sequence
from typing import Final

from studio.backend.bus import Bus
from studio.backend.caller import Caller
from studio.backend.errors import NotSignedInError, UnknownError
from studio.backend.moment import Now
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.secrets import Secret

from .deeds import arrival, deed_of, failed
from .ended import tell_ended
from .listing import listed_anyhow
from .session_records import SESSIONS, Session, Tokens, end_session, renew_session
from .tokens import token_hash

_PARTS: Final = 3
_LISTED: Final = 200


class AccountSessions:
    """Sessions as of this moment, whichever instance ended them. Any thread.

    A request costs one look-up in the store, and nothing is remembered between two: so who was
    blocked is out with the next request.
    """

    def __init__(self, *, repository: Repository, trail: Trail, now: Now, bus: Bus) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus

    def caller_of(self, token: Secret, address: str) -> Caller:
        """Return who asks. Raises :class:`NotSignedInError`."""
        wanted = Query({"access_hash": token_hash(token)}, limit=1)
        found = self._repository.read(lambda reader: reader.find(SESSIONS, wanted))
        now_ns = self._now()
        if not token.reveal() or not found or not _is_open(found[0], now_ns):
            raise _signed_out()
        session = found[0]
        if session.access_until_ns <= now_ns:
            raise _signed_out()
        return Caller(session.person, session.organisation, session.role, session.id, address)

    def renew(self, refresh: Secret, address: str) -> Tokens:
        """Return new tokens for a refresh token, which is good once.

        One that was used is either stolen or used by a thief before: nobody can tell which, so the
        whole family ends (RFC 9700, 4.14.2). Raises :class:`NotSignedInError`.
        """
        now_ns = self._now()

        def renew(transaction: Transaction) -> tuple[Session, Tokens | None]:
            session_id, family, end = _parts_of(refresh)
            session = transaction.get(SESSIONS, session_id)
            if session is None or not _same(family, session.family_hash):
                raise _signed_out()
            if not _is_open(session, now_ns) or session.refresh_until_ns <= now_ns:
                raise _signed_out()
            if not listed_anyhow(transaction, session.person, session.listed_by, now_ns):
                raise _signed_out()
            if not _same(end, session.refresh_hash):
                end_session(transaction, session, "a refresh token was used twice", now_ns)
                return session, None
            return session, renew_session(transaction, session, family, address, now_ns)

        try:
            session, tokens = self._repository.write(renew)
        except NotSignedInError as error:
            self._trail.record(failed("session renewed", error, address))
            raise
        if tokens is None:
            tell_ended(self._bus, [session.id])
        self._trail.record(
            arrival(
                "session renewed",
                Outcome.DONE if tokens else Outcome.REFUSED,
                organisation=session.organisation,
                account=session.person,
                session=session.id,
                address=address,
                details={} if tokens else {"why": "its refresh token was used twice"},
            )
        )
        if tokens is None:
            raise _signed_out()
        return tokens

    def sign_out(self, caller: Caller) -> None:
        """End the session that asks."""
        self._end(caller, caller.account, caller.session, "signed out")

    def of_person(self, caller: Caller, person: str) -> Sequence[Session]:
        """Return the open sessions of *person* in the caller's organisation, newest first.

        Her own, of all organisations, when she asks for them herself.
        """
        now_ns = self._now()
        equals: dict[str, str | int] = {"person": person, "ended_ns": 0}
        if person != caller.account:
            equals["organisation"] = caller.organisation
        query = Query(equals, order="opened_ns", descending=True, limit=_LISTED)
        found = self._repository.read(lambda reader: reader.find(SESSIONS, query))
        return [session for session in found if _is_open(session, now_ns)]

    def end(self, caller: Caller, person: str, session: str) -> None:
        """End one session of *person*. Raises :class:`UnknownError`."""
        self._end(caller, person, session, "ended")

    def end_all(self, caller: Caller, person: str) -> int:
        """End all sessions of *person* here but the one that asks; return how many."""
        now_ns = self._now()
        wanted = [each.id for each in self.of_person(caller, person) if each.id != caller.session]

        def end(transaction: Transaction) -> list[str]:
            ended = []
            for session_id in wanted:
                session = transaction.get(SESSIONS, session_id)
                if session is not None and _is_open(session, now_ns):
                    ended.append(end_session(transaction, session, "ended", now_ns))
            return ended

        ended = self._repository.write(end)
        tell_ended(self._bus, ended)
        details = {"sessions": str(len(ended))}
        self._trail.record(deed_of(caller, "sessions ended", target=person, details=details))
        return len(ended)

    def _end(self, caller: Caller, person: str, session_id: str, why: str) -> None:
        now_ns = self._now()

        def end(transaction: Transaction) -> str:
            session = _own_or_here(transaction, caller, person, session_id)
            if session is None or not _is_open(session, now_ns):
                message = "There is no such session, or it has ended already."
                raise UnknownError(message)
            return end_session(transaction, session, why, now_ns)

        ended = self._repository.write(end)
        tell_ended(self._bus, [ended])
        kind = "signed out" if session_id == caller.session else "session ended"
        self._trail.record(deed_of(caller, kind, target=session_id))


def _own_or_here(reader: Reader, caller: Caller, person: str, session_id: str) -> Session | None:
    where = None if person == caller.account else caller.organisation
    session = reader.get(SESSIONS, session_id, where)
    return session if session is not None and session.person == person else None


def _is_open(session: Session, now_ns: int) -> bool:
    return not session.ended_ns and session.ends_ns > now_ns


def _parts_of(refresh: Secret) -> tuple[str, Secret, Secret]:
    parts = refresh.reveal().split(".")
    if len(parts) != _PARTS:
        raise _signed_out()
    return parts[0], Secret(parts[1]), Secret(parts[2])


def _same(token: Secret, expected_hash: str) -> bool:
    return hmac.compare_digest(token_hash(token), expected_hash)


def _signed_out() -> NotSignedInError:
    return NotSignedInError("Sign in first: nobody is signed in with this token any more.")
