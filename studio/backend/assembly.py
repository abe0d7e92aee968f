"""Hands everything what it needs: the backend that comes along with a studio."""

import hmac
import secrets
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mixer.errors import StudioError
from studio.policy.permissions import Role
from studio.secrets import Secret

from .about import trail_of
from .accounts import (
    OWN_ORGANISATION,
    OWNER,
    Accounts,
    Argon2Cost,
    EitherSessions,
    OidcProvider,
    Outside,
    Post,
    settle_owner,
)
from .accounts.post import Link, the_code
from .archive import ArchiveKeeping, ArchiveService, ArchiveStores
from .audit import (
    AuditService,
    AuditTrail,
    FolderOfHeads,
    HeadsCourier,
    HeadsElsewhere,
    KeptHeads,
    Signer,
)
from .bus import Bus
from .caller import Caller, Sessions
from .errors import NotSignedInError
from .event_parts import event_parts
from .events.own_ingest import settle_own_ingest
from .jobs import Job, Jobs
from .keeping import (
    account_jobs,
    head_jobs,
    no_jobs,
    restoring,
    retention_jobs,
    store_jobs,
    vendor_jobs,
)
from .launch import BackendLaunch
from .lead import Leadership
from .live import StateStore
from .live.local_bus import LocalBus
from .live.local_store import LocalStateStore
from .moment import Now, utc_now_ns
from .parts import Parts
from .repository import Repository
from .retention import Policies
from .sparing import SparingTrail
from .stores.disk_archive import DiskArchives
from .stores.sqlite import SqliteRepository, StorePlaces
from .trail import Trail
from .way_out import Gate, WayOut

if TYPE_CHECKING:
    from .talkback.daily import DailyRest

_INSTANCE = "embedded"
_KEY_BYTES = 32


class LaunchSecret:
    """Whoever started this backend owns it; nobody else knows the secret of its launch."""

    def __init__(self, secret: Secret) -> None:
        self._secret = secret

    def caller_of(self, token: Secret, address: str) -> Caller:
        """Return the owner. Any thread. Raises :class:`NotSignedInError`."""
        if not hmac.compare_digest(token.reveal().encode(), self._secret.reveal().encode()):
            message = "Sign in first: the token is missing, or is not the one of this backend."
            raise NotSignedInError(message)
        return Caller(OWNER, OWN_ORGANISATION, Role.ADMIN, "launch", address)


def ask_nobody(host: str, _port: int, _purpose: str) -> None:
    """Let nothing out: the backend that comes along knows no issuer and no mail server."""
    message = f"{host} is not asked: this backend asks nobody."
    raise StudioError(message)


def no_post(_gate: Gate) -> None:
    """Send no letters: they are read where they were written."""


def embedded_parts(launch: BackendLaunch, cost: Argon2Cost | None = None) -> Parts:
    """Return the parts of a backend for the one person who started it.

    *cost*: of hashing a password, if not the usual. Raises :class:`StoreError` when its store
    cannot be used.
    """
    repository = SqliteRepository(
        StorePlaces.within(launch.store_folder), launch.key, environment=launch.environment
    )
    settle_owner(repository, utc_now_ns)
    if launch.ingest_url:
        token = Secret(launch.ingest_token)
        settle_own_ingest(repository, launch.ingest_url, token, utc_now_ns)
    return parts_over(
        repository,
        owner=LaunchSecret(Secret(launch.secret)),
        cost=cost,
        archives=DiskArchives(
            launch.archive_folder,
            launch.key,
            own=OWN_ORGANISATION,
            environment=launch.environment,
        ),
        signer=Signer.from_key(launch.key),
        kept_heads=FolderOfHeads(launch.heads_folder),
        instance=_INSTANCE,
        own_jobs=partial(store_jobs, repository),
    )


def parts_over(  # noqa: PLR0913  # all that differs between the two
    repository: Repository,
    *,
    archives: ArchiveStores,
    signer: Signer,
    kept_heads: KeptHeads,
    instance: str,
    bus: Bus | None = None,
    state_store: StateStore | None = None,
    owner: Sessions | None = None,
    gate: Gate = ask_nobody,
    outside: Callable[[Gate], Outside] = Outside,
    post: Callable[[Gate], Post | None] = no_post,
    heads_elsewhere: Callable[[Gate], HeadsElsewhere] | None = None,
    daily: "Callable[[Gate], DailyRest] | None" = None,
    providers: Sequence[OidcProvider] = (),
    link: Link = the_code,
    cost: Argon2Cost | None = None,
    form_key: bytes = b"",
    own_jobs: Callable[[Trail, Now], tuple[Job, ...]] = no_jobs,
    shares_jobs: bool = False,
    now: Now = utc_now_ns,
) -> Parts:
    """Return the parts over *repository*, embedded or deployed; their jobs run until closed.

    *bus* and *state_store* are between instances; without them this one is alone. *owner*: who is
    let in without an account's session. *gate*: whom may be asked for what; *outside*: how other
    issuers, *providers*, are asked past it; *post*: who carries letters, None where they are read
    here; *heads_elsewhere*: who keeps heads of the trail on another machine besides; *daily*: how
    Daily is asked, None where no call goes by it; *link*: what
    letters say of how to use a code. *form_key*: what the forms of pages are bound by, b"" where
    one process serves them all. *own_jobs*: what the store itself wants done; *shares_jobs*: other
    instances have that store.
    """
    bus = bus or LocalBus()
    courier = HeadsCourier(kept_heads)
    written = AuditTrail(
        repository,
        signer,
        now,
        instance=instance,
        kept_heads=kept_heads if heads_elsewhere is None else courier,
    )
    trail = SparingTrail(written, now)
    way_out = WayOut(gate, trail)
    accounts = Accounts.over(
        repository=repository,
        trail=trail,
        now=now,
        bus=bus,
        outside=outside(way_out),
        post=post(way_out),
        providers=providers,
        link=link,
        more=(trail_of,),
        cost=cost,
    )
    eventing = event_parts(
        repository=repository,
        trail=trail,
        now=now,
        bus=bus,
        state_store=state_store or LocalStateStore(),
        daily=None if daily is None else daily(way_out),
    )
    all_jobs = (
        *own_jobs(trail, now),
        *retention_jobs(
            repository,
            trail,
            now,
            ArchiveKeeping(archives, repository=repository, trail=trail, now=now),
        ),
        *vendor_jobs(eventing.vendors),
        *account_jobs(accounts),
    )
    closing = [eventing.close]
    if heads_elsewhere is not None:
        courier.start(heads_elsewhere(way_out))
        closing.append(courier.close)
        all_jobs = (*all_jobs, *head_jobs(courier))
    lead = Leadership(repository, now, instance) if shares_jobs else None
    jobs = Jobs(all_jobs, trail, lead)
    jobs.start()
    return Parts(
        repository=repository,
        sessions=EitherSessions(owner, accounts.sessions) if owner else accounts.sessions,
        trail=trail,
        accounts=accounts,
        archive=ArchiveService(archives, repository=repository, trail=trail, now=now),
        audit=AuditService(repository, trail, signer),
        eventing=eventing,
        form_key=form_key or secrets.token_bytes(_KEY_BYTES),
        restoring=restoring(repository, trail, now),
        policies=Policies(repository, trail, now),
        closing=(*closing, trail.close, jobs.close),
    )
