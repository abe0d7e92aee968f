"""The OpenAPI document: complete, so that a machine may try everything that it says."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts

from .guard import Needs
from .ingest_door import NeedsIngestServer
from .refusals import Refusal

TITLE: Final = "Videosync backend"
VERSION: Final = "1"
_ABOUT: Final = (
    "People, events, regions, archives and the audit trail of the Videosync studio. Every route "
    "but the public ones asks for the bearer token of a session, and for a permission of the role."
)
_SCHEME: Final = "session"
_SCHEMA: Final = {"$ref": "#/components/schemas/Refusal"}
_ALWAYS: Final = {
    "400": "What was sent makes no sense.",
    "413": "More than a request may bring.",
    "422": "The request is not as this document has it.",
    "429": "Asked too often.",
    "507": "The backend's store cannot be used.",
}
_GUARDED: Final = {
    "401": "Nobody who may: sign in first.",
    "403": "Somebody who may not.",
    "404": "There is no such thing, for this caller.",
    "409": "It is not how the sender thinks it is.",
}
_METHODS: Final = {"get", "put", "post", "delete", "patch", "head", "options"}


def add_document(app: FastAPI) -> None:
    """Have *app* describe itself at ``/openapi.json``."""
    made: dict[str, Any] = {}

    def document() -> dict[str, Any]:
        if not made:
            made.update(_document_of(app))
        return made

    app.openapi = document  # type: ignore[method-assign]  # as FastAPI has it replaced


def _document_of(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=TITLE, version=VERSION, description=_ABOUT, routes=app.routes, openapi_version="3.1.0"
    )
    parts = document.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    schema = Refusal.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas["Refusal"] = schema
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    parts["securitySchemes"] = {
        _SCHEME: {
            "type": "http",
            "scheme": "bearer",
            "description": "The access token of a session, which is short-lived.",
        }
    }
    guarded = _guarded(app)
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in _METHODS:
                _complete(operation, is_guarded=(path, method) in guarded)
    return document


def _guarded(app: FastAPI) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for route in iter_route_contexts(app.routes):
        dependant = getattr(route, "dependant", None)
        asked = [each.call for each in dependant.dependencies] if dependant else []
        if route.path and any(isinstance(call, Needs | NeedsIngestServer) for call in asked):
            found.update((route.path, method.lower()) for method in route.methods or ())
    return found


def _complete(operation: dict[str, Any], *, is_guarded: bool) -> None:
    answers = operation.setdefault("responses", {})
    told = {**_ALWAYS, **(_GUARDED if is_guarded else {})}
    for status, what in told.items():
        refusal = {"description": what, "content": {"application/json": {"schema": _SCHEMA}}}
        if status == str(422):
            answers[status] = refusal
        else:
            answers.setdefault(status, refusal)
    if is_guarded:
        operation["security"] = [{_SCHEME: []}]
