"""The provider's own people: whom an agreement lets in, and what they may do for a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from studio.backend.bus import Bus
from studio.backend.caller import Caller
from studio.backend.errors import BadRequestError, ConflictError, ForbiddenError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER, new_id
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail
from studio.policy.permissions import Role
from studio.secrets import Secret

from .agreements import AGREEMENTS, Agreement, has_agreement
from .deeds import deed_of
from .ended import tell_ended
from .invitations import issue_invitation, person_for
from .listing import membership_of
from .mail import mail_of
from .model import MEMBERSHIPS, ORGANISATIONS, PEOPLE, Membership, Organisation
from .post import Link, the_code
from .second_factor import check_code, not_proven
from .session_records import SESSIONS, Entrance, Tokens, end_sessions, open_session

STANDING: Final = frozenset({Role.SUPPORT, Role.DEVELOPER})
"""What somebody may be day after day; nobody is root but for an hour."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of the provider's people."""

    membership: Membership
    name: str
    mail: str
    agreement: Agreement | None


class Staff:
    """Who works for the provider, and what they do at customers'. Any thread."""

    def __init__(
        self, *, repository: Repository, trail: Trail, now: Now, bus: Bus, link: Link = the_code
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus
        self._link = link

    def begin(self, mail: str, document: str, signed_on: str) -> Secret:
        """Invite the very first of staff, as a developer; return the invitation's token.

        For who installs the backend, at its console. Raises :class:`ConflictError` when there is
        staff already, and :class:`MailError`.
        """
        written, now_ns = mail_of(mail), self._now()

        def begin(transaction: Transaction) -> tuple[str, Secret]:
            if transaction.count(MEMBERSHIPS, {"organisation": PROVIDER}):
                message = "There is staff already; let one of them invite others."
                raise ConflictError(message)
            person = person_for(transaction, written, now_ns)
            _record(transaction, person.id, document, signed_on, "console", now_ns)
            _, token = issue_invitation(
                transaction, person, PROVIDER, Role.DEVELOPER, now_ns, self._link
            )
            return person.id, token

        person, token = self._repository.write(begin)
        details = {"document": document}
        self._trail.record(
            Deed("first of staff invited", Outcome.DONE, PROVIDER, target=person, details=details)
        )
        return token

    def listed(self) -> Sequence[StaffMember]:
        """Return the provider's people, a thousand at most."""

        def find(reader: Reader) -> list[StaffMember]:
            query = Query({"organisation": PROVIDER}, order="since_ns", limit=1000)
            return [_member(reader, each) for each in reader.find(MEMBERSHIPS, query)]

        return self._repository.read(find)

    def record_agreement(self, caller: Caller, mail: str, document: str, signed_on: str) -> str:
        """Record that she signed *document*; return her id. Raises :class:`MailError`."""
        written, now_ns = mail_of(mail), self._now()

        def record(transaction: Transaction) -> str:
            person = person_for(transaction, written, now_ns)
            _record(transaction, person.id, document, signed_on, caller.account, now_ns)
            return person.id

        person = self._repository.write(record)
        details = {"document": document, "signed on": signed_on}
        self._trail.record(deed_of(caller, "agreement recorded", target=person, details=details))
        return person

    def appoint(self, caller: Caller, person: str, role: Role) -> None:
        """Invite who has signed. Raises :class:`ForbiddenError` without a recorded agreement."""
        if role not in STANDING:
            message = "Staff is support or developer; root is for an hour, and for a reason."
            raise BadRequestError(message)
        now_ns = self._now()

        def appoint(transaction: Transaction) -> None:
            who = transaction.get(PEOPLE, person)
            if who is None:
                message = "There is no such person; record the agreement first."
                raise UnknownError(message)
            if not has_agreement(transaction, person):
                message = "No confidentiality agreement is recorded; record a signed one first."
                raise ForbiddenError(message)
            issue_invitation(transaction, who, PROVIDER, role, now_ns, self._link)

        details = {"role": role.value}
        try:
            self._repository.write(appoint)
        except ForbiddenError:
            self._trail.record(
                deed_of(caller, "staff invited", Outcome.REFUSED, target=person, details=details)
            )
            raise
        self._trail.record(deed_of(caller, "staff invited", target=person, details=details))

    def dismiss(self, caller: Caller, person: str) -> None:
        """End her being staff, and every session that she has. Raises :class:`UnknownError`."""
        now_ns = self._now()

        def dismiss(transaction: Transaction) -> list[str]:
            membership = membership_of(transaction, person, PROVIDER)
            if membership is None:
                message = "Nobody of the staff has this id."
                raise UnknownError(message)
            transaction.erase(MEMBERSHIPS, membership.id)
            return end_sessions(transaction, person, "she left the staff", now_ns)

        tell_ended(self._bus, self._repository.write(dismiss))
        self._trail.record(deed_of(caller, "staff dismissed", target=person))

    def become_root(self, caller: Caller, reason: str, code: str) -> Tokens:
        """Open a root session, which ends by itself after an hour and cannot be made longer.

        *code*: a fresh one of her authenticator. Raises :class:`NotProvenError`.
        """
        return self._open(caller, "became root", PROVIDER, Role.ROOT, reason, code)

    def visit(self, caller: Caller, organisation: str, reason: str, code: str) -> Tokens:
        """Open a session in a customer's organisation, for an hour, with the caller's own role.

        It is written into the trail of both. Raises :class:`UnknownError`, :class:`NotProvenError`.
        """
        self.organisation(organisation)
        return self._open(caller, "visited", organisation, caller.role, reason, code)

    def organisations(self, after: str = "") -> Sequence[Organisation]:
        """Return :data:`USUALLY_FOUND` organisations at most, those after an id."""
        query = Query(after=after)
        return self._repository.read(lambda reader: reader.find(ORGANISATIONS, query))

    def organisation(self, organisation: str) -> Organisation:
        """Return one of them. Raises :class:`UnknownError`."""
        known = self._repository.read(lambda reader: reader.get(ORGANISATIONS, organisation))
        if known is None:
            message = "There is no such organisation."
            raise UnknownError(message)
        return known

    def add_organisation(self, caller: Caller, name: str, admin_mail: str) -> Organisation:
        """Keep a new organisation and invite its first admin. Raises :class:`MailError`."""
        written, now_ns, new = mail_of(admin_mail), self._now(), new_id()

        def add(transaction: Transaction) -> Organisation:
            kept = transaction.put(
                ORGANISATIONS, Organisation(id=new, organisation=new, name=name, since_ns=now_ns)
            )
            person = person_for(transaction, written, now_ns)
            issue_invitation(transaction, person, new, Role.ADMIN, now_ns, self._link)
            return kept

        added = self._repository.write(add)
        for where in (PROVIDER, added.id):
            self._trail.record(
                deed_of(caller, "organisation added", target=added.id, organisation=where)
            )
        return added

    def _open(
        self, caller: Caller, kind: str, where: str, role: Role, reason: str, code: str
    ) -> Tokens:
        now_ns = self._now()

        def enter(transaction: Transaction) -> Tokens | None:
            membership = membership_of(transaction, caller.account, PROVIDER)
            from_session = transaction.get(SESSIONS, caller.session, PROVIDER)
            if membership is None or from_session is None or from_session.ended_ns:
                message = "Only staff may do this, signed in as such."
                raise ForbiddenError(message)
            if not check_code(transaction, caller.account, code, now_ns, known=caller.session):
                return None
            # Written, so that it cannot slip past a dismissal at the same moment.
            transaction.put(MEMBERSHIPS, msgspec.structs.replace(membership, last_in_ns=now_ns))
            entrance = Entrance(
                person=caller.account,
                organisation=where,
                role=role,
                listed_by=PROVIDER,
                how=kind,
                address=caller.address,
                reason=reason,
                # A visit ends with the session that it was begun from: no chain makes it longer.
                until_ns=0 if role is Role.ROOT and where == PROVIDER else from_session.ends_ns,
            )
            return open_session(transaction, entrance, now_ns)

        tokens = self._repository.write(enter)
        outcome = Outcome.FAILED if tokens is None else Outcome.DONE
        details = {"reason": reason, "session": tokens.session if tokens else ""}
        for trail_of in dict.fromkeys((PROVIDER, where)):
            self._trail.record(
                deed_of(caller, kind, outcome, target=where, organisation=trail_of, details=details)
            )
        if tokens is None:
            raise not_proven()
        return tokens


def _record(
    transaction: Transaction, person: str, document: str, signed_on: str, by: str, now_ns: int
) -> None:
    agreement = Agreement(
        id=new_id(),
        organisation=PROVIDER,
        person=person,
        document=document,
        signed_on=signed_on,
        recorded_ns=now_ns,
        recorded_by=by,
    )
    transaction.put(AGREEMENTS, agreement)


def _member(reader: Reader, membership: Membership) -> StaffMember:
    person = reader.get(PEOPLE, membership.person)
    signed = Query({"organisation": PROVIDER, "person": membership.person}, limit=1)
    agreements = reader.find(AGREEMENTS, signed)
    return StaffMember(
        membership,
        person.name if person else "",
        person.mail if person else "",
        agreements[0] if agreements else None,
    )
