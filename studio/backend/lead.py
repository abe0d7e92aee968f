"""Who of several instances does the jobs: the one that holds a record and renews it."""

from typing import Final

import msgspec

from .errors import ConflictError
from .moment import MINUTE_NS, Now
from .records import PROVIDER, Kind, Record
from .repository import Repository, Transaction

LASTS_NS: Final = 3 * MINUTE_NS
"""An instance that died is followed after that. A job that asks whether to stop, as it goes on,
renews it; one that does not, and lasts longer, may meet itself in another instance then: each of
its deeds is one transaction, so that at worst a letter is sent twice."""
_ID: Final = "jobs"


class Lead(Record, frozen=True, kw_only=True):
    """``instance``: who does the jobs until ``until_ns``."""

    instance: str
    until_ns: int


LEADS: Final = Kind("leads", Lead, returns=True)


class Leadership:
    """Whether *instance* leads, asked before each job. One thread."""

    def __init__(self, repository: Repository, now: Now, instance: str) -> None:
        self._repository, self._now, self._instance = repository, now, instance
        self._renewed_ns = 0

    def is_ours(self) -> bool:
        """Return whether this instance leads from now on. Raises :class:`StoreError`."""
        now_ns = self._now()
        fresh = Lead(id=_ID, organisation=PROVIDER, instance=self._instance, until_ns=0)

        def take(transaction: Transaction) -> bool:
            held = transaction.get(LEADS, _ID)
            if held is not None and held.instance != self._instance and held.until_ns > now_ns:
                return False
            until_ns = now_ns + LASTS_NS
            renewed = msgspec.structs.replace(
                held or fresh, instance=self._instance, until_ns=until_ns
            )
            transaction.put(LEADS, renewed)
            return True

        try:
            is_ours = self._repository.write(take)
        except ConflictError:  # another one was quicker
            return False
        self._renewed_ns = now_ns
        return is_ours

    def is_still_ours(self) -> bool:
        """As :meth:`is_ours`, for who asks again and again: the store is asked once a minute."""
        return self._now() - self._renewed_ns < LASTS_NS // 3 or self.is_ours()

    def give_up(self) -> None:
        """Let another instance lead at once."""

        def give_up(transaction: Transaction) -> None:
            held = transaction.get(LEADS, _ID)
            if held is not None and held.instance == self._instance:
                transaction.erase(LEADS, _ID)

        self._repository.write(give_up)
