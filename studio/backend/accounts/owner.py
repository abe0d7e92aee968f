"""The newcomer who owns the backend that comes along: an organisation and an account, unasked."""

from typing import Final

from studio.backend.caller import Caller, Sessions
from studio.backend.errors import NotSignedInError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Repository, Transaction
from studio.policy.permissions import Role
from studio.secrets import Secret

from .listing import membership_of
from .model import MEMBERSHIPS, ORGANISATIONS, PEOPLE, Membership, Organisation, Person

OWNER: Final = "owner"
OWN_ORGANISATION: Final = "own"


def settle_owner(repository: Repository, now: Now) -> None:
    """Keep the owner's organisation, account and place on the list, unless they are kept."""
    now_ns = now()

    def settle(transaction: Transaction) -> None:
        if transaction.get(ORGANISATIONS, OWN_ORGANISATION) is None:
            mine = Organisation(
                id=OWN_ORGANISATION,
                organisation=OWN_ORGANISATION,
                name="My organisation",
                since_ns=now_ns,
            )
            transaction.put(ORGANISATIONS, mine)
        if transaction.get(PEOPLE, OWNER) is None:
            me = Person(id=OWNER, organisation=PROVIDER, name="Owner", mail="", since_ns=now_ns)
            transaction.put(PEOPLE, me)
        if membership_of(transaction, OWNER, OWN_ORGANISATION) is None:
            place = Membership(
                id=OWNER,
                organisation=OWN_ORGANISATION,
                person=OWNER,
                role=Role.ADMIN,
                since_ns=now_ns,
            )
            transaction.put(MEMBERSHIPS, place)

    repository.write(settle)


class EitherSessions:
    """Asks *first*, and who it does not know of *then*: the owner's launch, then people's own."""

    def __init__(self, first: Sessions, then: Sessions) -> None:
        self._first = first
        self._then = then

    def caller_of(self, token: Secret, address: str) -> Caller:
        """Return who asks. Any thread. Raises :class:`NotSignedInError`."""
        try:
            return self._first.caller_of(token, address)
        except NotSignedInError:
            return self._then.caller_of(token, address)
