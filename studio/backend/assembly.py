"""Hands everything what it needs: the backend that comes along with a studio."""

import hmac

from studio.policy.permissions import Role
from studio.secrets import Secret

from .archive import ArchiveService
from .audit import AuditService, AuditTrail, FolderOfHeads, KeptHeads, Signer
from .bus import Bus
from .caller import Caller, Sessions
from .errors import NotSignedInError
from .event_parts import event_parts
from .launch import BackendLaunch
from .live import StateStore
from .live.local_bus import LocalBus
from .live.local_store import LocalStateStore
from .moment import Now, utc_now_ns
from .parts import Parts
from .repository import Repository
from .stores.disk_archive import DiskArchives
from .stores.sqlite import SqliteRepository, StorePlaces

OWNER, OWN_ORGANISATION = "owner", "own"
_INSTANCE = "embedded"


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


def embedded_parts(launch: BackendLaunch) -> Parts:
    """Return the parts of a backend for the one person who started it.

    Raises :class:`StoreError` when its store cannot be used.
    """
    repository = SqliteRepository(
        StorePlaces.within(launch.store_folder), launch.key, environment=launch.environment
    )
    return parts_over(
        repository,
        sessions=LaunchSecret(Secret(launch.secret)),
        archive=ArchiveService(
            DiskArchives(launch.archive_folder, launch.key, own=OWN_ORGANISATION)
        ),
        signer=Signer.from_key(launch.key),
        kept_heads=FolderOfHeads(launch.heads_folder),
        instance=_INSTANCE,
    )


def parts_over(
    repository: Repository,
    *,
    sessions: Sessions,
    archive: ArchiveService,
    signer: Signer,
    kept_heads: KeptHeads,
    instance: str,
    bus: Bus | None = None,
    state_store: StateStore | None = None,
    now: Now = utc_now_ns,
) -> Parts:
    """Return the parts over *repository*, embedded or deployed.

    *bus* and *state_store* are between instances; without them this one is alone.
    """
    trail = AuditTrail(repository, signer, now, instance=instance, kept_heads=kept_heads)
    eventing = event_parts(
        repository=repository,
        trail=trail,
        now=now,
        bus=bus or LocalBus(),
        state_store=state_store or LocalStateStore(),
    )
    return Parts(
        repository=repository,
        sessions=sessions,
        trail=trail,
        archive=archive,
        audit=AuditService(repository, trail, signer),
        eventing=eventing,
        closing=(eventing.close,),
    )
