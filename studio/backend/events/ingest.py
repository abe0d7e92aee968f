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
from studio.backend.repository import Query, Repository, Transaction
from studio.backend.trail import Trail
from studio.policy import Reach, Region, parse_address, reach_of
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .model import INGEST_SERVERS, IngestServer
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

    def server_of(self, token: Secret) -> IngestServer:
        """Return the server that brings *token*. Raises :class:`NotSignedInError`."""
        query = Query(equals={"proof": proof_of(token)}, limit=1)
        found = self._repository.read(lambda reader: reader.find(INGEST_SERVERS, query))
        if not found or not token.reveal():
            message = "This is no ingest server that was registered; register it first."
            raise NotSignedInError(message)
        return found[0]

    def heard(self, server: IngestServer, *, is_well: bool, publishing: int) -> None:
        """Note a heartbeat of *server*. Raises :class:`UnknownError` when it was taken out."""

        def deed(transaction: Transaction) -> None:
            kept = transaction.get(INGEST_SERVERS, server.id)
            if kept is None:
                message = "This ingest server was taken out."
                raise UnknownError(message)
            told = msgspec.structs.replace(
                kept, heard_at_ns=self._now(), is_well=is_well, publishing=publishing
            )
            transaction.put(INGEST_SERVERS, told)

        self._repository.write(deed)


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
