"""A second factor is set up from the studio: before one is in, where it is due, and afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from fastapi import FastAPI

from studio.backend.accounts.credentials import CREDENTIALS
from studio.backend.accounts.second_factor import credential_of
from studio.backend.http.accounts import entrance_routers, people_routers
from studio.backend.http.guard import Guard
from studio.backend.http.refusals import add_refusals
from studio.backend.moment import utc_now_ns
from studio.backend.repository import Transaction
from studio.policy.permissions import Role
from studio.wire.account import AccountState, GiveCode, SignIn, SignOut
from studio.wire.account_factor import ConfirmFactor, FactorOffered, OfferFactor, RecoveryCodes
from tests.fakes.people import PASSWORD, Authenticator, FakePeople, Someone
from tests.parts.backend_server import BackendServer

from .clerked import Clerked, clerked

_STEP_NS = 30_000_000_000


@dataclass
class Backend:
    """One on this machine, with an organisation."""

    people: FakePeople
    organisation: str
    url: str
    clerk: Clerked

    def sign_in(self, number: int, someone: Someone) -> None:
        self.clerk.do(number, SignIn(self.url, someone.mail, PASSWORD.reveal()))

    def offered(self) -> FactorOffered:
        return [each for each in self.clerk.told if isinstance(each, FactorOffered)][-1]

    def codes(self) -> tuple[str, ...]:
        return [each for each in self.clerk.told if isinstance(each, RecoveryCodes)][-1].codes

    def code(self, secret: str) -> str:
        """Return one that was not shown before: each is good once."""
        self.people.advance(_STEP_NS)
        return Authenticator(secret).code(self.people.now_ns)


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[Backend]:
    with ExitStack() as ends:
        people = FakePeople()
        people.now_ns = utc_now_ns()
        app = FastAPI()
        add_refusals(app)
        guard = Guard(people.accounts.sessions, people.trail)
        for routers in (entrance_routers, people_routers):
            for router in routers(people.accounts, guard):
                app.include_router(router)
        server = ends.enter_context(BackendServer(app))
        made = clerked(ends, tmp_path, None, lambda _: None)
        yield Backend(people, people.organisation("Oyj"), server.url, made)


def _told(backend: Backend) -> AccountState:
    return [each for each in list(backend.clerk.told) if isinstance(each, AccountState)][-1]


def _without_one(transaction: Transaction, someone: Someone) -> None:
    kept = credential_of(transaction, someone.id)
    transaction.put(CREDENTIALS, msgspec.structs.replace(kept, totp=""))


def test_who_needs_one_sets_it_up_before_being_in(backend: Backend) -> None:
    admin = backend.people.person(backend.organisation, Role.ADMIN)
    backend.people.repository.write(
        lambda tx: tx.put(
            CREDENTIALS, msgspec.structs.replace(credential_of(tx, admin.id), totp="")
        )
    )
    backend.sign_in(1, admin)
    backend.clerk.wait(lambda s: s.status == "enrol", "one is to be set up")
    backend.clerk.do(2, OfferFactor())
    offer = backend.offered()
    assert offer.secret in offer.uri
    backend.clerk.ask(3, ConfirmFactor("000000"))
    assert "This code is wrong" in backend.clerk.refusal(3)
    assert _told(backend).status == "enrol"
    backend.clerk.do(4, ConfirmFactor(backend.code(offer.secret)))
    backend.clerk.wait(lambda s: s.person and s.person.second_factor, "she is in")
    assert len(backend.codes()) == 10
    # What it takes is told to who asked alone, and shown by nothing that prints it.
    shown = repr(backend.clerk.told)
    assert offer.secret not in shown
    assert not any(code in shown for code in backend.codes())


def test_who_is_in_sets_one_up_and_another_in_its_place(backend: Backend) -> None:
    operator = backend.people.person(backend.organisation, Role.OPERATOR)
    backend.sign_in(1, operator)
    backend.clerk.wait(lambda s: s.person and not s.person.second_factor, "in, without one")
    backend.clerk.do(2, OfferFactor())
    secret = backend.offered().secret
    backend.clerk.do(3, ConfirmFactor(backend.code(secret)))
    backend.clerk.wait(lambda s: s.person and s.person.second_factor, "it is known")
    # From now on a code is due, also for another authenticator; a recovery code does.
    backend.clerk.ask(4, OfferFactor("000000"))
    assert "This code is wrong" in backend.clerk.refusal(4)
    recovery = backend.codes()[0]
    backend.clerk.do(5, OfferFactor(recovery))
    second = backend.offered().secret
    assert second != secret
    backend.clerk.do(6, ConfirmFactor(backend.code(second)))
    backend.clerk.do(7, SignOut())
    backend.sign_in(8, operator)
    backend.clerk.wait(lambda s: s.status == "code", "a code is due")
    backend.clerk.do(9, GiveCode(backend.code(second)))
    backend.clerk.wait(lambda s: s.person and s.person.second_factor, "she is in")
