"""Where a customer's data have to stay: kept, changed by who may, and asked for every event."""

from collections.abc import Callable, Sequence

import msgspec

from studio.backend.accounts.model import ORGANISATIONS
from studio.backend.bus import Bus, Topic
from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import ConflictError, UnknownError
from studio.backend.moment import Now
from studio.backend.repository import Reader, Repository, Transaction
from studio.backend.trail import Trail
from studio.policy.permissions import Permission
from studio.policy.placing import Demand, Home, Origin, Placement, place

from .model import RESIDENCIES, Residency


def residency_of(reader: Reader, organisation: str) -> Residency:
    """Return what is known of a customer; of whom nothing is, everything stays in the EU."""
    known = reader.get(RESIDENCIES, organisation, organisation)
    return known or Residency(id=organisation, organisation=organisation)


def placement_of(reader: Reader, organisation: str, origin: Origin) -> Placement:
    """Return where an event of *origin* has its home."""
    known = residency_of(reader, organisation)
    return place(known.home, known.demand, origin)


class ResidencyService:
    """Any thread; blocks on the store, and for what it ends on the network, seconds at most.

    *endings*: what ends all of an organisation's that runs elsewhere. Once everything has to stay
    in the EU nobody may ask there any more, so they are called before that holds.
    """

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        bus: Bus,
        endings: Sequence[Callable[[Caller, str], None]] = (),
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus
        self._endings = endings

    def look(self, caller: Caller) -> Residency:
        """Return the residency of the caller's organisation."""
        caller.check(Permission.SEE_ORGANISATION)
        return self._repository.read(lambda reader: residency_of(reader, caller.organisation))

    def of(self, caller: Caller, organisation: str) -> Residency:
        """Return the residency of a customer, to whom the provider may settle it."""
        caller.check(Permission.SET_HOME)

        def look(reader: Reader) -> Residency:
            _check_known(reader, organisation)
            return residency_of(reader, organisation)

        return self._repository.read(look)

    def demand(self, caller: Caller, demand: Demand, revision: int) -> Residency:
        """Have the organisation demand *demand*. Raises :class:`ConflictError`.

        Its vendors elsewhere are off from then on where that demands it: each use asks anew; what
        runs there is ended before.
        """
        caller.check(Permission.CHANGE_ORGANISATION)
        return self._change(caller, caller.organisation, revision, {"demand": demand})

    def settle(self, caller: Caller, organisation: str, home: Home, revision: int) -> Residency:
        """Record where a customer is at home, as its contract has it: the provider's to say.

        Raises :class:`UnknownError` and :class:`ConflictError`.
        """
        caller.check(Permission.SET_HOME)
        self._repository.read(lambda reader: _check_known(reader, organisation))
        return self._change(caller, organisation, revision, {"home": home})

    def _change(
        self, caller: Caller, organisation: str, revision: int, changes: dict[str, Home | Demand]
    ) -> Residency:
        def changed_in(reader: Reader) -> tuple[Residency, Residency]:
            before = residency_of(reader, organisation)
            if before.revision != revision:
                message = "The residency was changed meanwhile; look at it again."
                raise ConflictError(message)
            after = msgspec.structs.replace(
                before, **changes, changed_by=caller.account, changed_at_ns=self._now()
            )
            return before, after

        def deed(transaction: Transaction) -> Residency:
            return transaction.put(RESIDENCIES, changed_in(transaction)[1])

        before, after = self._repository.read(changed_in)
        if _is_eu_only(after) and not _is_eu_only(before):
            for end in self._endings:
                end(caller, organisation)
        changed = self._repository.write(deed)
        details = {name: value.value for name, value in changes.items()}
        self._trail.record(
            deed_by(caller, "residency changed", organisation=organisation, details=details)
        )
        self._bus.publish(Topic.RESIDENCY_CHANGED, organisation.encode())
        return changed


def _check_known(reader: Reader, organisation: str) -> None:
    if reader.get(ORGANISATIONS, organisation) is None:
        message = "There is no such organisation."
        raise UnknownError(message)


def _is_eu_only(residency: Residency) -> bool:
    # Whether all stays in the EU is the customer's to say, and no event's.
    return place(residency.home, residency.demand, Origin.UNKNOWN).eu_only
