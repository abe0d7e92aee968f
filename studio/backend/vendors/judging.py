"""Whether a vendor may be sent anything of an organisation's: one pure decision, and its reason."""

from dataclasses import dataclass
from enum import Enum

from studio.backend.moment import DAY_NS
from studio.policy.placing import Placement
from studio.policy.vendors import Vendor

from .model import VendorChoice, VendorFile


class Bar(Enum):
    """What stands in the way, the first of these that does."""

    NOTHING = "nothing"
    EU_ONLY = "eu-only"
    NOT_APPROVED = "not-approved"
    NO_CLAUSES = "no-clauses"
    NO_CONSENT = "no-consent"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class VendorState:
    """A vendor as one organisation has it.

    ``due_at_ns``: by when it is to be reviewed, 0 before it was approved.
    """

    vendor: Vendor
    choice: VendorChoice
    file: VendorFile
    bar: Bar
    due_at_ns: int
    is_overdue: bool

    @property
    def is_on(self) -> bool:
        """Whether it may be sent what it was declared to get."""
        return self.bar is Bar.NOTHING

    @property
    def reason(self) -> str:
        """Why it is off, in a sentence that says what to do; '' when it is on."""
        return _REASONS[self.bar].format(name=self.vendor.name)


@dataclass(frozen=True, slots=True)
class FileState:
    """The provider's own record of a vendor; ``due_at_ns`` as above."""

    vendor: Vendor
    file: VendorFile
    due_at_ns: int
    is_overdue: bool


_REASONS = {
    Bar.NOTHING: "",
    Bar.EU_ONLY: "{name} lies outside the EU, and this organisation keeps everything in the EU.",
    Bar.NOT_APPROVED: "{name} was not approved by the provider yet; ask your contact there.",
    Bar.NO_CLAUSES: (
        "No standard contractual clauses with {name} are on record, so nothing is sent to the US."
    ),
    Bar.NO_CONSENT: "{name} needs a consent of your organisation; an admin gives it.",
    Bar.OFF: "{name} is switched off; an admin switches it on.",
}


def file_state(vendor: Vendor, file: VendorFile, now_ns: int) -> FileState:
    """Return how the provider's record of *vendor* stands. Pure."""
    due_at_ns = file.reviewed_at_ns + vendor.review_days * DAY_NS if file.approved_at_ns else 0
    return FileState(vendor, file, due_at_ns, is_overdue=bool(due_at_ns) and now_ns >= due_at_ns)


def state_of(
    vendor: Vendor, placement: Placement, choice: VendorChoice, file: VendorFile, now_ns: int
) -> VendorState:
    """Return how *vendor* stands. Pure."""
    provided = file_state(vendor, file, now_ns)
    return VendorState(
        vendor,
        choice,
        file,
        _bar(vendor, placement, choice, file),
        provided.due_at_ns,
        provided.is_overdue,
    )


def _bar(vendor: Vendor, placement: Placement, choice: VendorChoice, file: VendorFile) -> Bar:
    if placement.eu_only and vendor.abroad:
        return Bar.EU_ONLY
    if not file.approved_at_ns:
        return Bar.NOT_APPROVED
    if vendor.abroad and not file.clauses:
        return Bar.NO_CLAUSES
    if vendor.consent_needed and not choice.consent_by:
        return Bar.NO_CONSENT
    is_on = vendor.on if choice.is_on is None else choice.is_on
    return Bar.NOTHING if is_on else Bar.OFF
