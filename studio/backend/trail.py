"""What the backend writes down of every login and every access, failures included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Protocol

NOWHERE: Final = "nowhere"
"""The stranger who comes over a socket that has no address."""


class Outcome(Enum):
    """How it went."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the trail.

    ``kind``: what was done, in plain words ("signed in", "event deleted"). ``organisation``: whose
    data it touched. ``account``: which account was used, '' where nobody was known. ``subject``:
    the person whom ``personal`` particulars are about; these are sealed under that person's key,
    so that erasing the person keeps the trail whole. ``details`` hold no personal data, no secret.
    ``stranger``: what tells one from another who was not let in, such as an address, so that their
    failures can be counted; '' for whoever is signed in. It is not written down.
    """

    kind: str
    outcome: Outcome
    organisation: str
    account: str = ""
    session: str = ""
    target: str = ""
    subject: str = ""
    personal: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    stranger: str = ""


class Trail(Protocol):
    """Takes entries."""

    def record(self, deed: Deed) -> None:
        """Write *deed* down for good before returning. Any thread.

        Raises :class:`StoreError` when it could not be written; then what it tells of must not
        happen.
        """
        ...

    def record_all(self, deeds: Sequence[Deed]) -> None:
        """Write *deeds* down, all of them or none, as :meth:`record` does one."""
        ...
