"""What a request asks in its address is what its route knows, or it is told so.

A word that nobody reads is mostly one that was meant otherwise: ``limit`` misspelt would answer
with all there is, and whoever asked would take it for what was asked.
"""

from typing import Any, Final

from fastapi import Request
from fastapi.dependencies.utils import get_dependant, get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

_WHAT: Final = "This is nothing to ask here; leave it out"


async def _only_known(request: Request) -> None:
    """Refuse what the route does not know of; on the loop, for it asks nobody."""
    if not request.scope["query_string"]:
        return
    route: APIRoute = request.scope["route"]
    known = {field.alias for field in get_flat_params(route.dependant)}
    faults: list[dict[str, Any]] = [
        {"loc": ("query", name), "msg": _WHAT} for name in request.query_params if name not in known
    ]
    if faults:
        raise RequestValidationError(faults)


_ASKED: Final = get_dependant(path="", call=_only_known)


def know_queries(route: APIRoute) -> None:
    """Have *route* refuse what it does not know; after its door, which says who may ask at all."""
    route.dependant.dependencies.append(_ASKED)
