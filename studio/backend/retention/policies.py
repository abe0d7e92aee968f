"""How long an organisation keeps each category of its data: asked and changed."""

from collections.abc import Mapping
from typing import Final

import msgspec

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BadRequestError
from studio.backend.moment import Now
from studio.backend.repository import Repository, Transaction
from studio.backend.trail import Trail
from studio.policy.permissions import Permission

from .model import DEFAULT_DAYS, LEAST_DAYS, MOST_DAYS, POLICIES, Category, Policy

_CHANGED: Final = "retention changed"


class Policies:
    """Any thread."""

    def __init__(self, repository: Repository, trail: Trail, now: Now) -> None:
        self._repository, self._trail, self._now = repository, trail, now

    def get(self, caller: Caller) -> Mapping[Category, int]:
        """Return the days of each category in the caller's organisation."""
        caller.check(Permission.SEE_ORGANISATION)
        own = caller.organisation
        policy = self._repository.read(lambda reader: reader.get(POLICIES, own, own))
        return {**DEFAULT_DAYS, **({} if policy is None else policy.days)}

    def change(self, caller: Caller, days: Mapping[Category, int]) -> Mapping[Category, int]:
        """Keep the categories that are named for so many days from now on."""
        caller.check(Permission.CHANGE_ORGANISATION)
        for category, count in days.items():
            if not LEAST_DAYS <= count <= MOST_DAYS:
                message = (
                    f"{category.value} are kept for {LEAST_DAYS} to {MOST_DAYS} days, not {count}; "
                    "name a number within these."
                )
                raise BadRequestError(message)
        own = caller.organisation

        def deed(transaction: Transaction) -> Policy:
            before = transaction.get(POLICIES, own, own) or Policy(
                id=own, organisation=own, days={}
            )
            return transaction.put(
                POLICIES,
                msgspec.structs.replace(
                    before,
                    days={**before.days, **days},
                    changed_by=caller.account,
                    changed_at_ns=self._now(),
                ),
            )

        policy = self._repository.write(deed)
        details = {category.value: str(count) for category, count in days.items()}
        self._trail.record(deed_by(caller, _CHANGED, own, details=details))
        return {**DEFAULT_DAYS, **policy.days}
