"""Confidentiality agreements: the gate to every account of the provider's staff."""

from typing import Final

from studio.backend.records import PROVIDER, Kind, Record
from studio.backend.repository import Reader


class Agreement(Record, frozen=True, kw_only=True):
    """That a person has signed *document*, on a day, and who recorded it."""

    person: str
    document: str
    signed_on: str
    recorded_ns: int
    recorded_by: str


AGREEMENTS: Final = Kind("agreements", Agreement, indexed=("person",))


def has_agreement(reader: Reader, person: str) -> bool:
    """Return whether an agreement of *person* is recorded."""
    return reader.count(AGREEMENTS, {"organisation": PROVIDER, "person": person}) > 0
