"""Setting up a second factor: before one is in, where it is due, or once one is."""

import msgspec

from studio.client.accounts import SignedIn
from studio.client.second_factor import Offer
from studio.wire.account_factor import ConfirmFactor, FactorOffered, OfferFactor, RecoveryCodes

from .entry import Entry, Who
from .errors import AccountError
from .inbox import Asked
from .office import Office
from .session import Session


class Factor:
    """The clerk's thread, but for what its desk does. Only who asks is told the secrets."""

    def __init__(self, *, office: Office, entry: Entry) -> None:
        self._office = office
        self._entry = entry

    def offer(self, asked: Asked, command: OfferFactor) -> None:
        """Tell the asker what an authenticator is set up with."""
        enrolment = self._entry.enrolment

        def work() -> Offer:
            if enrolment is not None:
                session, ticket = enrolment
                return session.second_factor.offer_by_ticket(ticket)
            return self._who().session.second_factor.offer(command.code)

        def then(offer: Offer) -> None:
            told = FactorOffered(secret=offer.secret, uri=offer.uri)
            self._office.tell(asked.client, told)

        self._office.later(asked, work, then)

    def confirm(self, asked: Asked, command: ConfirmFactor) -> None:
        """Take its first code, tell the asker the recovery codes, and let in who waited for it."""
        enrolment = self._entry.enrolment
        if enrolment is not None:
            self._enrol(asked, command, *enrolment)
            return
        who = self._who()

        def then(codes: tuple[str, ...]) -> None:
            self._office.tell(asked.client, RecoveryCodes(codes=codes))
            self._entry.has_factor()

        self._office.later(asked, lambda: who.session.second_factor.confirm(command.code), then)

    def _enrol(self, asked: Asked, command: ConfirmFactor, session: Session, ticket: str) -> None:
        def then(answer: SignedIn) -> None:
            self._office.tell(asked.client, RecoveryCodes(codes=answer.recovery_codes))
            self._entry.take(session, msgspec.structs.replace(answer, recovery_codes=()))

        self._office.later(asked, lambda: session.second_factor.enrol(ticket, command.code), then)

    def _who(self) -> Who:
        who = self._entry.who
        if who is None or who.person.own:
            message = "Nobody is signed in yet; sign in first, or wait a moment."
            raise AccountError(message)
        return who
