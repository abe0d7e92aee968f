"""The door of the admins' pages: the same permissions as everywhere, by cookies for a token."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request

from studio.backend.accounts import AccountSessions
from studio.backend.caller import Caller
from studio.backend.errors import NotSignedInError
from studio.backend.http.guard import Needs, address_of
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .cookies import access_of, refresh_of


@dataclass(frozen=True, slots=True)
class PageNeeds(Needs):
    """The dependency of a page: who looks at it, once they may do *permission*.

    A session whose access ran out goes on by its refresh token; the page brings the new ones along.
    """

    accounts: AccountSessions

    def token(self, request: Request) -> Secret:
        """Return the token that the browser has, or the one that it gets in its place."""
        access, address = access_of(request), address_of(request)
        try:
            self.accounts.caller_of(access, address)
        except NotSignedInError:
            refresh = refresh_of(request)
            if refresh.reveal():
                with suppress(NotSignedInError):
                    tokens = self.accounts.renew(refresh, address)
                    request.state.tokens = tokens
                    return tokens.access
        return access


def caller_on(request: Request) -> Caller | None:
    """Return who the page was opened for; None on pages that are open to all."""
    found: Caller | None = getattr(request.state, "caller", None)
    return found


Need = Callable[[Permission], PageNeeds]
