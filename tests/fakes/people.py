"""A backend's people, over a repository in memory, by a clock that the test owns."""

import base64
import re
from dataclasses import dataclass, field
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from studio.backend.accounts import Accounts, Argon2Cost, OidcProvider, Outside, Post
from studio.backend.accounts.agreements import AGREEMENTS, Agreement
from studio.backend.accounts.credentials import CREDENTIALS, Credential
from studio.backend.accounts.entering import CodeNeeded, EnrolmentNeeded, SignedIn
from studio.backend.accounts.invitations import person_for
from studio.backend.accounts.model import MEMBERSHIPS, ORGANISATIONS, Membership, Organisation
from studio.backend.accounts.owner import settle_owner
from studio.backend.accounts.passwords import Hasher
from studio.backend.accounts.post import LETTERS
from studio.backend.caller import Caller
from studio.backend.moment import NS_PER_S, utc_now_ns
from studio.backend.records import PROVIDER, new_id
from studio.backend.repository import Query, Repository
from studio.policy.permissions import STAFF, Role
from studio.secrets import Secret
from tests.fakes.bus import MemoryBus
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail

QUICK = Argon2Cost(memory_kib=32, passes=1, lanes=1)
PASSWORD = Secret("seven green lanterns")
NOBODY = Secret("")
ADDRESS = "192.0.2.7"
START_NS = 1_800_000_000 * NS_PER_S


def allow_all(_host: str, _port: int, _purpose: str) -> None:
    """A gate that stands open."""


@dataclass
class Authenticator:
    """Shows codes of one secret, by the test's clock."""

    secret: str

    def code(self, now_ns: int) -> str:
        totp = TOTP(base64.b32decode(self.secret), 6, SHA1(), 30)  # noqa: S303  # as RFC 6238 has it
        return totp.generate(now_ns // NS_PER_S).decode()


@dataclass
class Someone:
    """A person of the test."""

    id: str
    mail: str
    organisation: str
    role: Role
    authenticator: Authenticator | None = None
    device: Secret = field(default_factory=lambda: NOBODY)


@dataclass
class FakePeople:
    """All services of accounts, and short ways to bring people into a state."""

    repository: Repository = field(default_factory=MemoryRepository)
    post: Post | None = None
    outside: Outside = field(default_factory=lambda: Outside(allow_all))
    providers: tuple[OidcProvider, ...] = ()

    @classmethod
    def of(cls, repository: Repository, accounts: Accounts) -> Self:
        """Return the short ways into services that are made already, and go by the time of day."""
        made = cls(repository=repository)
        made.accounts = accounts
        made.accounts_are_own = False
        made.now_ns = utc_now_ns()
        return made

    def __post_init__(self) -> None:
        self.now_ns = START_NS
        self.accounts_are_own = True
        self.trail = MemoryTrail()
        self.bus = MemoryBus()
        self.accounts = Accounts.over(
            repository=self.repository,
            trail=self.trail,
            now=self.now,
            bus=self.bus,
            outside=self.outside,
            post=self.post,
            providers=self.providers,
            cost=QUICK,
        )
        self._hash = Hasher(QUICK).hash(PASSWORD)

    def now(self) -> int:
        return self.now_ns

    def advance(self, ns: int) -> None:
        self.now_ns += ns

    def organisation(self, name: str = "Acme") -> str:
        new = new_id()
        kept = Organisation(id=new, organisation=new, name=name, since_ns=self.now_ns)
        self.repository.write(lambda tx: tx.put(ORGANISATIONS, kept))
        return new

    def person(self, organisation: str, role: Role, mail: str = "") -> Someone:
        """Add a person; staff has signed, admins and staff have an authenticator."""
        mail = mail or f"{role.value}-{new_id()[:6]}@{organisation[:6] or 'provider'}.example"
        person = self.repository.write(lambda tx: person_for(tx, mail, self.now_ns)).id
        someone = Someone(person, mail, organisation, role)
        secret = ""
        if role in STAFF | {Role.ADMIN}:
            secret = base64.b32encode(new_id()[:20].encode()).decode()
            someone.authenticator = Authenticator(secret)
        place = Membership(
            id=new_id(),
            organisation=organisation,
            person=person,
            role=role,
            since_ns=self.now_ns,
        )
        signed = Agreement(
            id=new_id(),
            organisation=PROVIDER,
            person=person,
            document="NDA 3",
            signed_on="2026-01-02",
            recorded_ns=self.now_ns,
            recorded_by="test",
        )
        self.repository.write(lambda tx: tx.put(MEMBERSHIPS, place))
        if role in STAFF:
            self.repository.write(lambda tx: tx.put(AGREEMENTS, signed))
        credential = Credential(id=person, organisation=PROVIDER, password=self._hash, totp=secret)
        self.repository.write(
            lambda tx: tx.get(CREDENTIALS, person) or tx.put(CREDENTIALS, credential)
        )
        return someone

    def sign_in(self, someone: Someone, address: str = ADDRESS) -> SignedIn:
        """Sign in all the way; time moves on by a step of the authenticator."""
        answer = self.accounts.sign_in.by_password(someone.mail, PASSWORD, someone.device, address)
        if isinstance(answer, CodeNeeded):
            answer = self.accounts.sign_in.by_code(answer.ticket, self.code(someone), address)
        assert not isinstance(answer, EnrolmentNeeded)
        someone.device = answer.device or someone.device
        return answer

    def code(self, someone: Someone) -> str:
        """Return a fresh code."""
        assert someone.authenticator is not None
        if self.accounts_are_own:
            self.advance(30 * NS_PER_S)
        return someone.authenticator.code(self.now_ns)

    def caller(self, someone: Someone, address: str = ADDRESS) -> Caller:
        """Return her, signed in."""
        return self.accounts.sessions.caller_of(
            self.sign_in(someone, address).tokens.access, address
        )

    def letter_code(self, mail: str) -> Secret:
        """Return the code in the newest letter to *mail*, and take the letters away."""
        letters = self.repository.read(lambda reader: reader.find(LETTERS, Query(limit=1000)))
        hers = [letter for letter in letters if letter.to == mail]
        newest = max(hers, key=lambda letter: letter.written_ns)
        for letter in hers:
            self.repository.write(lambda tx, each=letter: tx.erase(LETTERS, each.id))  # type: ignore[misc]  # bound now
        found = re.search(r"^([\w-]{43})$", newest.text, re.MULTILINE)
        assert found, newest.title
        return Secret(found[1])

    def letters(self) -> list[tuple[str, str, str]]:
        """Return to whom letters wait, with titles and texts."""
        found = self.repository.read(lambda reader: reader.find(LETTERS, Query(limit=1000)))
        return [(each.to, each.title, each.text) for each in found]

    def letters_to(self, mail: str, *, take: bool = False) -> list[tuple[str, str]]:
        """Return title and text of each letter to *mail*; *take*: they are away then."""
        found = self.repository.read(lambda reader: reader.find(LETTERS, Query(limit=1000)))
        hers = [each for each in found if each.to == mail]
        for letter in hers if take else ():
            self.repository.write(lambda tx, each=letter: tx.erase(LETTERS, each.id))  # type: ignore[misc]  # bound now
        return [(each.title, each.text) for each in hers]

    def owner(self) -> None:
        settle_owner(self.repository, self.now)
