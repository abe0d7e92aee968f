"""Whether data may go to, or come from, a place: one pure decision."""

from dataclasses import dataclass
from enum import Enum

from .addresses import Reach, parse_address, reach_of
from .register import Connection, Consent, Location, Purpose, Register


class Region(Enum):
    """Where a show's data has its home; a show that says nothing is in the EU."""

    EU = "eu"
    US = "us"

    @property
    def label(self) -> str:
        """The region's name in a sentence."""
        return "the EU" if self is Region.EU else "the US"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a show is held to."""

    register: Register
    region: Region = Region.EU


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a socket would be opened to.

    ``host``: a name or an address, as the person or a server's redirect spelled it.
    ``clear``: whether the media would cross unencrypted.
    """

    host: str
    port: int
    purpose: Purpose
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision. ``reason``: one sentence for the person, and for the audit log.

    ``row``: the register's row that spoke, None for this machine and for the unknown.
    ``local_only``: allowed as long as the name leads to private addresses alone.
    ``passing``: refused only until the name has an address.
    """

    allowed: bool
    reason: str
    row: Connection | None = None
    local_only: bool = False
    passing: bool = False


def decide(policy: Policy, destination: Destination) -> Verdict:
    """Return whether a connection may be opened; what no row names is refused. Any thread."""
    address = parse_address(destination.host)
    reach = reach_of(address) if address else None
    if reach is Reach.THIS_MACHINE or destination.host.lower() in {"localhost", "localhost."}:
        return Verdict(allowed=True, reason="It is this machine.")
    row = _row_for(policy.register, destination)
    if row is None:
        reason = (
            f"{destination.host}:{destination.port} is in no row of the register for "
            f"{destination.purpose.value!r}; an organisation names it, and where it lies, "
            "in a register of its own."
        )
        return Verdict(allowed=False, reason=reason)
    fault = _fault(policy, destination, row)
    if fault:
        reason = f"{destination.host}:{destination.port} {fault}"
        return Verdict(allowed=False, reason=reason, row=row)
    return Verdict(
        allowed=True,
        reason=f"Row {row.name!r} of the register allows it.",
        row=row,
        local_only=row.location is Location.LOCAL,
    )


def _fault(policy: Policy, destination: Destination, row: Connection) -> str:
    if not row.on:
        return f"is switched off in the register (row {row.name!r})."
    if row.consent is Consent.NEEDED:
        return f"needs a consent that nobody has given (row {row.name!r} of the register)."
    if row.location is Location.LOCAL:
        return ""
    if row.location.value != policy.region.value:
        there, here = Region(row.location.value).label, policy.region.label
        return f"lies in {there}, and this show stays in {here}; choose one in {here}."
    if destination.clear:
        return "would be reached unencrypted over a public network; use TLS."
    return ""


def _row_for(register: Register, destination: Destination) -> Connection | None:
    address = parse_address(destination.host)
    for row in register.rows:
        if (
            row.purpose is destination.purpose
            and (not row.ports or destination.port in row.ports)
            and row.names(destination.host, address)
        ):
            return row
    return None
