"""The register of vendors: whom data go to, which, where, and what has to be agreed first; pure."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import Annotated

import msgspec

from resources import read_text

from .errors import RegisterError, UndeclaredDataError
from .placing import Placement
from .register import Location, Register

VENDORS_NAME = "vendors.toml"
_Id = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9-]{1,40}\Z")]
_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Days = Annotated[int, msgspec.Meta(ge=1, le=1100)]


class Condition(Enum):
    """What has to be so for a category of data to go to a vendor at all."""

    ALWAYS = "always"
    EVENT_REGISTERS = "event-registers"
    EVENT_ORDERS = "event-orders"


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of data: the fields that may be sent, and none besides."""

    name: _Id
    what: _Text
    fields: Annotated[tuple[_Id, ...], msgspec.Meta(min_length=1)]
    only_when: Condition = Condition.ALWAYS


class Vendor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One vendor. ``on``: as shipped; ``review_days``: how often the contract is looked at anew.

    ``criteria``: what it has to meet to be approved, and again at each review.
    """

    id: _Id
    name: _Text
    purpose: _Text
    criteria: _Text
    location: Location
    consent_needed: bool
    on: bool
    review_days: _Days
    category: Annotated[tuple[Category, ...], msgspec.Meta(min_length=1)]

    @property
    def abroad(self) -> bool:
        """Whether data leave the EU with it."""
        return self.location is not Location.EU

    def fields_under(self, *conditions: Condition) -> frozenset[str]:
        """Return every field that may be sent where *conditions* are met."""
        met = {Condition.ALWAYS, *conditions}
        return frozenset(
            field for each in self.category if each.only_when in met for field in each.fields
        )


class Vendors(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """All of them, in the register's order."""

    vendor: tuple[Vendor, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Vendor]:
        """The vendors under their ids."""
        return {each.id: each for each in self.vendor}

    def may_be_on(self, placement: Placement) -> frozenset[str]:
        """Return those that can be on, once all consents are given."""
        return frozenset(each.id for each in self.vendor if not (placement.eu_only and each.abroad))

    def on_unasked(self, placement: Placement) -> frozenset[str]:
        """Return those that are on where nobody was asked for anything."""
        allowed = self.may_be_on(placement)
        return frozenset(
            each.id
            for each in self.vendor
            if each.on and not each.consent_needed and each.id in allowed
        )


def parse_vendors(text: str) -> Vendors:
    """Return the vendors of a TOML *text*. Raises :class:`RegisterError`."""
    try:
        vendors = msgspec.convert(tomllib.loads(text), Vendors)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"The register of vendors cannot be used: {error}."
        raise RegisterError(message) from error
    if len(vendors.by_id) != len(vendors.vendor):
        message = "The register of vendors names one vendor twice; keep one."
        raise RegisterError(message)
    for each in vendors.vendor:
        if each.abroad and (each.on or not each.consent_needed):
            message = (
                f"The register of vendors has {each.name} on without a consent, and it lies "
                "outside the EU; write on = false and consent_needed = true."
            )
            raise RegisterError(message)
    return vendors


def shipped_vendors() -> Vendors:
    """Return the vendors that the product knows. Reads a resource."""
    return parse_vendors(read_text(VENDORS_NAME))


def check_outbound(
    vendor: Vendor, fields: Iterable[str], conditions: Iterable[Condition] = ()
) -> None:
    """Refuse what *vendor* was never declared to get: one field too many refuses all. Pure.

    *conditions*: what holds of the event that the data are about. Raises
    :class:`UndeclaredDataError`, which names the fields and not their values.
    """
    refused = sorted(set(fields) - vendor.fields_under(*conditions))
    if refused:
        message = (
            f"{vendor.name} may not be sent {', '.join(refused)[:200]}: the register of vendors "
            "does not declare it for this event."
        )
        raise UndeclaredDataError(message)


def disagreements(register: Register, vendors: Vendors) -> tuple[str, ...]:
    """Return, in sentences, where the rows of *register* contradict the vendors. Pure.

    The register of connections alone says which sockets open; what it says of a vendor has to be
    what the vendor's own row says.
    """
    by_name = {each.name.casefold(): each for each in vendors.vendor}
    found = []
    for row in register.rows:
        vendor = by_name.get(row.vendor.casefold())
        if vendor is None or row.location is Location.LOCAL:
            continue
        if row.location is not vendor.location:
            found.append(f"Row {row.name!r} has {vendor.name} in another place than its vendor.")
        if vendor.consent_needed and row.consent.value == "not-needed":
            found.append(f"Row {row.name!r} asks for no consent, and {vendor.name} needs one.")
    return tuple(found)
