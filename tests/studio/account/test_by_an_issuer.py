"""Signing in by another issuer, a certified one: the browser comes back to this machine alone."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from fastapi import FastAPI

from mixer.clock import MonotonicClock
from mixer.handoff import BoundedQueue
from studio.account.browser import WayBack
from studio.account.clerk import Clerk
from studio.account.engine_line import EngineLine
from studio.account.entry import Entry, EntryMeans
from studio.account.errors import AccountError
from studio.account.following import Following
from studio.account.going import Going
from studio.account.inbox import Asked, EndAsked, News, new_inbox
from studio.account.kept import KeptAccount
from studio.account.office import Office
from studio.account.watching import Watching
from studio.backend.accounts import Outside
from studio.backend.http.accounts import entrance_routers
from studio.backend.http.guard import Guard
from studio.backend.http.refusals import add_refusals
from studio.backend.moment import utc_now_ns
from studio.backend.serving import tls_of
from studio.client.live import OwnStation
from studio.engine.desk import Desk
from studio.policy.permissions import Role
from studio.secrets import RecordKey, Secret
from studio.wire.account import (
    AccountRefused,
    AccountRequest,
    AccountState,
    AnyAccountCommand,
    AnyAccountEvent,
    CancelSignIn,
    FindIssuers,
    SignInWith,
)
from tests.fakes.people import FakePeople, allow_all
from tests.parts.backend_server import BackendServer
from tests.parts.oidc_issuer import OidcIssuer
from tests.parts.pki import Authority
from tests.waiting import wait_until

_REDIRECT = "http://127.0.0.1:1/answer"


@dataclass
class Clerked:
    """A clerk of its own thread, and all that it said."""

    inbox: BoundedQueue[News]
    opened: list[str] = field(default_factory=list)
    told: list[AnyAccountEvent] = field(default_factory=list)

    def ask(self, number: int, command: AnyAccountCommand) -> None:
        self.inbox.put(Asked(1, AccountRequest(number, command)))

    def wait(self, holds: Callable[[AccountState], object], what: str) -> None:
        def came() -> bool:
            states = [each for each in list(self.told) if isinstance(each, AccountState)]
            return bool(states) and bool(holds(states[-1]))

        wait_until(came, 10, what)

    def refusal(self, number: int) -> str:
        def found() -> list[str]:
            return [
                each.reason
                for each in list(self.told)
                if isinstance(each, AccountRefused) and each.id == number
            ]

        wait_until(found, 10, "a refusal")
        return found()[0]


@pytest.fixture
def ends() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def _clerked(
    ends: ExitStack, folder: Path, ca_file: Path, browse: Callable[[str], object]
) -> Clerked:
    made = Clerked(new_inbox())
    desks = [Desk(name) for name in ("account desk", "browser desk", "stations desk")]

    def open_browser(url: str) -> None:
        made.opened.append(url)
        browse(url)

    means = EntryMeans(
        gate=allow_all,
        ca_file=ca_file,
        kept=KeptAccount(folder / "account.sealed", RecordKey.generate(protected=True)),
        open_browser=open_browser,
    )

    def send(_client: int | None, event: AnyAccountEvent) -> None:
        made.told.append(event)

    office = Office(desk=desks[0], post=made.inbox.put, send=send)
    watching = Watching(
        post=made.inbox.put, gate=allow_all, ca_file=ca_file, own=OwnStation("here", "Here")
    )
    clerk = Clerk(
        inbox=made.inbox,
        office=office,
        entry=lambda entered: Entry(office=office, means=means, browser=desks[1], entered=entered),
        going=Going(
            office=office, engine=EngineLine(folder / "none", lambda _: None), station="here"
        ),
        following=Following(office=office, watching=watching, desk=desks[2]),
        clock=MonotonicClock(),
        send=send,
    )
    for desk in desks:
        desk.start()
        ends.callback(desk.stop, 10)
    thread = threading.Thread(target=clerk.run)
    thread.start()
    ends.callback(thread.join, 10)
    ends.callback(made.inbox.put, EndAsked())
    return made


@dataclass
class Backend:
    """One that knows an issuer, both behind TLS."""

    people: FakePeople
    issuer: OidcIssuer
    url: str
    ca_file: Path


@pytest.fixture
def backend(tmp_path: Path, ends: ExitStack) -> Backend:
    authority = Authority(tmp_path)
    certificate = authority.valid()
    issuer = ends.enter_context(OidcIssuer(certificate, authority.ca_file))
    outside = Outside(allow_all, authority.ca_file)
    people = FakePeople(outside=outside, providers=(issuer.provider,))
    people.now_ns = utc_now_ns()
    app = FastAPI()
    add_refusals(app)
    guard = Guard(people.accounts.sessions, people.trail)
    for router in entrance_routers(people.accounts, guard):
        app.include_router(router)
    server = BackendServer(app, tls=tls_of(certificate.chain, certificate.key))
    ends.enter_context(server)
    return Backend(people, issuer, server.url, authority.ca_file)


@pytest.mark.promise(14)
def test_one_signs_in_in_the_browser_and_is_in_here(
    tmp_path: Path, ends: ExitStack, backend: Backend
) -> None:
    people, issuer = backend.people, backend.issuer
    caller = people.caller(people.person(people.organisation(), Role.OPERATOR))
    oidc = people.accounts.oidc
    started = oidc.start("issuer", _REDIRECT, "127.0.0.1", caller=caller)
    came = issuer.browse(started.url, "anna")
    oidc.link(caller, started.flow, Secret(came["state"]), Secret(came["code"]), came["iss"])

    def browse(url: str) -> None:
        """Sign in at the issuer, and come back as a browser does, beside who opened it."""
        back = parse_qs(urlsplit(url).query)["redirect_uri"][0]
        told = issuer.browse(url, "anna")
        answering = threading.Thread(target=lambda: requests.get(back, told, timeout=10))
        answering.start()
        ends.callback(answering.join, 10)

    clerked = _clerked(ends, tmp_path, backend.ca_file, browse)
    clerked.ask(1, FindIssuers(backend.url))
    clerked.wait(lambda s: [i.name for i in s.issuers] == ["issuer"], "the issuer is offered")
    clerked.ask(2, SignInWith(backend.url, "issuer"))
    clerked.wait(lambda s: s.status == "in" and s.person, "one is in")
    # What is kept for the next start says nothing in the clear.
    assert backend.url.encode() not in (tmp_path / "account.sealed").read_bytes()


def test_who_does_not_come_back_is_not_waited_for(
    tmp_path: Path, ends: ExitStack, backend: Backend
) -> None:
    clerked = _clerked(ends, tmp_path, backend.ca_file, lambda _: None)
    clerked.ask(1, SignInWith(backend.url, "issuer"))
    clerked.wait(lambda s: s.status == "browser", "the browser is waited for")
    wait_until(lambda: clerked.opened, 10, "it is open")
    clerked.ask(2, CancelSignIn())
    assert clerked.refusal(1) == "Signing in was given up."
    clerked.wait(lambda s: s.status != "browser", "it is waited for no more")


def test_the_way_back_takes_its_one_request_and_no_other() -> None:
    way = WayBack()
    statuses: list[int] = []

    def browse() -> None:
        asked = (way.redirect_uri.replace("answer", "favicon.ico"), way.redirect_uri)
        answers = (requests.get(url, {"error": "access_denied"}, timeout=10) for url in asked)
        statuses.extend(answer.status_code for answer in answers)

    browsing = threading.Thread(target=browse)
    browsing.start()
    try:
        with pytest.raises(AccountError, match="did not let you in"):
            way.wait(threading.Event(), 10)
    finally:
        browsing.join(10)
        way.close()
    assert statuses == [404, 200]
