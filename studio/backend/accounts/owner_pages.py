"""How the owner of an embedded backend, who has no password, comes to its pages."""

from studio.backend.caller import Caller
from studio.backend.errors import ForbiddenError
from studio.backend.moment import Now
from studio.backend.repository import Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.policy.permissions import Role
from studio.secrets import Secret

from . import tickets
from .deeds import arrival, deed_of, failed
from .errors import TicketError
from .owner import OWNER
from .session_records import Entrance, Tokens, open_session
from .tickets import Purpose


class OwnerPages:
    """Gives whoever started the backend a code for its pages, good once and soon. Any thread."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now) -> None:
        self._repository, self._trail, self._now = repository, trail, now

    def ask(self, caller: Caller) -> Secret:
        """Return the code; one before it is worthless. Raises :class:`ForbiddenError`."""
        if caller.account != OWNER:
            message = "Sign in on the pages themselves; only the owner has another way in."
            raise ForbiddenError(message)
        now_ns = self._now()

        def ask(transaction: Transaction) -> Secret:
            tickets.cancel(transaction, Purpose.PAGES, OWNER, caller.organisation)
            _, token = tickets.issue(
                transaction,
                Purpose.PAGES,
                OWNER,
                now_ns,
                organisation=caller.organisation,
                role=caller.role.value,
            )
            return token

        token = self._repository.write(ask)
        self._trail.record(deed_of(caller, "pages asked for"))
        return token

    def enter(self, token: Secret, address: str) -> Tokens:
        """Return the tokens of a session of the pages. Raises :class:`TicketError`."""
        now_ns = self._now()

        def enter(transaction: Transaction) -> tuple[Entrance, Tokens]:
            ticket = tickets.redeem(transaction, Purpose.PAGES, token, now_ns)
            entrance = Entrance(
                person=ticket.person,
                organisation=ticket.organisation,
                role=Role(ticket.role),
                listed_by=ticket.organisation,
                how="opened by the studio",
                address=address,
            )
            return entrance, open_session(transaction, entrance, now_ns)

        try:
            entrance, tokens = self._repository.write(enter)
        except TicketError as error:
            self._trail.record(failed("pages opened", error, address))
            raise
        self._trail.record(
            arrival(
                "pages opened",
                Outcome.DONE,
                organisation=entrance.organisation,
                account=entrance.person,
                session=tokens.session,
                address=address,
            )
        )
        return tokens
