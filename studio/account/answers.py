"""What the backend answers, as far as the studio reads it."""

from typing import Literal

import msgspec

from studio.policy.permissions import Role


class TokensAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """How a session is used; ``refresh`` is good once."""

    access: str
    access_until_ns: int
    refresh: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "TokensAnswer(…)"


class SignedIn(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="signed in"):
    """One is in; ``device``: what this machine is known by from now on, '' if it was before."""

    tokens: TokensAnswer
    device: str = ""

    def __repr__(self) -> str:
        """Show nothing."""
        return "SignedIn(…)"


class CodeNeeded(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="code needed"):
    """A second factor's code is due, with this ticket."""

    ticket: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "CodeNeeded(…)"


class EnrolmentNeeded(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="enrolment needed"
):
    """A second factor is to be set up first."""


SignInAnswer = SignedIn | CodeNeeded | EnrolmentNeeded


class StartedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Where to send the browser; ``flow`` and ``state`` stay here."""

    url: str
    state: str
    flow: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "StartedAnswer(…)"


class IssuerAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Another issuer to sign in by."""

    name: str
    label: str


class MeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who one is."""

    id: str
    name: str
    mail: str
    role: Role


class OrganisationAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whose account it is."""

    name: str


class PlacementAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event stays, and why."""

    ingest: Literal["eu", "us"]
    reason: str


class EventAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An event; times in UTC nanoseconds."""

    id: str
    name: str
    begins_at_ns: int
    ends_at_ns: int
    embargo_until_ns: int = 0
    needs_go: bool = False
    go_asked_by: str = ""
    go_given_by: str = ""
    placement: PlacementAnswer | None = None


class EventsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The events of the organisation."""

    events: tuple[EventAnswer, ...]


class IssuedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A station's key to one event. A secret."""

    id: str
    key: str
    ingests: tuple[str, ...]
    region: Literal["eu", "us"]
    expires_at_ns: int

    def __repr__(self) -> str:
        """Show no key."""
        return f"IssuedAnswer({self.id!r}, …)"
