"""The routes of archives; see docs/archive-protocol.md."""

from collections.abc import Callable
from typing import Annotated, Any, Final

import anyio
from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from studio.backend.archive import (
    ArchiveService,
    OrganisationArchives,
    Report,
    SessionState,
    UploadState,
)
from studio.backend.caller import Caller
from studio.backend.errors import BadRequestError, TooLargeError
from studio.policy.permissions import Permission

from . import tus
from .guard import Guard, Needs
from .refusals import Refusal

_BODY_TIMEOUT_S: Final = 60.0
_WRONG_MEDIA, _WRONG_VERSION = 415, 412
_BYTES: Final = "application/octet-stream"
_NO_BODY: Final[dict[str, Any]] = {"response_class": Response}
_BUSY: Final[dict[int | str, dict[str, Any]]] = {
    423: {"model": Refusal, "description": "Another request is at it."},
}
_TUS: Final[dict[int | str, dict[str, Any]]] = {
    **_BUSY,
    412: {"model": Refusal, "description": "Another version of tus."},
    415: {"model": Refusal, "description": "Another media type than tus has it."},
    460: {"model": Refusal, "description": "The body is not the one of the checksum."},
}


def archive_router(archives: ArchiveService, guard: Guard) -> APIRouter:  # noqa: C901  # a function a route
    """Return the routes of *archives*: each caller finds those of their own organisation."""
    router = APIRouter(prefix="/archive")
    sees, adds = guard.needs(Permission.SEE_ARCHIVES), guard.needs(Permission.ADD_TO_ARCHIVES)
    deletes = guard.needs(Permission.DELETE_ARCHIVES)
    seen, added_to = [Depends(sees)], [Depends(adds)]
    own_seen = Depends(_own(archives, sees))
    own_added_to = Depends(_own(archives, adds))

    @router.get("", dependencies=seen)
    def sessions(archive: Annotated[OrganisationArchives, own_seen]) -> dict[str, tuple[str, ...]]:
        return {"sessions": archive.sessions()}

    @router.get("/{session}", dependencies=seen)
    def look(archive: Annotated[OrganisationArchives, own_seen], session: str) -> SessionState:
        return archive.look(session)

    @router.delete("/{session}", status_code=204, **_NO_BODY)
    def delete(caller: Annotated[Caller, Depends(deletes)], session: str) -> Response:
        archives.delete(caller, session)
        return Response(status_code=204)

    @router.post("/{session}/assembly", dependencies=added_to, responses=_BUSY)
    def assemble(archive: Annotated[OrganisationArchives, own_added_to], session: str) -> Report:
        return archive.assemble(session)

    @router.post("/{session}/verification", dependencies=added_to, responses=_BUSY)
    def verify(archive: Annotated[OrganisationArchives, own_added_to], session: str) -> Report:
        return archive.verify(session)

    @router.get("/{session}/file", dependencies=seen, **_streamed("video/mp4"))
    def file(archive: Annotated[OrganisationArchives, own_seen], session: str) -> StreamingResponse:
        return StreamingResponse(archive.archive_chunks(session), media_type="video/mp4")

    @router.get("/{session}/recording", dependencies=seen, **_streamed(_BYTES))
    def recording(
        archive: Annotated[OrganisationArchives, own_seen], session: str
    ) -> StreamingResponse:
        chunks = archive.recording_chunks(session)
        return StreamingResponse(chunks, media_type=_BYTES)

    @router.options("/{session}/uploads", dependencies=seen, status_code=204, **_NO_BODY)
    def about(session: str) -> Response:  # noqa: ARG001  # the path has it
        return Response(status_code=204, headers=tus.ABOUT)

    @router.post(
        "/{session}/uploads", dependencies=added_to, status_code=201, responses=_TUS, **_NO_BODY
    )
    def create(
        archive: Annotated[OrganisationArchives, own_added_to], session: str, request: Request
    ) -> Response:
        head = request.headers
        if (refusal := _version_refused(request)) is not None:
            return refusal
        spec = tus.spec_of(head.get("Upload-Length", ""), head.get("Upload-Metadata", ""))
        state = archive.create(session, spec)
        headers = {"Location": f"/archive/{session}/uploads/{spec.id}", **_offsets(state)}
        return Response(status_code=201, headers=headers)

    @router.head("/{session}/uploads/{upload}", dependencies=seen, **_NO_BODY)
    def offset(
        archive: Annotated[OrganisationArchives, own_seen], session: str, upload: str
    ) -> Response:
        return Response(headers=_offsets(archive.state(session, upload)))

    @router.patch(
        "/{session}/uploads/{upload}",
        dependencies=added_to,
        status_code=204,
        responses=_TUS,
        **_NO_BODY,
    )
    async def append(
        archive: Annotated[OrganisationArchives, own_added_to],
        session: str,
        upload: str,
        request: Request,
    ) -> Response:
        if (refusal := _version_refused(request)) is not None:
            return refusal
        head = request.headers
        if head.get("Content-Type") != tus.MEDIA_TYPE:
            told = {"detail": f"The body is to be {tus.MEDIA_TYPE}.", "code": "media-type"}
            return JSONResponse(told, _WRONG_MEDIA)
        at = tus.number_in(head.get("Upload-Offset", ""), "Upload-Offset")
        data = await _body_of(request)
        tus.check_body(data, head.get("Upload-Checksum", ""))
        state = await run_in_threadpool(archive.append, session, upload, at, data)
        return Response(status_code=204, headers=_offsets(state))

    return router


def _streamed(media_type: str) -> dict[str, Any]:
    """Return how the document tells of a route that streams."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {"response_class": StreamingResponse, "responses": {200: {"content": content}}}


def _own(archives: ArchiveService, needs: Needs) -> Callable[[Caller], OrganisationArchives]:
    """Return the dependency that finds the archives of whoever *needs* let in."""

    def of(caller: Annotated[Caller, Depends(needs)]) -> OrganisationArchives:
        return archives.of(caller.organisation)

    return of


def _version_refused(request: Request) -> Response | None:
    if request.headers.get("Tus-Resumable") == tus.VERSION:
        return None
    detail = "Uploads are by tus 1.0.0; say so in Tus-Resumable."
    told = {"detail": detail, "code": "mismatch"}
    return JSONResponse(told, _WRONG_VERSION, {"Tus-Version": tus.VERSION})


async def _body_of(request: Request) -> bytes:
    """Return the body, which may be neither too long nor too slow."""
    data = bytearray()
    try:
        with anyio.fail_after(_BODY_TIMEOUT_S):
            async for part in request.stream():
                data += part
                if len(data) > tus.MOST_BODY_BYTES:
                    message = f"A request brings at most {tus.MOST_BODY_BYTES} bytes; send less."
                    raise TooLargeError(message)
    except (TimeoutError, ClientDisconnect) as error:
        message = "The body did not come in time."
        raise BadRequestError(message) from error
    return bytes(data)


def _offsets(state: UploadState) -> dict[str, str]:
    return {
        "Tus-Resumable": tus.VERSION,
        "Upload-Offset": str(state.offset),
        "Upload-Length": str(state.spec.length),
        "Cache-Control": "no-store",
        "Upload-Verified": "true" if state.verified else "false",
    }
