"""People and access over HTTP."""

from fastapi import APIRouter

from studio.backend.accounts import Accounts
from studio.backend.http.guard import Guard

from .own_routes import own_router
from .people_routes import people_router
from .sign_in_routes import sign_in_router
from .staff_routes import staff_router

__all__ = ["accounts_router"]


def accounts_router(accounts: Accounts, guard: Guard) -> APIRouter:
    """Return all routes of *accounts*."""
    router = APIRouter()
    router.include_router(sign_in_router(accounts))
    router.include_router(own_router(accounts, guard))
    router.include_router(people_router(accounts, guard))
    router.include_router(staff_router(accounts, guard))
    return router
