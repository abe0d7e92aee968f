"""Signing in and out; without an account, as the owner of the backend that comes along."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from mixer.errors import StudioError
from studio.client import ClientError, RefusedError
from studio.client.accounts import CodeNeeded, EnrolmentNeeded, Me, SignedIn, SignInAnswer, Tokens
from studio.client.address import Gate
from studio.client.oidc import Issuer
from studio.engine.desk import Desk
from studio.policy.permissions import Permission, is_allowed
from studio.wire.account import (
    AccountStatus,
    FindIssuers,
    GiveCode,
    IssuerState,
    PersonState,
    SignIn,
    SignInWith,
)
from studio.wire.account_launch import OwnBackendUp

from .browser import WayBack
from .errors import AccountError
from .inbox import Asked
from .kept import Kept, KeptAccount
from .office import NOT_SIGNED_IN, Office
from .session import Session

_NOTHING: Final[dict[str, object]] = {"events": (), "deleted": (), "chosen": "", "stations": ()}
"""Of events, for who has come or gone just now."""
_AGAIN_NS: Final = 10_000_000_000
_NO_CODE_DUE: Final = "No code is asked for now; sign in first."


@dataclass(frozen=True, slots=True)
class EntryMeans:
    """What signing in is handed; *open_browser* opens a page in the system's browser."""

    gate: Gate
    ca_file: Path | None
    kept: KeptAccount
    open_browser: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Who:
    """A session that is in, and whose it is."""

    session: Session
    me: Me
    person: PersonState


