"""Everything about people and access, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from studio.backend.bus import Bus
from studio.backend.moment import Now
from studio.backend.repository import Repository
from studio.backend.trail import Trail

from .housekeeping import Housekeeping
from .invitations import Invitations
from .new_password import NewPassword
from .oidc import OidcProvider, OidcSignIn
from .outside import Outside
from .own_account import OwnAccount
from .owner_pages import OwnerPages
from .passwords import Argon2Cost, Hasher
from .people import People
from .post import Link, Outbox, Post, the_code
from .privacy import More, Privacy
from .second_factor import SecondFactor
from .sessions import AccountSessions
from .sign_in import SignIn
from .staff import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The services of this domain."""

    sessions: AccountSessions
    sign_in: SignIn
    oidc: OidcSignIn
    second_factor: SecondFactor
    new_password: NewPassword
    invitations: Invitations
    people: People
    own: OwnAccount
    owner_pages: OwnerPages
    staff: Staff
    privacy: Privacy
    outbox: Outbox
    housekeeping: Housekeeping

    @classmethod
    def over(
        cls,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        bus: Bus,
        outside: Outside,
        post: Post | None = None,
        providers: Sequence[OidcProvider] = (),
        link: Link = the_code,
        more: Sequence[More] = (),
        cost: Argon2Cost | None = None,
    ) -> Self:
        """Return them over one store. *post*: None where letters are read here.

        *more*: what other domains keep of a person. *cost*: of a hash, if not the usual.
        """
        hasher = Hasher(cost)
        sign_in = SignIn(repository=repository, trail=trail, now=now, hasher=hasher)
        outbox = Outbox(repository=repository, trail=trail, now=now, post=post)
        return cls(
            sessions=AccountSessions(repository=repository, trail=trail, now=now, bus=bus),
            sign_in=sign_in,
            oidc=OidcSignIn(
                repository=repository,
                trail=trail,
                now=now,
                sign_in=sign_in,
                outside=outside,
                providers=providers,
            ),
            second_factor=SecondFactor(repository=repository, trail=trail, now=now),
            new_password=NewPassword(
                repository=repository, trail=trail, now=now, bus=bus, hasher=hasher, link=link
            ),
            invitations=Invitations(
                repository=repository, trail=trail, now=now, hasher=hasher, link=link
            ),
            people=People(repository=repository, trail=trail, now=now, bus=bus),
            own=OwnAccount(
                repository=repository, trail=trail, now=now, bus=bus, hasher=hasher, link=link
            ),
            owner_pages=OwnerPages(repository=repository, trail=trail, now=now),
            staff=Staff(repository=repository, trail=trail, now=now, bus=bus, link=link),
            privacy=Privacy(repository=repository, trail=trail, now=now, bus=bus, more=more),
            outbox=outbox,
            housekeeping=Housekeeping(repository=repository, now=now, outbox=outbox),
        )
