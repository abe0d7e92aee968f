"""The ingest that comes along with a studio: one server, on this machine, in the EU, unasked."""

from typing import Final

from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Repository, Transaction
from studio.policy import Region
from studio.secrets import Secret

from .model import INGEST_SERVERS, IngestServer
from .tokens import proof_of

OWN_INGEST: Final = "0" * 31 + "1"
_ZONE: Final = "this-machine"


def settle_own_ingest(repository: Repository, url: str, token: Secret, now: Now) -> None:
    """Keep the receiver at *url*, which brings *token*, in place of the one of the last start.

    It is handed out once it has been heard of. Nothing leaves this machine, so its region is the
    stricter one.
    """

    def settle(transaction: Transaction) -> None:
        before = transaction.get(INGEST_SERVERS, OWN_INGEST)
        if before is not None and (before.url, before.proof) == (url, proof_of(token)):
            # This backend alone was begun again: the receiver is as well as it was.
            return
        server = IngestServer(
            id=OWN_INGEST,
            organisation=PROVIDER,
            revision=0 if before is None else before.revision,
            name="This machine",
            region=Region.EU,
            zone=_ZONE,
            url=url,
            proof=proof_of(token),
            made_at_ns=now(),
        )
        transaction.put(INGEST_SERVERS, server)

    repository.write(settle)
