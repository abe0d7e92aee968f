"""Signing in by another issuer, a certified one: the browser comes back to this machine alone."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from fastapi import FastAPI

from studio.account.browser import WayBack
from studio.account.errors import AccountError
from studio.backend.accounts import Outside
from studio.backend.http.accounts import entrance_routers, people_routers
from studio.backend.http.guard import Guard
from studio.backend.http.refusals import add_refusals
from studio.backend.moment import utc_now_ns
from studio.backend.serving import tls_of
from studio.policy.permissions import Role
from studio.secrets import Secret
from studio.wire.account import (
    CancelSignIn,
    FindIssuers,
    SignInWith,
)
from tests.fakes.people import FakePeople, allow_all
from tests.parts.backend_server import BackendServer
from tests.parts.oidc_issuer import OidcIssuer
from tests.parts.pki import Authority
from tests.waiting import wait_until

from .clerked import clerked

_REDIRECT = "http://127.0.0.1:1/answer"


@pytest.fixture
def ends() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


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
    for routers in (entrance_routers, people_routers):
        for router in routers(people.accounts, guard):
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

    made = clerked(ends, tmp_path, backend.ca_file, browse)
    made.ask(1, FindIssuers(backend.url))
    made.wait(lambda s: [i.name for i in s.issuers] == ["issuer"], "the issuer is offered")
    made.ask(2, SignInWith(backend.url, "issuer"))
    made.wait(lambda s: s.status == "in" and s.person, "one is in")
    # What is kept for the next start says nothing in the clear.
    assert backend.url.encode() not in (tmp_path / "account.sealed").read_bytes()


def test_who_does_not_come_back_is_not_waited_for(
    tmp_path: Path, ends: ExitStack, backend: Backend
) -> None:
    made = clerked(ends, tmp_path, backend.ca_file, lambda _: None)
    made.ask(1, SignInWith(backend.url, "issuer"))
    made.wait(lambda s: s.status == "browser", "the browser is waited for")
    wait_until(lambda: made.opened, 10, "it is open")
    made.ask(2, CancelSignIn())
    assert made.refusal(1) == "Signing in was given up."
    made.wait(lambda s: s.status != "browser", "it is waited for no more")


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
