"""People and access over HTTP."""

from collections.abc import Iterator

from fastapi import APIRouter

from studio.backend.accounts import Accounts
from studio.backend.http.guard import Guard

__all__ = ["entrance_routers", "people_routers"]


def entrance_routers(accounts: Accounts, guard: Guard) -> Iterator[APIRouter]:
    """Yield the routes of who comes in, and of what people do with their own account."""
    from .own_routes import own_router  # noqa: PLC0415  # once asked
    from .sign_in_routes import sign_in_router  # noqa: PLC0415  # once asked

    yield sign_in_router(accounts)
    yield own_router(accounts, guard)


def people_routers(accounts: Accounts, guard: Guard) -> Iterator[APIRouter]:
    """Yield the routes of an organisation's people, and of the provider's staff."""
    from .people_routes import people_router  # noqa: PLC0415  # once asked
    from .staff_routes import staff_router  # noqa: PLC0415  # once asked

    yield people_router(accounts, guard)
    yield staff_router(accounts, guard)
