"""The routes of ingest servers: registered by the provider, and what they ask and tell.

nginx with its RTMP module asks by ``on_publish`` and ``on_update``, forms that it posts
(https://github.com/arut/nginx-rtmp-module/wiki/Directives#notify): any answer but 2xx ends the
publish. It can send no header, so its own HTTP server adds the token: docs/backend.md shows how.
"""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form
from pydantic import Field, StringConstraints
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.errors import ForbiddenError
from studio.backend.events import IngestServer, IngestService, PublishService
from studio.policy import Region
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .bounds import Body, Flag, Id, Name, Word
from .guard import Guard
from .ingest_door import NeedsIngestServer

Answer = dict[str, Any]
MOST_GRANTS: Final = 1000
_Application = Annotated[str, StringConstraints(max_length=64)]
_Key = Annotated[str, StringConstraints(max_length=200)]
_Grant = Annotated[str, StringConstraints(max_length=64)]


class NewServer(Body):
    """An ingest server to be."""

    name: Name
    region: Region
    zone: Word
    url: Annotated[str, StringConstraints(min_length=1, max_length=300)]


class Heartbeat(Body):
    """How an ingest server is."""

    is_well: Flag
    publishing: Annotated[int, Field(strict=True, ge=0, le=1_000_000)] = 0


class Publish(Body):
    """What somebody wants to publish. ``name`` is the key; it is in no URL and in no log."""

    application: _Application
    name: _Key


class Standing(Body):
    """What is being published now, by the ids of the grants."""

    grants: Annotated[list[_Grant], Field(max_length=MOST_GRANTS)]


def ingest_router(ingest: IngestService, publishing: PublishService, guard: Guard) -> APIRouter:
    """Return the routes of *ingest*."""
    router = APIRouter(prefix="/ingest")
    manages = Depends(guard.needs(Permission.MANAGE_INGEST))
    server_asks = Depends(NeedsIngestServer(ingest, guard.trail))

    @router.get("/servers")
    def servers(caller: Annotated[Caller, manages]) -> Answer:
        return {"servers": [_server(each) for each in ingest.list(caller)]}

    @router.post("/servers", status_code=201)
    def register(caller: Annotated[Caller, manages], new: NewServer, response: Response) -> Answer:
        response.headers["Cache-Control"] = "no-store"
        made = ingest.register(caller, name=new.name, region=new.region, zone=new.zone, url=new.url)
        return {**_server(made.server), "token": made.token.reveal()}

    @router.delete("/servers/{server_id}", status_code=204)
    def remove(caller: Annotated[Caller, manages], server_id: Id) -> Response:
        ingest.remove(caller, server_id)
        return Response(status_code=204)

    @router.post("/heartbeat", status_code=204)
    def heartbeat(server: Annotated[IngestServer, server_asks], beat: Heartbeat) -> Response:
        ingest.heard(server, is_well=beat.is_well, publishing=beat.publishing)
        return Response(status_code=204)

    @router.post("/publish")
    def publish(server: Annotated[IngestServer, server_asks], asked: Publish) -> Answer:
        grant = publishing.ask(server, asked.application, Secret(asked.name))
        return {"grant": grant.id, "event": grant.event, "audience": grant.audience}

    @router.post("/standing")
    def standing(server: Annotated[IngestServer, server_asks], told: Standing) -> Answer:
        return {"ended": list(publishing.ended(server, told.grants))}

    @router.post("/nginx", status_code=204)
    def nginx(
        server: Annotated[IngestServer, server_asks],
        call: Annotated[str, Form(max_length=32)],
        app: Annotated[str, Form(max_length=64)],
        name: Annotated[str, Form(max_length=200)],
    ) -> Response:
        if call == "publish":
            publishing.ask(server, app, Secret(name))
        elif call != "update_publish" or not publishing.still(server, app, Secret(name)):
            message = "This may not be published, or not any more."
            raise ForbiddenError(message)
        return Response(status_code=204)

    return router


def _server(server: IngestServer) -> Answer:
    return {
        "id": server.id,
        "name": server.name,
        "region": server.region.value,
        "zone": server.zone,
        "url": server.url,
        "heard_at_ns": server.heard_at_ns,
        "is_well": server.is_well,
        "publishing": server.publishing,
    }
