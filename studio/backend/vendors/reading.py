"""How vendors stand for an organisation, read from the store."""

from collections.abc import Sequence

from studio.backend.events.residency import placement_of
from studio.backend.repository import Query, Reader
from studio.policy.placing import Origin
from studio.policy.vendors import Vendor, Vendors

from .judging import VendorState, state_of
from .model import VENDOR_CHOICES, VENDOR_FILES, VendorChoice, VendorFile


def choice_of(reader: Reader, organisation: str, vendor: Vendor) -> VendorChoice:
    """Return what *organisation* decided about *vendor*; a new record where it has not."""
    wanted = Query(equals={"organisation": organisation, "vendor": vendor.id}, limit=1)
    found = reader.find(VENDOR_CHOICES, wanted)
    # Its id is made of both, so that two who decide at a time meet in one record.
    made = VendorChoice(
        id=f"{organisation}.{vendor.id}", organisation=organisation, vendor=vendor.id
    )
    return found[0] if found else made


def file_of(reader: Reader, vendor: Vendor) -> VendorFile:
    """Return the provider's record of *vendor*; a new one where there is none."""
    return reader.get(VENDOR_FILES, vendor.id) or VendorFile(id=vendor.id, organisation="")


def vendor_state(reader: Reader, organisation: str, vendor: Vendor, now_ns: int) -> VendorState:
    """Return how *vendor* stands for *organisation*, as of now."""
    # Whether all stays in the EU is the customer's to say, and no event's.
    placement = placement_of(reader, organisation, Origin.UNKNOWN)
    choice = choice_of(reader, organisation, vendor)
    return state_of(vendor, placement, choice, file_of(reader, vendor), now_ns)


def vendor_states(
    reader: Reader, organisation: str, vendors: Vendors, now_ns: int
) -> Sequence[VendorState]:
    """Return how all of them stand, in the register's order."""
    return [vendor_state(reader, organisation, each, now_ns) for each in vendors.vendor]
