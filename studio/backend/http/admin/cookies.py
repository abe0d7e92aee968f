"""The admins' session in a browser: cookies that no script can read, and forms of our own."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from studio.backend.accounts.session_records import Tokens
from studio.backend.errors import ForbiddenError
from studio.secrets import Secret

ACCESS, REFRESH, VISIT, DEVICE = "vs-access", "vs-refresh", "vs-visit", "vs-device"
BEFORE: Final = "vs-before"
FORM_FIELD: Final = "form"
_PATH: Final = "/admin"
_DEVICE_S: Final = 180 * 24 * 3600
_VISIT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Forms:
    """Makes the token of each form, and checks the one that comes back.

    ``key``: the same in every instance. A token is bound to the browser's visit and to what the
    form does, so that neither another site nor another form can send it.
    """

    key: bytes

    def token(self, visit: str, action: str) -> str:
        """Return the token of the form that posts to *action*."""
        return hmac.digest(self.key, f"{visit}\n{action}".encode(), "sha256").hex()

    def check(self, request: Request, brought: str) -> None:
        """Raise :class:`ForbiddenError` unless the form was made for this browser, by us."""
        visit = request.cookies.get(VISIT, "")
        expected = self.token(visit, request.url.path)
        is_ours = hmac.compare_digest(brought.encode(), expected.encode())
        if not visit or not is_ours or not _is_same_origin(request):
            message = "The form is not from this page, or too old; go back, reload and try again."
            raise ForbiddenError(message)


def new_visit() -> str:
    """Return what tells one browser from another."""
    return secrets.token_hex(_VISIT_BYTES)


def access_of(request: Request) -> Secret:
    """Return the access token that the browser has, '' if none."""
    return Secret(request.cookies.get(ACCESS, ""))


def refresh_of(request: Request) -> Secret:
    """Return the refresh token that the browser has, '' if none."""
    return Secret(request.cookies.get(REFRESH, ""))


def before_of(request: Request) -> Secret:
    """Return the refresh token of the session that work as root began from, '' if none."""
    return Secret(request.cookies.get(BEFORE, ""))


def device_of(request: Request) -> Secret:
    """Return what this browser was told at an earlier sign-in, '' if nothing."""
    return Secret(request.cookies.get(DEVICE, ""))


def keep_tokens(response: Response, tokens: Tokens) -> None:
    """Give the browser the tokens of its session."""
    _keep(response, ACCESS, tokens.access.reveal())
    _keep(response, REFRESH, tokens.refresh.reveal())


def keep_before(response: Response, refresh: str) -> None:
    """Give the browser what leads back to its own session, or with '' take that from it."""
    if refresh:
        _keep(response, BEFORE, refresh)
    else:
        _forget(response, BEFORE)


def keep_visit(response: Response, visit: str) -> None:
    """Give the browser what its forms are bound to."""
    _keep(response, VISIT, visit)


def keep_device(response: Response, device: Secret) -> None:
    """Give the browser what it is known by from now on."""
    _keep(response, DEVICE, device.reveal(), _DEVICE_S)


def forget_tokens(response: Response) -> None:
    """Take the session from the browser."""
    for name in (ACCESS, REFRESH, BEFORE):
        _forget(response, name)


def _forget(response: Response, name: str) -> None:
    response.delete_cookie(name, path=_PATH, secure=True, httponly=True, samesite="strict")


def _keep(response: Response, name: str, value: str, max_age_s: int | None = None) -> None:
    response.set_cookie(
        name, value, max_age_s, path=_PATH, secure=True, httponly=True, samesite="strict"
    )


def _is_same_origin(request: Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if origin is None:
        return site == "same-origin"
    return site == "same-origin" and urlsplit(origin).netloc == request.headers.get("Host", "")
