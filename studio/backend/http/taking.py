"""Routers put together: one list of routes, which is looked through once a request.

FastAPI's own including keeps a tree, matches each request twice on the way down and makes each
route anew; no router here needs what that is for, a prefix or a dependency given from outside.
"""

from fastapi import APIRouter
from fastapi.routing import APIRoute

from .queries import know_queries


def take(router: APIRouter, other: APIRouter) -> None:
    """Have *router* serve the routes of *other*; those of the document refuse unknown queries."""
    for route in other.routes:
        if isinstance(route, APIRoute) and route.include_in_schema:
            know_queries(route)
    router.routes.extend(other.routes)
