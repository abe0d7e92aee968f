"""The first organisation of a backend and its first admin, made by who installs it."""

from studio.backend.errors import BadRequestError, ConflictError
from studio.backend.moment import Now
from studio.backend.records import new_id
from studio.backend.repository import Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail
from studio.policy.permissions import Role
from studio.secrets import Secret

from .invitations import issue_invitation, person_for
from .mail import mail_of
from .model import ORGANISATIONS, Organisation
from .post import Link

_MOST_CHARACTERS = 200


def begin_organisation(
    repository: Repository, trail: Trail, now: Now, link: Link, *, name: str, mail: str
) -> Secret:
    """Keep an organisation, invite its admin by a letter to *mail*; return the invitation's code.

    For who installs the backend, at its console. Raises :class:`ConflictError` when there is one
    already, :class:`BadRequestError` and :class:`MailError`.
    """
    written, now_ns, new = mail_of(mail), now(), new_id()
    if not name.strip() or len(name) > _MOST_CHARACTERS:
        message = f"The organisation needs a name of {_MOST_CHARACTERS} characters at most."
        raise BadRequestError(message)

    def begin(transaction: Transaction) -> tuple[str, Secret]:
        if transaction.count(ORGANISATIONS, {}):
            message = "There is an organisation already; let one of the staff add others."
            raise ConflictError(message)
        transaction.put(
            ORGANISATIONS,
            Organisation(id=new, organisation=new, name=name.strip(), since_ns=now_ns),
        )
        person = person_for(transaction, written, now_ns)
        _, token = issue_invitation(transaction, person, new, Role.ADMIN, now_ns, link)
        return person.id, token

    person, token = repository.write(begin)
    trail.record(
        Deed("first organisation added", Outcome.DONE, new, target=new, details={"admin": person})
    )
    return token
