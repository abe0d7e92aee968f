"""The one way to a vendor: whatever is not declared, consented and approved stays here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from studio.backend.errors import ForbiddenError
from studio.backend.events.model import EVENTS
from studio.backend.moment import Now
from studio.backend.repository import Reader, Repository
from studio.backend.trail import Deed, Outcome, Trail
from studio.policy.errors import UndeclaredDataError
from studio.policy.vendors import Condition, Vendors, check_outbound

from .reading import vendor_state

T = TypeVar("T")
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent: fields by the names that the register declares.

    ``event``: what they are about; '' for what concerns none, so that no condition is met.
    """

    vendor: str
    organisation: str
    fields: Fields
    event: str = ""

    def __repr__(self) -> str:
        """Show where to, and no value."""
        return f"Parcel({self.vendor!r}, {sorted(self.fields)!r})"


class VendorGate:
    """Every client of a vendor sends through here. Any thread; blocks on the store."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now, vendors: Vendors) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._vendors = vendors

    def send(self, parcel: Parcel, deliver: Callable[[Fields], T]) -> T:
        """Return what *deliver* makes of the fields, which it alone is handed, once all is well.

        Asked anew each time, so that a consent that was withdrawn counts at once. Raises
        :class:`ForbiddenError`; a refusal is in the trail.
        """
        reason = self._repository.read(lambda reader: self._refusal(reader, parcel))
        if reason:
            self._trail.record(
                Deed(
                    "sent to a vendor",
                    Outcome.REFUSED,
                    parcel.organisation,
                    target=parcel.vendor,
                    details={"why": reason, "event": parcel.event},
                )
            )
            raise ForbiddenError(reason)
        return deliver(MappingProxyType(dict(parcel.fields)))

    def _refusal(self, reader: Reader, parcel: Parcel) -> str:
        vendor = self._vendors.by_id.get(parcel.vendor)
        if vendor is None:
            return "There is no such vendor in the register."
        state = vendor_state(reader, parcel.organisation, vendor, self._now())
        if not state.is_on:
            return state.reason
        try:
            check_outbound(vendor, parcel.fields, _conditions(reader, parcel))
        except UndeclaredDataError as error:
            return str(error)
        return ""


def _conditions(reader: Reader, parcel: Parcel) -> list[Condition]:
    event = reader.get(EVENTS, parcel.event, parcel.organisation) if parcel.event else None
    if event is None or event.deleted_at_ns:
        return []
    met = {
        Condition.EVENT_REGISTERS: event.registers,
        Condition.EVENT_ORDERS: event.orders_subtitles,
    }
    return [condition for condition, is_met in met.items() if is_met]
