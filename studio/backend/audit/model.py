"""What the trail keeps: records in chains, a signed head a chain, and tiles of its tree."""

import msgspec

from studio.backend.records import Kind, Record


class AuditRecord(Record, frozen=True, kw_only=True):
    """One deed as it is kept; ``number`` counts from 0 within its chain.

    ``personal``: JSON of the particulars about ``subject``, with a random salt; '' once that
    person was erased. ``personal_hash``: SHA-256 of it, all that the chain holds of it.
    ``before`` and ``hash``: of the record before and of this one, the leaf of RFC 6962.
    """

    chain: str
    number: int
    at_ns: int
    kind: str
    outcome: str
    account: str
    session: str
    target: str
    subject: str
    personal: str
    personal_hash: str
    details: dict[str, str]
    before: str
    hash: str


class SignedHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a chain stood: signed by Ed25519 with its size, so that a cut-off end shows.

    ``root``: of the tree over the first ``size`` records. ``signer``: the public key. Hexadecimal.
    """

    chain: str
    size: int
    root: str
    newest: str
    at_ns: int
    signer: str
    signature: str


class AuditHead(Record, frozen=True, kw_only=True):
    """The newest head of a chain; ``frontier``: what the tree grows on from."""

    instance: str
    epoch: int
    head: SignedHead
    frontier: tuple[str, ...]


class AuditTile(Record, frozen=True, kw_only=True):
    """The hashes of 256 records, in hexadecimal, and the node above them."""

    chain: str
    number: int
    leaves: str
    root: str


RECORDS = Kind(
    "audit record",
    AuditRecord,
    unique=(("chain", "number"),),
    indexed=("chain", "number", "at_ns", "kind", "outcome", "account"),
    personal=("personal",),
    subject="subject",
    # Nothing is written as often.
    across=("number",),
    within=("at_ns", "kind", "outcome", "account"),
)
HEADS = Kind("audit head", AuditHead, indexed=("instance", "epoch"))
TILES = Kind("audit tile", AuditTile, indexed=("chain", "number"))
