"""The audit trail on a page: searched, a page at a time, and exported."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from studio.backend.audit import AuditRecord, Wanted
from studio.backend.caller import Caller
from studio.backend.moment import NS_PER_S
from studio.backend.parts import Parts
from studio.policy.permissions import Permission

from .door import Need
from .pages import Pages

_Word = Annotated[str, Query(max_length=100)]
_Outcome = Annotated[str, Query(pattern="^(done|refused|failed|)$")]
_Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2}|)$")]
_LISTED = 50


def add_audit(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the pages of the audit trail."""
    sees = Annotated[Caller, Depends(needs(Permission.SEE_AUDIT))]
    exports = Annotated[Caller, Depends(needs(Permission.EXPORT_AUDIT))]
    wanted = Annotated[dict[str, str], Depends(_asked)]
    people = parts.accounts.people

    @router.get("/audit")
    def search(request: Request, caller: sees, asked: wanted, after: _Word = "") -> Response:
        found = parts.audit.search(caller, _wanted_by(asked, after))
        more = found[-1].id if len(found) == _LISTED else ""
        return pages.show(
            request,
            "audit",
            "Audit trail",
            records=[_row_of(record) for record in found],
            names={line.membership.person: line.name for line in people.listed(caller)},
            asked=asked,
            more=urlencode({**asked, "after": more}) if more else "",
            same=urlencode(asked),
            heads=parts.audit.heads(caller),
        )

    @router.get("/audit/export")
    def export(caller: exports, asked: wanted) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="audit.jsonl"'}
        lines = parts.audit.export(caller, _wanted_by(asked, ""))
        return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)


def _asked(
    *, since: _Day = "", until: _Day = "", kind: _Word = "", account: _Word = "",
    outcome: _Outcome = "",
) -> dict[str, str]:  # fmt: skip
    return {"since": since, "until": until, "kind": kind, "account": account, "outcome": outcome}


def _wanted_by(asked: dict[str, str], after: str) -> Wanted:
    return Wanted(
        since_ns=_begin_of(asked["since"], 0),
        until_ns=_begin_of(asked["until"], 1),
        kind=asked["kind"],
        account=asked["account"],
        outcome=asked["outcome"],
        after=after,
        limit=_LISTED,
    )


def _begin_of(day: str, later_days: int) -> int | None:
    """Return when *day* begins, or one that many days later; None where none is named."""
    try:
        begin = date.fromisoformat(day) + timedelta(days=later_days)
    except (ValueError, OverflowError):
        return None
    at = datetime(begin.year, begin.month, begin.day, tzinfo=UTC)
    return int(at.timestamp()) * NS_PER_S


def _row_of(record: AuditRecord) -> dict[str, object]:
    personal = msgspec.json.decode(record.personal) if record.personal else {}
    address = personal.get("address", "") if isinstance(personal, dict) else ""
    return {"record": record, "address": address or ("erased" if record.personal_hash else "")}
