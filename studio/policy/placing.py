"""Where an event's data have their home: of customer, demand and origin one pure decision."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from .residency import Region


class Home(Enum):
    """Where a customer is at home; one of whom nothing is known is taken for one in the EU."""

    EU = "eu"
    US = "us"
    UNKNOWN = "unknown"


class Demand(Enum):
    """What a customer asks for.

    ``NONE``: nothing, so that the home decides. ``EU_ONLY``: everything in the EU, whatever the
    origin. ``BY_ORIGIN``: said in writing, that each stream stays where it comes from.
    """

    NONE = "none"
    EU_ONLY = "eu-only"
    BY_ORIGIN = "by-origin"


class Origin(Enum):
    """Where a stream comes from."""

    EU = "eu"
    US = "us"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Placement:
    """What follows. ``eu_only``: nothing leaves the EU, and no vendor elsewhere can be turned on.

    ``reason``: one sentence, for the person and for the audit trail.
    """

    ingest: Region
    storage: Region
    eu_only: bool
    reason: str


_DEMANDED: Final = "The customer demands that everything stays in the EU."
_BY_DEFAULT: Final = "A customer in the EU keeps everything in the EU unless they said otherwise."
_NOT_KNOWN: Final = "Where the customer is at home is not known, so everything stays in the EU."
_FROM_US: Final = "The stream comes from the US and stays there."
_FROM_EU: Final = "The stream comes from the EU and stays there."
_FROM_NOWHERE: Final = "Where the stream comes from is not known, so it stays in the EU."


def place(home: Home, demand: Demand, origin: Origin) -> Placement:
    """Return where an event is ingested and stored. Pure; what is not known stays in the EU."""
    if demand is Demand.EU_ONLY:
        return _eu_only(_DEMANDED)
    if home is Home.UNKNOWN:
        return _eu_only(_NOT_KNOWN)
    if home is Home.EU and demand is not Demand.BY_ORIGIN:
        return _eu_only(_BY_DEFAULT)
    if origin is Origin.US:
        return Placement(Region.US, Region.US, eu_only=False, reason=_FROM_US)
    reason = _FROM_EU if origin is Origin.EU else _FROM_NOWHERE
    return Placement(Region.EU, Region.EU, eu_only=False, reason=reason)


def _eu_only(reason: str) -> Placement:
    return Placement(Region.EU, Region.EU, eu_only=True, reason=reason)
