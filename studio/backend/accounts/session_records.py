"""Sessions as they are kept, opened and ended within a transaction."""

from dataclasses import dataclass
from typing import Final

import msgspec

from studio.backend.moment import DAY_NS, HOUR_NS, MINUTE_NS
from studio.backend.records import PROVIDER, Kind, Record, new_id
from studio.backend.repository import MOST_FOUND, Query, Transaction
from studio.policy.permissions import STAFF, Role
from studio.secrets import Secret

from .tokens import new_token, token_hash

ACCESS_NS: Final = 10 * MINUTE_NS
"""How long an access token is good; each request looks at its session anyhow."""
ROOT_NS: Final = HOUR_NS
_STAFF_NS: Final = 12 * HOUR_NS
_MEMBER_NS: Final = 90 * DAY_NS
_IDLE_NS: Final = 14 * DAY_NS


class Session(Record, frozen=True, kw_only=True):
    """One person's session in one organisation; its refresh tokens are one family.

    ``listed_by``: the organisation whose list lets her in, the provider's for a visit of staff.
    ``family_hash``: of the part that all refresh tokens of the session share: who brings it with
    another end than the newest brings one that was used.
    """

    person: str
    role: Role
    listed_by: str
    how: str
    opened_ns: int
    ends_ns: int
    access_hash: str
    access_until_ns: int
    family_hash: str
    refresh_hash: str
    refresh_until_ns: int
    renewed_ns: int
    device: str = ""
    address: str = ""
    reason: str = ""
    ended_ns: int = 0
    ended_why: str = ""


SESSIONS: Final = Kind(
    "sessions",
    Session,
    unique=(("access_hash",),),
    indexed=("access_hash", "person", "listed_by", "opened_ns", "ended_ns", "ends_ns"),
    personal=("address",),
    subject="person",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a session is used by; told once. ``ends_ns``: when it ends whatever is done."""

    session: str
    access: Secret
    access_until_ns: int
    refresh: Secret
    ends_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Who comes in, where, as what and how; ``until_ns``: no longer than then, 0 as usual."""

    person: str
    organisation: str
    role: Role
    listed_by: str
    how: str
    address: str
    device: str = ""
    reason: str = ""
    until_ns: int = 0


def lasts_ns(role: Role, *, visit: bool = False) -> int:
    """Return how long a session of *role* lasts at most, however often it is renewed. Pure."""
    if role is Role.ROOT or visit:
        return ROOT_NS
    return _STAFF_NS if role in STAFF else _MEMBER_NS


def open_session(transaction: Transaction, entrance: Entrance, now_ns: int) -> Tokens:
    """Keep a new session and return its tokens; the caller has seen to it that she may."""
    visit = entrance.listed_by == PROVIDER and entrance.organisation != PROVIDER
    family, ends_ns = new_token(), now_ns + lasts_ns(entrance.role, visit=visit)
    session = Session(
        id=new_id(),
        organisation=entrance.organisation,
        person=entrance.person,
        role=entrance.role,
        listed_by=entrance.listed_by,
        how=entrance.how,
        opened_ns=now_ns,
        ends_ns=min(ends_ns, entrance.until_ns or ends_ns),
        access_hash="",
        access_until_ns=0,
        family_hash=token_hash(family),
        refresh_hash="",
        refresh_until_ns=0,
        renewed_ns=now_ns,
        device=entrance.device,
        address=entrance.address,
        reason=entrance.reason,
    )
    return renew_session(transaction, session, family, entrance.address, now_ns)


def renew_session(
    transaction: Transaction, session: Session, family: Secret, address: str, now_ns: int
) -> Tokens:
    """Keep *session* with new tokens, and return them; those before are worthless."""
    access, end = new_token(), new_token()
    renewed = msgspec.structs.replace(
        session,
        access_hash=token_hash(access),
        access_until_ns=min(now_ns + ACCESS_NS, session.ends_ns),
        refresh_hash=token_hash(end),
        refresh_until_ns=min(now_ns + _IDLE_NS, session.ends_ns),
        renewed_ns=now_ns,
        address=address,
    )
    transaction.put(SESSIONS, renewed)
    refresh = Secret(f"{session.id}.{family.reveal()}.{end.reveal()}")
    return Tokens(session.id, access, renewed.access_until_ns, refresh, session.ends_ns)


def end_session(transaction: Transaction, session: Session, why: str, now_ns: int) -> str:
    """End *session* and return its id; its tokens are forgotten."""
    ended = msgspec.structs.replace(
        session,
        ended_ns=now_ns,
        ends_ns=min(session.ends_ns, now_ns),
        ended_why=why,
        access_hash="",
        refresh_hash="",
        address="",
    )
    transaction.put(SESSIONS, ended)
    return session.id


def end_sessions(
    transaction: Transaction,
    person: str,
    why: str,
    now_ns: int,
    *,
    listed_by: str | None = None,
    but: str = "",
) -> list[str]:
    """End her sessions and return their ids; *listed_by*: only those of one list."""
    equals: dict[str, str | int] = {"person": person, "ended_ns": 0}
    if listed_by is not None:
        equals["listed_by"] = listed_by
    open_ones = transaction.find(SESSIONS, Query(equals, limit=MOST_FOUND))
    return [
        end_session(transaction, session, why, now_ns) for session in open_ones if session.id != but
    ]