class Entry:
    """The clerk's thread, but for what a desk does. *entered* hears who is in now."""

    def __init__(
        self, *, office: Office, means: EntryMeans, browser: Desk, entered: Callable[[Who], None]
    ) -> None:
        self._office = office
        self._means = means
        self._browser = browser
        self._entered = entered
        self._own: OwnBackendUp | None = None
        self._ticket: tuple[Session, str] | None = None
        self.enrolment: tuple[Session, str] | None = None
        """Where a second factor is to be set up before one is in, and by which ticket."""
        self._cancel = threading.Event()
        self._device = ""
        self._resuming = False
        self._again_ns = 0
        self.who: Who | None = None
        """Who one is, and the session to ask by; None while there is none."""

    def look(self, now_ns: int) -> None:
        """Go on with the account that was kept, if one was; now and then, until it answers."""
        waits = self._ticket is not None or self.enrolment is not None
        idle = self.who is None and not waits and not self._resuming
        if not idle or now_ns < self._again_ns:
            return
        self._again_ns = now_ns + _AGAIN_NS
        kept = self._means.kept.read()
        if kept is None:
            return
        self._device = kept.device

        def resume() -> Who | str:
            try:
                with _closed_if_not(self._session(kept.address)) as session:
                    session.resume(kept.refresh)
                    return _look_up(session)
            except StudioError as error:
                if isinstance(error, RefusedError) and error.status == NOT_SIGNED_IN:
                    raise
                return str(error)

        self._office.later(None, resume, self._resumed)
        self._resuming = True
        self._office.change(address=kept.address)

    def _resumed(self, told: Who | str) -> None:
        self._resuming = False
        if isinstance(told, str):
            self._office.change(fault=told)
        else:
            self._enter(told)

    def own_up(self, own: OwnBackendUp) -> None:
        """Be the owner of the backend that comes along, unless one is somebody elsewhere."""
        self._own = own
        if (self.who is None or self.who.person.own) and self._means.kept.read() is None:
            self._be_owner()

    def own_lost(self) -> None:
        """Wait for another one: it has ended."""
        self._own = None
        if self.who is not None and self.who.person.own:
            self.who = None
            self._office.change(status="starting", person=None)

    def sign_in(self, asked: Asked, command: SignIn) -> None:
        """Sign in by password."""

        def work() -> tuple[Session, SignInAnswer]:
            with _closed_if_not(self._session(command.address)) as session:
                sign_in = session.accounts.sign_in
                return session, sign_in(command.mail, command.password, self._device)

        self._office.later(asked, work, lambda told: self.take(*told))

    def give_code(self, asked: Asked, command: GiveCode) -> None:
        """Give the second factor's code."""
        if self._ticket is None:
            raise AccountError(_NO_CODE_DUE)
        session, ticket = self._ticket

        def work() -> tuple[Session, SignInAnswer]:
            return session, session.accounts.give_code(ticket, command.code)

        self._office.later(asked, work, lambda told: self.take(*told))

    def find_issuers(self, asked: Asked, command: FindIssuers) -> None:
        """Look which other issuers there are."""

        def work() -> list[Issuer]:
            with closing(self._session(command.address)) as session:
                return session.oidc.issuers()

        def then(found: list[Issuer]) -> None:
            issuers = tuple(IssuerState(name=each.name, label=each.label) for each in found)
            self._office.change(issuers=issuers)

        self._office.later(asked, work, then)

    def sign_in_with(self, asked: Asked, command: SignInWith) -> None:
        """Sign in by another issuer: the browser is opened, and waited for on a desk of its own."""
        self._cancel.set()
        self._cancel = cancel = threading.Event()

        def work() -> tuple[Session, SignInAnswer]:
            with _closed_if_not(self._session(command.address)) as session:
                with closing(WayBack()) as way:
                    started = session.oidc.begin(command.issuer, way.redirect_uri)
                    self._means.open_browser(started.url)
                    back = way.wait(cancel)
                return session, session.oidc.finish(started, back)

        self._office.later(asked, work, lambda told: self.take(*told), self._browser)
        self._office.change(status="browser")

    def cancel(self) -> None:
        """Sign in no further."""
        self._cancel.set()
        self._ticket = self.enrolment = None
        self.show()

    def sign_out(self, asked: Asked) -> None:
        """End the session here and there."""
        who = self.who
        if who is None or who.person.own:
            message = "Nobody is signed in."
            raise AccountError(message)

        def work() -> None:
            try:
                who.session.accounts.sign_out()
            except ClientError:
                # Where it is not heard of, the session ends by itself before long.
                return

        self._office.later(asked, work, lambda _: self.forget())

    def forget(self, fault: str = "") -> None:
        """Be nobody any more, but the owner of the backend that comes along."""
        self._means.kept.forget()
        self.who, self._resuming = None, False
        self._office.change(fault=fault, address="", **_NOTHING)
        if self._own is not None:
            self._be_owner()
        else:
            self.show()

    def has_factor(self) -> None:
        """Know that who one is has a second factor by now."""
        if self.who is not None:
            person = msgspec.structs.replace(self.who.person, second_factor=True)
            self.who = replace(self.who, person=person)
            self.show()

    def close(self) -> None:
        """Wait for no browser any more, and let go of the backend; a key is given back before."""
        self._cancel.set()
        if self.who is not None:
            session = self.who.session
            with suppress(AccountError):
                self._office.later(None, session.close, lambda _: None)

    def show(self) -> None:
        """Show how far signing in is."""
        if self.who is not None:
            self._office.change(status="in", person=self.who.person)
        else:
            due: AccountStatus = "enrol" if self.enrolment else "starting"
            self._office.change(status="code" if self._ticket else due, person=None)

    def _be_owner(self) -> None:
        own = self._own

        def work() -> Who:
            if own is None:
                raise AccountError(_NO_CODE_DUE)
            with _closed_if_not(Session(own.url, self._means.gate, None)) as session:
                session.use_secret(own.secret)
                return _look_up(session, own=True)

        self._office.later(None, work, self._enter)

    def take(self, session: Session, answer: SignInAnswer) -> None:
        """Go on with what *session* was answered: in, or by one more step."""
        match answer:
            case SignedIn(tokens=tokens, device=device):
                self._ticket = self.enrolment = None
                self._device = device or self._device
                self._office.later(None, lambda: _begun(session, tokens), self._enter)
            case CodeNeeded(ticket=ticket):
                self._ticket = session, ticket
                self._office.change(status="code", address=session.address)
            case EnrolmentNeeded(ticket=ticket):
                self.enrolment = session, ticket
                self._office.change(status="enrol", address=session.address)

    def _enter(self, who: Who) -> None:
        self.who = who
        self._ticket = self.enrolment = None
        address = "" if who.person.own else who.session.address
        self._office.change(status="in", person=who.person, address=address, fault="", **_NOTHING)
        self._entered(who)

    def _session(self, address: str) -> Session:
        wanted = address.strip()
        wanted = wanted if "://" in wanted else f"https://{wanted}"

        def keep(tokens: Tokens) -> None:
            kept = Kept(address=wanted, refresh=tokens.refresh, device=self._device)
            self._means.kept.write(kept)

        return Session(wanted, self._means.gate, self._means.ca_file, keep)


@contextmanager
def _closed_if_not(session: Session) -> Iterator[Session]:
    """Let go of *session* where it comes to nothing."""
    try:
        yield session
    except BaseException:
        session.close()
        raise


def _begun(session: Session, tokens: Tokens) -> Who:
    session.use_tokens(tokens)
    return _look_up(session)


def _look_up(session: Session, *, own: bool = False) -> Who:
    me = session.accounts.me()
    organisation = session.accounts.organisation()
    person = PersonState(
        name=me.name,
        mail=me.mail,
        organisation=organisation.name,
        role=me.role.value,
        own=own,
        second_factor=me.second_factor,
        may_edit=is_allowed(me.role, Permission.EDIT_EVENTS),
        may_delete=is_allowed(me.role, Permission.DELETE_EVENTS),
    )
    return Who(session, me, person)
