"""Ingest servers, by region and zone: one that is not heard from is not handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import msgspec

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BadRequestError, NotSignedInError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER, new_id
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail
from studio.policy import Reach, Region, parse_address, reach_of
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .choosing import SILENT_NS, is_healthy
from .known import event_of
from .model import INGEST_SERVERS, IngestServer
from .residency import placement_of
from .tokens import new_token, proof_of

MOST_SERVERS: Final = 500


@dataclass(frozen=True, slots=True)
class Registered:
    """A server, and the token that it brings: told this once."""

    server: IngestServer
    token: Secret


class IngestService:
    """Any thread; blocks on the store."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now

    def register(
        self, caller: Caller, *, name: str, region: Region, zone: str, url: str
    ) -> Registered:
        """Register a server. Raises :class:`BadRequestError` and :class:`ConflictError`."""
        caller.check(Permission.MANAGE_INGEST)
        _check_url(url)
        token = new_token()
        server = IngestServer(
            id=new_id(),
            organisation=PROVIDER,
            name=name,
            region=region,
            zone=zone,
            url=url.rstrip("/"),
            proof=proof_of(token),
            made_at_ns=self._now(),
        )
        kept = self._repository.write(lambda transaction: transaction.put(INGEST_SERVERS, server))
        details = {"region": region.value, "zone": zone}
        self._trail.record(deed_by(caller, "ingest server registered", kept.id, details=details))
        return Registered(kept, token)

    def remove(self, caller: Caller, server_id: str) -> None:
        """Take a server out: its token is worth nothing from then on."""
        caller.check(Permission.MANAGE_INGEST)

        def deed(transaction: Transaction) -> None:
            if transaction.get(INGEST_SERVERS, server_id) is None:
                message = "There is no such ingest server."
                raise UnknownError(message)
            transaction.erase(INGEST_SERVERS, server_id)

        self._repository.write(deed)
        self._trail.record(deed_by(caller, "ingest server removed", server_id))

    def list(self, caller: Caller) -> Sequence[IngestServer]:
        """Return all servers."""
        caller.check(Permission.MANAGE_INGEST)
        query = Query(limit=MOST_SERVERS)
        return self._repository.read(lambda reader: reader.find(INGEST_SERVERS, query))

    def of_event(self, caller: Caller, event_id: str) -> Sequence[tuple[IngestServer, bool]]:
        """Return the servers that may take an event, and whether each is well now."""
        caller.check(Permission.SEE_EVENTS)

        def look(reader: Reader) -> list[tuple[IngestServer, bool]]:
            event = event_of(reader, caller, event_id)
            region = placement_of(reader, event.organisation, event.origin).ingest
            query = Query(equals={"region": region.value}, limit=MOST_SERVERS)
            now_ns = self._now()
            return [(each, is_healthy(each, now_ns)) for each in reader.find(INGEST_SERVERS, query)]

        return self._repository.read(look)

    def server_of(self, token: Secret) -> IngestServer:
        """Return the server that brings *token*. Raises :class:`NotSignedInError`."""
        query = Query(equals={"proof": proof_of(token)}, limit=1)
        found = self._repository.read(lambda reader: reader.find(INGEST_SERVERS, query))
        if not found or not token.reveal():
            message = "This is no ingest server that was registered; register it first."
            raise NotSignedInError(message)
        return found[0]

    def heard(self, server: IngestServer, *, is_well: bool, publishing: int) -> None:
        """Note a heartbeat of *server*. Raises :class:`UnknownError` when it was taken out.

        That it is there, or is another way than before, is in the trail; that it still is, is not.
        """
        now_ns = self._now()

        def deed(transaction: Transaction) -> bool:
            kept = transaction.get(INGEST_SERVERS, server.id)
            if kept is None:
                message = "This ingest server was taken out."
                raise UnknownError(message)
            told = msgspec.structs.replace(
                kept, heard_at_ns=now_ns, is_well=is_well, publishing=publishing
            )
            transaction.put(INGEST_SERVERS, told)
            return kept.is_well != is_well or now_ns - kept.heard_at_ns >= SILENT_NS

        if self._repository.write(deed):
            self._trail.record(
                Deed(
                    "ingest server heard",
                    Outcome.DONE if is_well else Outcome.FAILED,
                    PROVIDER,
                    target=server.id,
                    details={"region": server.region.value, "zone": server.zone},
                )
            )


def _check_url(url: str) -> None:
    """Refuse what a studio could not publish to over a public network."""
    message = "An ingest is written as rtmps://host[:port]; clear RTMP is for this machine alone."
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadRequestError(message) from error
    address = parse_address(host)
    is_here = host == "localhost" or (
        address is not None and reach_of(address) is Reach.THIS_MACHINE
    )
    if (
        not host
        or parts.scheme not in ({"rtmp", "rtmps"} if is_here else {"rtmps"})
        or parts.username
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
    ):
        raise BadRequestError(message)
