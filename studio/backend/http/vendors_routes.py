"""The routes of the register of vendors: what an organisation decides, and the provider."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import StringConstraints

from studio.backend.caller import Caller
from studio.backend.vendors import VendorService, VendorState
from studio.backend.vendors.model import VendorFile
from studio.policy.permissions import Permission

from .bounds import Body, Flag, Word
from .guard import Guard

Answer = dict[str, Any]


class Switch(Body):
    """Whether a vendor is to be on."""

    on: Flag


class Clauses(Body):
    """Where the signed standard contractual clauses are kept; '' when they have ended."""

    reference: Annotated[str, StringConstraints(max_length=300)]


def vendors_router(vendors: VendorService, guard: Guard) -> APIRouter:
    """Return the routes of *vendors*."""
    router = APIRouter(prefix="/vendors")
    sees = Depends(guard.needs(Permission.SEE_VENDORS))
    changes = Depends(guard.needs(Permission.CHANGE_VENDORS))
    reviews = Depends(guard.needs(Permission.REVIEW_VENDORS))

    @router.get("")
    def list_vendors(caller: Annotated[Caller, sees]) -> Answer:
        return {"vendors": [_state(each) for each in vendors.list(caller)]}

    @router.get("/files")
    def files(caller: Annotated[Caller, reviews]) -> Answer:
        found = vendors.files(caller)
        return {
            "files": [
                {**_file(each.file), "due_at_ns": each.due_at_ns, "overdue": each.is_overdue}
                for each in found
            ]
        }

    @router.put("/{vendor_id}/consent")
    def consent(caller: Annotated[Caller, changes], vendor_id: Word) -> Answer:
        return _state(vendors.consent(caller, vendor_id))

    @router.delete("/{vendor_id}/consent")
    def withdraw(caller: Annotated[Caller, changes], vendor_id: Word) -> Answer:
        return _state(vendors.withdraw(caller, vendor_id))

    @router.put("/{vendor_id}/switch")
    def switch(caller: Annotated[Caller, changes], vendor_id: Word, told: Switch) -> Answer:
        return _state(vendors.switch(caller, vendor_id, on=told.on))

    @router.put("/{vendor_id}/approval")
    def approve(caller: Annotated[Caller, reviews], vendor_id: Word) -> Answer:
        return _file(vendors.approve(caller, vendor_id))

    @router.put("/{vendor_id}/review")
    def review(caller: Annotated[Caller, reviews], vendor_id: Word) -> Answer:
        return _file(vendors.review(caller, vendor_id))

    @router.put("/{vendor_id}/clauses")
    def clauses(caller: Annotated[Caller, reviews], vendor_id: Word, told: Clauses) -> Answer:
        return _file(vendors.record_clauses(caller, vendor_id, told.reference))

    return router


def _state(state: VendorState) -> Answer:
    vendor = state.vendor
    return {
        "id": vendor.id,
        "name": vendor.name,
        "purpose": vendor.purpose,
        "location": vendor.location.value,
        "data": [
            {"what": each.what, "fields": list(each.fields), "only_when": each.only_when.value}
            for each in vendor.category
        ],
        "consent_needed": vendor.consent_needed,
        "consent_given": bool(state.choice.consent_by),
        "on": state.is_on,
        "bar": state.bar.value,
        "reason": state.reason,
        "review_due_at_ns": state.due_at_ns,
        "review_overdue": state.is_overdue,
    }


def _file(file: VendorFile) -> Answer:
    return {
        "id": file.id,
        "approved_at_ns": file.approved_at_ns,
        "reviewed_at_ns": file.reviewed_at_ns,
        "clauses": file.clauses,
    }
