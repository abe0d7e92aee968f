"""Keys in the store: two kinds, looked up apart, treated alike."""

from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec

from studio.backend.moment import DAY_NS, MINUTE_NS
from studio.backend.records import Kind
from studio.backend.repository import Query, Reader, Transaction

from .model import LIVE_KEYS, REHEARSAL_KEYS, StreamKey

K = TypeVar("K", bound=StreamKey)
LIFE_NS: Final = 10 * MINUTE_NS
"""How long a key is good that nobody publishes with."""
LONGEST_NS: Final = DAY_NS
_MOST: Final = 1000


def good_keys(reader: Reader, event_id: str, now_ns: int) -> list[StreamKey]:
    """Return the keys to an event that may be published with."""
    query = Query(equals={"event": event_id}, order="expires_at_ns", at_least=now_ns, limit=_MOST)
    found: list[StreamKey] = [*reader.find(LIVE_KEYS, query), *reader.find(REHEARSAL_KEYS, query)]
    return [key for key in found if key.is_good(now_ns)]


def revoke_all(transaction: Transaction, field: str, value: str, now_ns: int) -> set[str]:
    """End all keys of an event or a session; return the events that had one."""

    def end(kind: Kind[K]) -> set[str]:
        query = Query(equals={field: value}, order="expires_at_ns", at_least=now_ns, limit=_MOST)
        ended = [key for key in transaction.find(kind, query) if key.is_good(now_ns)]
        for key in ended:
            _revoke(transaction, kind, key, now_ns)
        return {key.event for key in ended}

    return end(LIVE_KEYS) | end(REHEARSAL_KEYS)


def revoke_one(transaction: Transaction, event_id: str, key_id: str, now_ns: int) -> bool:
    """End one key to an event; False when there is none that is good."""

    def end(kind: Kind[K]) -> bool:
        key = transaction.get(kind, key_id)
        if key is None or key.event != event_id or not key.is_good(now_ns):
            return False
        _revoke(transaction, kind, key, now_ns)
        return True

    return end(LIVE_KEYS) or end(REHEARSAL_KEYS)


def prolong_own(
    transaction: Transaction, event_id: str, key_id: str, session: str, now_ns: int
) -> StreamKey | None:
    """Have a session's own key be good for longer; None when there is none that is good."""

    def renew(kind: Kind[K]) -> K | None:
        key = transaction.get(kind, key_id)
        if key is None or (key.event, key.session) != (event_id, session):
            return None
        return prolonged(transaction, kind, key, now_ns) if key.is_good(now_ns) else None

    return renew(LIVE_KEYS) or renew(REHEARSAL_KEYS)


def prolonged(transaction: Transaction, kind: Kind[K], key: K, now_ns: int) -> K:
    """Keep *key* for ten minutes from now, a day in all at most."""
    until_ns = min(now_ns + LIFE_NS, key.ends_at_ns)
    return transaction.put(kind, msgspec.structs.replace(key, expires_at_ns=until_ns))


def keys_named(reader: Reader, kind: Kind[K], key_ids: Sequence[str]) -> dict[str, K]:
    """Return those of *key_ids* that *kind* knows, under their ids."""
    found = ((key_id, reader.get(kind, key_id)) for key_id in key_ids)
    return {key_id: key for key_id, key in found if key is not None}


def _revoke(transaction: Transaction, kind: Kind[K], key: K, now_ns: int) -> None:
    transaction.put(kind, msgspec.structs.replace(key, revoked_at_ns=now_ns))
