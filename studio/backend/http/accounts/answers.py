"""What these routes answer."""

from typing import Literal

from pydantic import BaseModel

from studio.backend.accounts.entering import Answer, CodeNeeded, EnrolmentNeeded, SignedIn
from studio.backend.accounts.oidc import Started
from studio.backend.accounts.people import Listed
from studio.backend.accounts.second_factor import Offer
from studio.backend.accounts.session_records import Session, Tokens
from studio.policy.permissions import Role


class TokensAnswer(BaseModel):
    """How a session is used; times in UTC nanoseconds."""

    session: str
    access: str
    access_until_ns: int
    refresh: str
    ends_ns: int

    @classmethod
    def of(cls, tokens: Tokens) -> "TokensAnswer":
        """Return *tokens* as the wire has them."""
        return cls(
            session=tokens.session,
            access=tokens.access.reveal(),
            access_until_ns=tokens.access_until_ns,
            refresh=tokens.refresh.reveal(),
            ends_ns=tokens.ends_ns,
        )


class SignedInAnswer(BaseModel):
    """She is in; ``device``: to be sent along the next time, '' if it is known already."""

    state: Literal["signed in"] = "signed in"
    person: str
    organisation: str
    role: Role
    tokens: TokensAnswer
    device: str
    recovery_codes: list[str]

    @classmethod
    def of(cls, entered: SignedIn) -> "SignedInAnswer":
        """Return *entered* as the wire has it."""
        return cls(
            person=entered.person,
            organisation=entered.organisation,
            role=entered.role,
            tokens=TokensAnswer.of(entered.tokens),
            device=entered.device.reveal() if entered.device else "",
            recovery_codes=[code.reveal() for code in entered.recovery_codes],
        )


class CodeNeededAnswer(BaseModel):
    """A code is due, with this ticket."""

    state: Literal["code needed"] = "code needed"
    ticket: str


class EnrolmentNeededAnswer(BaseModel):
    """A second factor is to be set up, with this ticket."""

    state: Literal["enrolment needed"] = "enrolment needed"
    ticket: str


SignInAnswer = SignedInAnswer | CodeNeededAnswer | EnrolmentNeededAnswer


def sign_in_answer(answer: Answer) -> SignInAnswer:
    """Return *answer* as the wire has it."""
    match answer:
        case SignedIn():
            return SignedInAnswer.of(answer)
        case CodeNeeded():
            return CodeNeededAnswer(ticket=answer.ticket.reveal())
        case EnrolmentNeeded():
            return EnrolmentNeededAnswer(ticket=answer.ticket.reveal())


class OfferAnswer(BaseModel):
    """What an authenticator is set up with."""

    secret: str
    uri: str

    @classmethod
    def of(cls, offer: Offer) -> "OfferAnswer":
        """Return *offer* as the wire has it."""
        return cls(secret=offer.secret.reveal(), uri=offer.uri.reveal())


class IssuerAnswer(BaseModel):
    """An issuer to sign in by."""

    name: str
    label: str


class StartedAnswer(BaseModel):
    """Where to send the browser; ``flow`` and ``state`` stay with who asked."""

    url: str
    state: str
    flow: str

    @classmethod
    def of(cls, started: Started) -> "StartedAnswer":
        """Return *started* as the wire has it."""
        return cls(url=started.url, state=started.state.reveal(), flow=started.flow.reveal())


class DeviceAnswer(BaseModel):
    """What this device is known by from now on."""

    device: str


class CodesAnswer(BaseModel):
    """Recovery codes, told this once."""

    recovery_codes: list[str]


class PersonAnswer(BaseModel):
    """Who somebody is."""

    id: str
    name: str
    mail: str


class OwnAnswer(PersonAnswer):
    """Who asks, where and as what."""

    organisation: str
    role: Role
    session: str
    second_factor: bool


class OwnOrganisationAnswer(BaseModel):
    """Where she is listed."""

    id: str
    name: str
    role: Role


class SessionAnswer(BaseModel):
    """An open session."""

    id: str
    organisation: str
    role: Role
    how: str
    opened_ns: int
    renewed_ns: int
    ends_ns: int
    address: str
    reason: str
    current: bool

    @classmethod
    def of(cls, session: Session, current: str) -> "SessionAnswer":
        """Return *session*; *current*: the id of the one that asks."""
        return cls(
            id=session.id,
            organisation=session.organisation,
            role=session.role,
            how=session.how,
            opened_ns=session.opened_ns,
            renewed_ns=session.renewed_ns,
            ends_ns=session.ends_ns,
            address=session.address,
            reason=session.reason,
            current=session.id == current,
        )


class IdentityAnswer(BaseModel):
    """Another issuer that she signs in by."""

    id: str
    issuer: str
    since_ns: int


class CountAnswer(BaseModel):
    """How many."""

    count: int


class OrganisationAnswer(BaseModel):
    """A customer."""

    id: str
    name: str


class ListedAnswer(BaseModel):
    """A line of an organisation's list; ``blocked_until_ns``: 0, or until when, and why."""

    person: str
    membership: str
    name: str
    mail: str
    role: Role
    since_ns: int
    last_in_ns: int
    second_factor: bool
    blocked_until_ns: int
    blocked_why: str

    @classmethod
    def of(cls, line: Listed) -> "ListedAnswer":
        """Return *line* as the wire has it."""
        membership = line.membership
        return cls(
            person=membership.person,
            membership=membership.id,
            name=line.name,
            mail=line.mail,
            role=membership.role,
            since_ns=membership.since_ns,
            last_in_ns=membership.last_in_ns,
            second_factor=line.second_factor,
            blocked_until_ns=membership.blocked_until_ns,
            blocked_why=membership.blocked_why,
        )


class InvitedAnswer(BaseModel):
    """An invitation that nobody has taken up."""

    id: str
    mail: str
    role: Role
    until_ns: int


class PagesAnswer(BaseModel):
    """Where the pages are opened: good once, for a minute."""

    path: str


class IdAnswer(BaseModel):
    """What was made."""

    id: str


class ErasedAnswer(BaseModel):
    """Whether it was altogether, as no other organisation lists her."""

    altogether: bool


class LetterAnswer(BaseModel):
    """A letter that nobody sends from here: read it, and hand it over."""

    to: str
    title: str
    text: str
    written_ns: int


class StaffAnswer(BaseModel):
    """One of the provider's people; ``signed_on`` '' without an agreement."""

    person: str
    name: str
    mail: str
    role: Role
    document: str
    signed_on: str
    blocked_until_ns: int
