"""What time makes worthless is erased."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from studio.backend.moment import DAY_NS, HOUR_NS, Now
from studio.backend.records import Kind
from studio.backend.repository import MOST_FOUND, Query, Reader, Repository, Transaction

from . import pace, tickets
from .agreements import AGREEMENTS
from .model import MEMBERSHIPS, PEOPLE
from .oidc import FLOWS
from .post import Outbox
from .privacy import erase_all
from .session_records import SESSIONS
from .tickets import TICKETS

_Job = Callable[[Transaction, int], int]
_LISTING: Final[tuple[Kind[Any], ...]] = (MEMBERSHIPS, TICKETS, AGREEMENTS)
_UNLISTED_NS: Final = 30 * DAY_NS
_ROUNDS: Final = 1000
"""A hundred at a time, so that no request waits long for it."""


def _sweep_flows(transaction: Transaction, now_ns: int) -> int:
    old = transaction.find(FLOWS, Query(order="until_ns", below=now_ns))
    for flow in old:
        transaction.erase(FLOWS, flow.id)
    return len(old)


def _nobodys(reader: Reader, now_ns: int) -> list[str]:
    """Return who has been on nobody's list for a month, and is invited to none."""
    found: list[str] = []
    after = ""
    while people := reader.find(PEOPLE, Query(after=after, limit=MOST_FOUND)):
        after = people[-1].id
        old = (each.id for each in people if each.since_ns < now_ns - _UNLISTED_NS)
        found += (person for person in old if _is_nobodys(reader, person, now_ns))
    return found


def _is_nobodys(reader: Reader, person: str, now_ns: int) -> bool:
    hers = {"person": person}
    if any(reader.count(kind, hers) for kind in _LISTING):
        return False
    recent = Query(hers, order="opened_ns", at_least=now_ns - _UNLISTED_NS, limit=1)
    return not reader.find(SESSIONS, recent)


class Housekeeping:
    """Erases old counts, tickets and letters. One thread, now and then."""

    def __init__(self, *, repository: Repository, now: Now, outbox: Outbox) -> None:
        self._repository = repository
        self._now = now
        self._swept_ns = 0
        self._jobs: tuple[_Job, ...] = (
            pace.sweep, tickets.sweep, _sweep_flows, outbox.sweep,
        )  # fmt: skip

    def run_if_due(self) -> None:
        """Sweep once an hour, and once at the beginning."""
        if self._now() - self._swept_ns >= HOUR_NS:
            self.sweep()
            self._swept_ns = self._now()

    def sweep(self) -> int:
        """Erase what is old and return how many records it was."""
        now_ns, total = self._now(), 0
        for job in self._jobs:
            for _ in range(_ROUNDS):
                count = self._repository.write(lambda tx, job=job: job(tx, now_ns))  # type: ignore[misc]  # bound now
                total += count
                if not count:
                    break
        return total + self._sweep_people(now_ns)

    def _sweep_people(self, now_ns: int) -> int:
        def erase(person: str, transaction: Transaction) -> None:
            # She may have been invited since.
            if _is_nobodys(transaction, person, now_ns):
                erase_all(transaction, person)

        people = self._repository.read(lambda reader: _nobodys(reader, now_ns))
        for person in people:
            self._repository.write(partial(erase, person))
        return len(people)
