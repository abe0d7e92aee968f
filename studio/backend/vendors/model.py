"""What is on record about vendors: an organisation's choice, and the provider's own file."""

from typing import Final

from studio.backend.records import Kind, Record


class VendorChoice(Record, frozen=True, kw_only=True):
    """What an organisation decided about one vendor.

    ``is_on``: None while nobody decided. ``consent_by``: the account that consented for the
    organisation, '' where none has or it was withdrawn.
    """

    vendor: str
    is_on: bool | None = None
    consent_by: str = ""
    consent_at_ns: int = 0
    withdrawn_at_ns: int = 0


class VendorFile(Record, frozen=True, kw_only=True):
    """The provider's record of a vendor; its id is the vendor's.

    ``clauses``: where the signed standard contractual clauses are kept, '' before there are any.
    ``told_of_ns``: the review whose being overdue was told last, by when it was due.
    """

    approved_by: str = ""
    approved_at_ns: int = 0
    reviewed_by: str = ""
    reviewed_at_ns: int = 0
    clauses: str = ""
    clauses_by: str = ""
    clauses_at_ns: int = 0
    told_of_ns: int = 0


VENDOR_CHOICES: Final = Kind(
    "vendor choices", VendorChoice, unique=(("organisation", "vendor"),), indexed=("vendor",)
)
VENDOR_FILES: Final = Kind("vendor files", VendorFile)
