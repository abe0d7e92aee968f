"""A new password for who has lost hers, by a letter."""

import msgspec

from studio.backend.bus import Bus
from studio.backend.errors import BackendError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Query, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.secrets import Secret

from . import pace, tickets
from .credentials import CREDENTIALS
from .deeds import arrival, failed
from .ended import tell_ended
from .entering import new_device
from .errors import MailError, TicketError
from .listing import memberships_of, whose_trail
from .mail import mail_of
from .model import PEOPLE
from .passwords import Hasher, check_new_password
from .post import Link, the_code, write_letter
from .second_factor import credential_of
from .session_records import end_sessions
from .tickets import Purpose
from .tokens import text_hash

_TITLE = "A new password"


class NewPassword:
    """Asks for a letter, and takes the password that it allows. Any thread.

    The second factor stays: a letter replaces what she knows, not what she has.
    """

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        bus: Bus,
        hasher: Hasher,
        link: Link = the_code,
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus
        self._hasher = hasher
        self._link = link

    def ask(self, mail: str, address: str) -> None:
        """Write a letter to *mail* if it is somebody's who is listed; nothing tells whether.

        Raises :class:`PaceError`; so many letters in an hour and no more, whoever asks for them.
        """
        now_ns = self._now()
        try:
            written = mail_of(mail)
        except MailError:
            written = ""
        counts = (
            pace.Count(pace.ADDRESS, f"letters {address}"),
            pace.Count(pace.LETTERS, text_hash(written or mail)),
        )

        def ask(transaction: Transaction) -> str:
            pace.pay(transaction, counts, now_ns)
            found = transaction.find(PEOPLE, Query({"mail": written}, limit=1)) if written else ()
            if not found or not memberships_of(transaction, found[0].id):
                return ""
            person = found[0]
            tickets.cancel(transaction, Purpose.NEW_PASSWORD, person.id)
            _, token = tickets.issue(transaction, Purpose.NEW_PASSWORD, person.id, now_ns)
            text = (
                "Somebody asked for a new password for your Videosync account.\n\n"
                f"{self._link(Purpose.NEW_PASSWORD, token)}\n\n"
                "It is good for an hour, once. If it was not you, do nothing.\n"
            )
            where = memberships_of(transaction, person.id)[0].organisation
            write_letter(transaction, where, person.id, person.mail, (_TITLE, text), now_ns)
            return person.id

        try:
            person = self._repository.write(ask)
        except BackendError as error:
            self._trail.record(failed("new password asked for", error, address))
            raise
        self._tell("new password asked for", person, address)

    def take(self, token: Secret, password: Secret, address: str) -> Secret:
        """Make *password* hers and end her sessions; return what this device is known by.

        So that who is under attack gets in by a letter, whatever others try meanwhile.
        Raises :class:`TicketError` and :class:`PasswordError`.
        """
        now_ns = self._now()
        try:
            ticket = self._repository.read(
                lambda reader: tickets.look(reader, Purpose.NEW_PASSWORD, token, now_ns)
            )
        except TicketError as error:
            self._trail.record(failed("password changed", error, address))
            raise
        who = self._repository.read(lambda reader: reader.get(PEOPLE, ticket.person, PROVIDER))
        about = (who.name, who.mail.partition("@")[0]) if who else ()
        check_new_password(password, *about)
        hashed = self._hasher.hash(password)

        def take(transaction: Transaction) -> tuple[list[str], Secret]:
            tickets.redeem(transaction, Purpose.NEW_PASSWORD, token, now_ns)
            credential = credential_of(transaction, ticket.person)
            transaction.put(CREDENTIALS, msgspec.structs.replace(credential, password=hashed))
            _, device = new_device(transaction, ticket.person, now_ns)
            ended = end_sessions(transaction, ticket.person, "her password changed", now_ns)
            return ended, device

        ended, device = self._repository.write(take)
        tell_ended(self._bus, ended)
        self._tell("password changed", ticket.person, address)
        return device

    def _tell(self, kind: str, person: str, address: str) -> None:
        whose = self._repository.read(lambda reader: whose_trail(reader, person))
        self._trail.record(
            arrival(kind, Outcome.DONE, organisation=whose, account=person, address=address)
        )
