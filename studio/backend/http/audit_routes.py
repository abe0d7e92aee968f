"""The routes of the audit trail: searched, exported, and its signed heads."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from studio.backend.audit import AuditRecord, AuditService, Wanted
from studio.backend.caller import Caller
from studio.backend.repository import MOST_FOUND
from studio.backend.trail import Outcome
from studio.policy.permissions import Permission

from .guard import Guard

_Text = Annotated[str, Query(max_length=100)]
_Ns = Annotated[int | None, Query(ge=0, lt=1 << 63)]
LINES = "application/x-ndjson"


class AuditRow(BaseModel):
    """A record of the trail; ``personal``: '' once the person was erased. ``at_ns``: UTC."""

    id: str
    chain: str
    number: int
    at_ns: int
    kind: str
    outcome: str
    account: str
    session: str
    target: str
    subject: str
    personal: str
    details: dict[str, str]
    hash: str


class AuditPage(BaseModel):
    """What was found, newest first; ``next``: how to ask for more, '' at the end."""

    records: list[AuditRow]
    next: str


class Head(BaseModel):
    """A signed head of a chain, all in hexadecimal."""

    chain: str
    size: int
    root: str
    newest: str
    at_ns: int
    signer: str
    signature: str


def audit_router(audit: AuditService, guard: Guard) -> APIRouter:
    """Return the routes of *audit*."""
    router = APIRouter(prefix="/audit")
    sees = Annotated[Caller, Depends(guard.needs(Permission.SEE_AUDIT))]
    exports = Annotated[Caller, Depends(guard.needs(Permission.EXPORT_AUDIT))]

    @router.get("")
    def search(caller: sees, wanted: Annotated[Wanted, Depends(_wanted)]) -> AuditPage:
        found = audit.search(caller, wanted)
        more = found[-1].id if len(found) == wanted.limit else ""
        return AuditPage(records=[_row_of(record) for record in found], next=more)

    @router.get("/heads")
    def heads(caller: sees) -> list[Head]:
        return [Head.model_validate(head, from_attributes=True) for head in audit.heads(caller)]

    @router.get(
        "/export", response_class=StreamingResponse, responses={200: {"content": {LINES: {}}}}
    )
    def export(caller: exports, wanted: Annotated[Wanted, Depends(_wanted)]) -> StreamingResponse:
        headers = {"Content-Disposition": 'attachment; filename="audit.jsonl"'}
        return StreamingResponse(audit.export(caller, wanted), media_type=LINES, headers=headers)

    return router


def _wanted(
    *,
    since_ns: _Ns = None,
    until_ns: _Ns = None,
    kind: _Text = "",
    account: _Text = "",
    outcome: Annotated[Outcome | None, Query()] = None,
    after: _Text = "",
    limit: Annotated[int, Query(ge=1, le=MOST_FOUND)] = 100,
) -> Wanted:
    """Return what a query asks for."""
    told = "" if outcome is None else outcome.value
    return Wanted(since_ns, until_ns, kind, account, told, after, limit)


def _row_of(record: AuditRecord) -> AuditRow:
    return AuditRow.model_validate(record, from_attributes=True)
