"""Routers put together: one list of routes, which is looked through once a request.

FastAPI's own including keeps a tree, matches each request twice on the way down and makes each
route anew; no router here needs what that is for, a prefix or a dependency given from outside.
"""

from fastapi import APIRouter


def take(router: APIRouter, other: APIRouter) -> None:
    """Have *router* serve the routes of *other*, as they were made."""
    router.routes.extend(other.routes)
