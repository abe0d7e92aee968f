"""Stream keys: given to one station for one event, short-lived, ended at once, kept hashed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.backend.bus import Bus, Topic
from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BackendError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import new_id
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.policy import Region
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .choosing import choose
from .going import check_live
from .key_records import LIFE_NS, LONGEST_NS, good_keys, prolong_own, revoke_all, revoke_one
from .known import event_of
from .model import (
    INGEST_SERVERS,
    LIVE_KEYS,
    REHEARSAL_KEYS,
    IngestServer,
    LiveKey,
    RehearsalKey,
    StreamKey,
)
from .residency import placement_of
from .tokens import new_token, proof_of

LIVE, REHEARSAL = "live", "rehearsal"
"""RTMP applications: a key is looked up among those of the application that it comes to."""
_MOST_SERVERS: Final = 500


@dataclass(frozen=True, slots=True)
class Issued:
    """What a station publishes with. ``key`` is told this once.

    ``ingests``: RTMP(S) addresses with their application; the primary, then its backup in another
    zone of the same region, if there is one.
    """

    id: str
    event: str
    key: Secret
    ingests: tuple[str, ...]
    region: Region
    expires_at_ns: int


class KeyService:
    """Any thread; blocks on the store. Raises :class:`BackendError` alone."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now, bus: Bus) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus

    def go_live(self, caller: Caller, event_id: str, station: str) -> Issued:
        """Give *station* a key to the audience of an event.

        Raises :class:`ForbiddenError` before its embargo is over or without the second person's
        go, and :class:`UnavailableError` when no ingest of its region answers.
        """
        return self._issue(caller, Permission.GO_LIVE, event_id, station, LIVE)

    def rehearse(self, caller: Caller, event_id: str, station: str) -> Issued:
        """Give *station* a key to nobody; embargo and go are no matter."""
        return self._issue(caller, Permission.REHEARSE, event_id, station, REHEARSAL)

    def revoke(self, caller: Caller, event_id: str, key_id: str) -> None:
        """End a key at once; the ingest ends what is published with it. Whoever may go live may."""
        caller.check(Permission.GO_LIVE)

        def deed(transaction: Transaction) -> None:
            event_of(transaction, caller, event_id)
            if not revoke_one(transaction, event_id, key_id, self._now()):
                raise _no_key()

        self._repository.write(deed)
        self._trail.record(deed_by(caller, "stream key revoked", key_id))
        self.tell_revoked(event_id)

    def renew(self, caller: Caller, event_id: str, key_id: str) -> int:
        """Have the caller's own key be good for ten more minutes; return until when (UTC, ns)."""
        caller.check(Permission.REHEARSE)

        def deed(transaction: Transaction) -> int:
            event_of(transaction, caller, event_id)
            key = prolong_own(transaction, event_id, key_id, caller.session, self._now())
            if key is None:
                raise _no_key()
            return key.expires_at_ns

        return self._repository.write(deed)

    def list(self, caller: Caller, event_id: str) -> Sequence[StreamKey]:
        """Return the keys of an event that are good now."""
        caller.check(Permission.GO_LIVE)

        def deed(reader: Reader) -> list[StreamKey]:
            event_of(reader, caller, event_id)
            return good_keys(reader, event_id, self._now())

        return self._repository.read(deed)

    def end_sessions(self, sessions: Sequence[str]) -> None:
        """End the keys that were given to sessions which have ended."""

        def deed(transaction: Transaction) -> set[str]:
            now_ns = self._now()
            ended = (revoke_all(transaction, "session", each, now_ns) for each in sessions)
            return set().union(*ended)

        for event_id in self._repository.write(deed):
            self.tell_revoked(event_id)

    def tell_revoked(self, event_id: str) -> None:
        """Tell all instances that keys of an event have ended."""
        self._bus.publish(Topic.KEYS_REVOKED, event_id.encode())

    def _issue(
        self, caller: Caller, permission: Permission, event_id: str, station: str, application: str
    ) -> Issued:
        caller.check(permission)
        secret = new_token()

        def deed(transaction: Transaction) -> tuple[StreamKey, tuple[IngestServer, ...]]:
            now_ns = self._now()
            event = event_of(transaction, caller, event_id)
            if application == LIVE:
                check_live(event, now_ns)
            region = placement_of(transaction, event.organisation, event.origin).ingest
            known = Query(equals={"region": region.value}, limit=_MOST_SERVERS)
            servers = choose(transaction.find(INGEST_SERVERS, known), region, now_ns)
            key = StreamKey(
                id=new_id(),
                organisation=event.organisation,
                event=event.id,
                station=station,
                proof=proof_of(secret),
                region=region,
                account=caller.account,
                session=caller.session,
                made_at_ns=now_ns,
                expires_at_ns=now_ns + LIFE_NS,
                ends_at_ns=now_ns + LONGEST_NS,
            )
            return _kept(transaction, key, application), servers

        try:
            key, servers = self._repository.write(deed)
        except BackendError as error:
            self._tell(caller, f"{application} key", event_id, Outcome.REFUSED, {"why": str(error)})
            raise
        details = {"key": key.id, "region": key.region.value}
        self._tell(caller, f"{application} key", event_id, Outcome.DONE, details)
        ingests = tuple(f"{server.url}/{application}" for server in servers)
        return Issued(key.id, event_id, secret, ingests, key.region, key.expires_at_ns)

    def _tell(
        self, caller: Caller, kind: str, target: str, outcome: Outcome, details: dict[str, str]
    ) -> None:
        self._trail.record(deed_by(caller, kind, target, outcome=outcome, details=details))


def _kept(transaction: Transaction, key: StreamKey, application: str) -> StreamKey:
    fields = {name: getattr(key, name) for name in key.__struct_fields__}
    if application == LIVE:
        return transaction.put(LIVE_KEYS, LiveKey(**fields))
    return transaction.put(REHEARSAL_KEYS, RehearsalKey(**fields))


def _no_key() -> UnknownError:
    return UnknownError("There is no such key, or it has ended; ask for another one.")
