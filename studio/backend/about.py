"""What the audit trail has of a person, for the export that she may ask for."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from .accounts.listing import memberships_of
from .audit import AuditRecord
from .audit.model import RECORDS
from .records import PROVIDER
from .repository import MOST_FOUND, Query, Reader

MOST_TOLD: Final = 20_000
"""The newest of them; the rest is counted."""


def trail_of(reader: Reader, person: str) -> Mapping[str, Any]:
    """Return what is written of what *person* did and where from, where she is listed now.

    Any thread; reads as much as there is.
    """
    told: list[Mapping[str, str | int]] = []
    left_out = 0
    listed = {each.organisation for each in memberships_of(reader, person)}
    for organisation in sorted({PROVIDER, *listed}):
        for record in _records(reader, organisation, person):
            if len(told) < MOST_TOLD:
                told.append(_told(record))
            else:
                left_out += 1
    return {"trail": told, "trail_left_out": left_out}


def _records(reader: Reader, organisation: str, person: str) -> Iterator[AuditRecord]:
    equals = {"organisation": organisation, "account": person}
    after = ""
    while True:
        query = Query(equals, order="at_ns", descending=True, after=after, limit=MOST_FOUND)
        page = reader.find(RECORDS, query)
        if not page:
            return
        yield from page
        after = page[-1].id


def _told(record: AuditRecord) -> Mapping[str, str | int]:
    personal = msgspec.json.decode(record.personal) if record.personal else {}
    return {
        "at_ns": record.at_ns,
        "kind": record.kind,
        "outcome": record.outcome,
        "organisation": record.organisation,
        "target": record.target,
        "address": str(personal.get("address", "")),
    }
