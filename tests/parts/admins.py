"""An organisation with people, events and a trail, served with its admins' pages."""

import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from studio.backend.accounts import OWN_ORGANISATION
from studio.backend.accounts.second_factor import credential_of
from studio.backend.assembly import embedded_parts
from studio.backend.caller import Caller
from studio.backend.events.changes import Draft
from studio.backend.http import create_app
from studio.backend.launch import BackendLaunch
from studio.backend.moment import DAY_NS, HOUR_NS
from studio.backend.parts import Parts
from studio.policy.permissions import Role
from tests.fakes.people import PASSWORD, QUICK, FakePeople, Someone
from tests.parts.backend_server import BackendServer

NAMES = (
    ("Ann Andersson", "ann.andersson@customer.example", Role.PRODUCER),
    ("Bertil Berg", "bertil.berg@customer.example", Role.OPERATOR),
    ("Cecilia Carlsson", "cecilia.carlsson@customer.example", Role.PRESENTER),
)
EVENTS = ("Annual general meeting", "Town hall Helsinki", "Third quarter results")
_FORM = re.compile(r'action="([^"]+)"[^>]*>\s*<input type="hidden" name="form" value="([0-9a-f]+)"')


@dataclass
class Admins:
    """The backend of the test; ``admin`` signs in with :data:`PASSWORD` and her authenticator."""

    parts: Parts
    people: FakePeople
    admin: Someone
    others: tuple[Someone, ...]

    def code(self) -> str:
        """Return the code that her authenticator shows now, or the next one's."""
        return code_of(self.parts, self.admin)

    @property
    def caller(self) -> Caller:
        return Caller(self.admin.id, OWN_ORGANISATION, Role.ADMIN, "test", "192.0.2.7")


def code_of(parts: Parts, someone: Someone) -> str:
    """Return the code that somebody's authenticator shows now, or the next one's."""
    assert someone.authenticator is not None
    kept = parts.repository.read(lambda reader: credential_of(reader, someone.id))
    counter = max(time.time_ns() // 30_000_000_000, kept.counter + 1)
    return someone.authenticator.code(counter * 30_000_000_000)


@contextmanager
def admins_in(folder: Path) -> Iterator[Admins]:
    """Yield an organisation of a few people, one blocked, with a few events."""
    launch = BackendLaunch(
        folder=str(folder / "backend"), secret="s" * 43, record_key="ab" * 32, protected=True
    )
    with closing(embedded_parts(launch, QUICK)) as parts:
        people = FakePeople(repository=parts.repository)
        people.now_ns = time.time_ns()
        admin = people.person(OWN_ORGANISATION, Role.ADMIN, "eva.ek@customer.example")
        others = tuple(people.person(OWN_ORGANISATION, role, mail) for _, mail, role in NAMES)
        made = Admins(parts, people, admin, others)
        for someone, name in zip(
            (admin, *others), ("Eva Ek", *(n for n, _, _ in NAMES)), strict=True
        ):
            parts.accounts.privacy.rectify(made.caller, someone.id, name)
        until_ns = time.time_ns() + 2 * DAY_NS
        parts.accounts.people.block(
            made.caller, others[2].id, until_ns, "Left her laptop on a train"
        )
        for number, name in enumerate(EVENTS, 1):
            begins = (time.time_ns() // HOUR_NS + 24 * number) * HOUR_NS
            parts.eventing.events.create(
                made.caller, Draft(name=name, begins_at_ns=begins, ends_at_ns=begins + HOUR_NS)
            )
        yield made


@contextmanager
def served(admins: Admins) -> Iterator[BackendServer]:
    """Serve the backend of *admins*."""
    with BackendServer(create_app(admins.parts)) as server:
        yield server


def forms_on(page: str) -> dict[str, str]:
    """Return the tokens of the forms on *page*, by what they post to."""
    return dict(_FORM.findall(page))


__all__ = ["EVENTS", "NAMES", "PASSWORD", "Admins", "admins_in", "code_of", "forms_on", "served"]
