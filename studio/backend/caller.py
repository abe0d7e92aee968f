"""Who asks: what is known of the person behind a request once the door has let them in."""

from dataclasses import dataclass
from typing import Protocol

from studio.policy.permissions import Permission, Role, is_allowed
from studio.secrets import Secret

from .errors import ForbiddenError


@dataclass(frozen=True, slots=True)
class Caller:
    """One person's request.

    ``organisation``: the only one whose records it may touch. ``address``: where it comes from.
    """

    account: str
    organisation: str
    role: Role
    session: str
    address: str

    def check(self, permission: Permission) -> None:
        """Raise :class:`ForbiddenError` unless this caller has *permission*."""
        if not is_allowed(self.role, permission):
            message = (
                f"A {self.role.value} may not {permission.value}; ask an admin of your "
                "organisation for another role, or to do it."
            )
            raise ForbiddenError(message)


class Sessions(Protocol):
    """Knows who a token belongs to, as of this moment."""

    def caller_of(self, token: Secret, address: str) -> Caller:
        """Return who asks. Any thread. Raises :class:`NotSignedInError`."""
        ...
