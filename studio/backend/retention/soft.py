"""Deleting softly and bringing back: what changes in a record. Pure."""

from typing import Final, TypeVar

import msgspec

from studio.backend.errors import ConflictError
from studio.backend.moment import DAY_NS
from studio.backend.records import Deletable

MONTH_NS: Final = 31 * DAY_NS
"""How long what was deleted can be had back: the longest month there is."""
D = TypeVar("D", bound=Deletable)


def softly_deleted(record: D, by: str, now_ns: int) -> D:
    """Return *record* deleted by an account or a job; as it is when it was deleted before."""
    if record.deleted_at_ns:
        return record
    return msgspec.structs.replace(
        record, deleted_at_ns=now_ns, deleted_by=by, erase_at_ns=now_ns + MONTH_NS
    )


def brought_back(record: D, now_ns: int) -> D:
    """Return *record* as it was before. Raises :class:`ConflictError` when it is too late."""
    if not record.deleted_at_ns:
        message = "It is not deleted; look for it among the others."
        raise ConflictError(message)
    if now_ns >= record.erase_at_ns:
        message = "It was deleted over a month ago, so it is being erased and cannot be had back."
        raise ConflictError(message)
    return msgspec.structs.replace(
        record,
        deleted_at_ns=0,
        deleted_by="",
        erase_at_ns=0,
        # Or else the schedule that deleted it would do so again within the hour.
        kept_until_ns=now_ns + MONTH_NS,
    )
