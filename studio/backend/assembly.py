"""Hands everything what it needs: the backend that comes along with a studio."""

import hmac

from studio.policy.permissions import Role
from studio.secrets import Secret

from .archive import ArchiveService
from .caller import Caller
from .errors import NotSignedInError
from .launch import BackendLaunch
from .parts import Parts
from .stores.disk_archive import DiskArchiveStore
from .stores.sqlite import SqliteRepository, StorePlaces

OWNER, OWN_ORGANISATION = "owner", "own"


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
    """Return the parts of a backend for the one person who started it."""
    repository = SqliteRepository(
        StorePlaces.within(launch.store_folder), launch.key, environment=launch.environment
    )
    return Parts(
        sessions=LaunchSecret(Secret(launch.secret)),
        archive=ArchiveService(DiskArchiveStore(launch.archive_folder, launch.key)),
        repository=repository,
    )
