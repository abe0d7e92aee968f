"""What time makes worthless is erased."""

from collections.abc import Callable
from typing import Final

from studio.backend.moment import HOUR_NS, Now
from studio.backend.repository import Query, Repository, Transaction

from . import pace, session_records, tickets
from .oidc import FLOWS
from .post import Outbox

_Job = Callable[[Transaction, int], int]
_ROUNDS: Final = 1000
"""A hundred at a time, so that no request waits long for it."""


def _sweep_flows(transaction: Transaction, now_ns: int) -> int:
    old = transaction.find(FLOWS, Query(order="until_ns", below=now_ns))
    for flow in old:
        transaction.erase(FLOWS, flow.id)
    return len(old)


class Housekeeping:
    """Erases old counts, tickets, sessions and letters. One thread, now and then."""

    def __init__(self, *, repository: Repository, now: Now, outbox: Outbox) -> None:
        self._repository = repository
        self._now = now
        self._swept_ns = 0
        self._jobs: tuple[_Job, ...] = (
            pace.sweep, tickets.sweep, session_records.sweep, _sweep_flows, outbox.sweep,
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
        return total
