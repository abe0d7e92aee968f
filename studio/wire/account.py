"""What a client may ask of the account's process, and what that tells its clients.

The process speaks to the organisation's backend, or to the one that comes along: so no window and
no engine waits for a network, and neither sees a token or a key.
"""

from typing import Literal

import msgspec

from .account_events import AnyEventsCommand, DeletedEvent, OriginName
from .account_factor import ConfirmFactor, FactorOffered, OfferFactor, RecoveryCodes
from .command import Command

AccountStatus = Literal["starting", "out", "code", "browser", "enrol", "in"]
"""``starting``: the backend that comes along is begun. ``code``: a second factor is due.
``browser``: the person signs in by another issuer, in their browser. ``enrol``: a second factor is
to be set up first."""
StageName = Literal["", "asking", "rehearsal", "live"]
Tally = Literal["off", "preview", "on-air"]


class IssuerState(msgspec.Struct, frozen=True, kw_only=True):
    """Another issuer to sign in by."""

    name: str
    label: str


class PersonState(msgspec.Struct, frozen=True, kw_only=True):
    """Who one is, where and as what. ``own``: on the backend that comes along, unasked.

    ``second_factor``: whether one has one. ``may_edit``: events; ``may_delete``: them, and have
    them back.
    """

    name: str
    mail: str
    organisation: str
    role: str
    own: bool = False
    second_factor: bool = False
    may_edit: bool = False
    may_delete: bool = False


class PlannedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event. Times are whole seconds UTC since 1970, 0 where there is none.

    ``region``: where all of it stays, '' while that is not known, ``placed`` says why there.
    ``may_live``, ``may_rehearse``: whether one is given a key now; ``why`` says in a sentence why
    not. ``go``: whether a second person's go is due, asked for, or given. ``registers``: people
    register for it; ``orders_subtitles``: its recording may go to be transcribed.
    """

    id: str
    name: str
    begins_utc_s: int
    ends_utc_s: int
    embargo_utc_s: int = 0
    go: Literal["", "needed", "asked", "given"] = ""
    asked_by_me: bool = False
    region: str = ""
    placed: str = ""
    revision: int = 0
    origin: OriginName = "eu"
    needs_go: bool = False
    registers: bool = False
    orders_subtitles: bool = False
    may_live: bool = False
    may_rehearse: bool = False
    may_give_go: bool = False
    may_take_go_back: bool = False
    why: str = ""


class OtherStation(msgspec.Struct, frozen=True, kw_only=True):
    """Another station of the event; ``fault``: what is wrong there, in a sentence."""

    name: str
    role: str = ""
    on_air: bool = False
    tally: Tally = "off"
    healthy: bool = True
    fault: str = ""


class AccountState(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="account"):
    """Everything; a client gets it first, and anew whenever it changed.

    ``address``: the backend's, '' for the one that comes along. ``chosen``: the id of an event.
    ``stage``: what this station does in it. ``fault``: what is wrong and what to do, with the
    backend's ``fault_code`` where that said so.
    """

    status: AccountStatus = "starting"
    address: str = ""
    person: PersonState | None = None
    issuers: tuple[IssuerState, ...] = ()
    events: tuple[PlannedEvent, ...] = ()
    deleted: tuple[DeletedEvent, ...] = ()
    chosen: str = ""
    stage: StageName = ""
    stations: tuple[OtherStation, ...] = ()
    fault: str = ""
    fault_code: str = ""


class Meet(Command, tag="meet", frozen=True):
    """Say first what a newcomer's event is to be called, in the window's language."""

    first_event: str


class SignIn(Command, tag="sign-in", frozen=True):
    """Sign in at the backend ``address`` by password; a code may be due after that. A secret."""

    address: str
    mail: str
    password: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "SignIn(…)"


class GiveCode(Command, tag="code", frozen=True):
    """Give the second factor's code, or a recovery code. A secret."""

    code: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "GiveCode(…)"


class FindIssuers(Command, tag="issuers", frozen=True):
    """Look which other issuers one may sign in by at the backend ``address``."""

    address: str


class SignInWith(Command, tag="sign-in-with", frozen=True):
    """Sign in by another issuer, in the system's browser."""

    address: str
    issuer: str


class CancelSignIn(Command, tag="cancel", frozen=True):
    """Sign in no further."""


class SignOut(Command, tag="sign-out", frozen=True):
    """End the session; what is live goes on with the key that it has, until it is left."""


class OpenPages(Command, tag="open-pages", frozen=True):
    """Open the backend's pages in the system's browser, signed in where it is one's own."""


class LookAgain(Command, tag="look", frozen=True):
    """Ask the backend for the events anew."""


class ChooseEvent(Command, tag="choose", frozen=True):
    """Choose the event that the show goes live in; '' for none."""

    event: str


class GoLive(Command, tag="go-live", frozen=True):
    """Go live in the chosen event, or rehearse, where nobody sees it."""

    rehearsal: bool = False


class LeaveAir(Command, tag="leave", frozen=True):
    """Leave the event's ingest, and give the key back."""


class AskGo(Command, tag="ask-go", frozen=True):
    """Ask for a second person's go for the chosen event."""


class GiveGo(Command, tag="give-go", frozen=True):
    """Give the go that another person asked for."""


class LendToken(Command, tag="lend-token", frozen=True):
    """Lend the access token of the moment to who brings recordings to the backend.

    ``errand``: the secret that the supervisor gave to both; no other client is lent any.
    """

    errand: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "LendToken(…)"


AnyAccountCommand = (
    Meet
    | SignIn
    | GiveCode
    | FindIssuers
    | SignInWith
    | CancelSignIn
    | SignOut
    | OfferFactor
    | ConfirmFactor
    | OpenPages
    | LookAgain
    | ChooseEvent
    | GoLive
    | LeaveAir
    | AskGo
    | GiveGo
    | LendToken
    | AnyEventsCommand
)


class AccountRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client sends: a command under an id of the client's own choice."""

    id: int
    command: AnyAccountCommand


class AccountEvent(msgspec.Struct, frozen=True, tag_field="event", kw_only=True):
    """Base of the answers."""

    id: int


class AccountDone(AccountEvent, tag="done", frozen=True, kw_only=True):
    """The command of this client's request ``id`` took effect."""


class AccountRefused(AccountEvent, tag="refused", frozen=True, kw_only=True):
    """The command did not take effect; ``reason`` says why and what to do.

    ``code``: the backend's word for the kind of no, '' where it was not the backend's.
    """

    reason: str
    code: str = ""


class TokenLent(AccountEvent, tag="token", frozen=True, kw_only=True):
    """The answer to LendToken, to be asked for anew after half a minute. A secret."""

    address: str
    token: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "TokenLent(…)"


AnyAccountEvent = (
    AccountState | FactorOffered | RecoveryCodes | TokenLent | AccountDone | AccountRefused
)
