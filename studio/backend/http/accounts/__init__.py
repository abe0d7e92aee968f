"""People and access over HTTP."""

from fastapi import APIRouter

from studio.backend.accounts import Accounts
from studio.backend.http.guard import Guard
from studio.backend.http.taking import take

from .own_routes import own_router
from .people_routes import people_router
from .sign_in_routes import sign_in_router
from .staff_routes import staff_router

__all__ = ["accounts_router"]


def accounts_router(accounts: Accounts, guard: Guard) -> APIRouter:
    """Return all routes of *accounts*."""
    router = APIRouter()
    take(router, sign_in_router(accounts))
    take(router, own_router(accounts, guard))
    take(router, people_router(accounts, guard))
    take(router, staff_router(accounts, guard))
    return router
