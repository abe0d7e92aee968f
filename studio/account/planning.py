"""Events as a person sees them: what each allows, and why not; pure."""

from typing import Final, Literal

from studio.client.events import Event
from studio.policy.permissions import Permission, Role, is_allowed
from studio.wire.account import PlannedEvent

_NS: Final = 1_000_000_000
ROLE_GOES_NOT: Final = (
    "Your role does not go live; ask an admin of your organisation for another, or somebody else "
    "to go live."
)
EMBARGO: Final = "The event is under an embargo until later; rehearse until then."
GO_NEEDED: Final = "The event goes live with a second person's go; ask for it."
GO_ASKED: Final = "The event waits for a second person's go."
Go = Literal["", "needed", "asked", "given"]


def planned(event: Event, role: Role, person: str, now_ns: int) -> PlannedEvent:
    """Return *event* as *person* sees it, who is *role*."""
    go = _go(event)
    why = _why(event, role, go, now_ns)
    asked_by_me = bool(event.go_asked_by) and event.go_asked_by == person
    return PlannedEvent(
        id=event.id,
        name=event.name,
        begins_utc_s=event.begins_at_ns // _NS,
        ends_utc_s=event.ends_at_ns // _NS,
        embargo_utc_s=event.embargo_until_ns // _NS,
        go=go,
        asked_by_me=asked_by_me,
        region=event.placement.ingest if event.placement else "",
        placed=event.placement.reason if event.placement else "",
        revision=event.revision,
        origin=event.origin,
        needs_go=event.needs_go,
        registers=event.registers,
        orders_subtitles=event.orders_subtitles,
        may_live=not why,
        may_rehearse=is_allowed(role, Permission.REHEARSE),
        may_give_go=(
            go == "asked" and not asked_by_me and is_allowed(role, Permission.APPROVE_EVENT)
        ),
        may_take_go_back=go == "given" and is_allowed(role, Permission.APPROVE_EVENT),
        why=why,
    )


def _go(event: Event) -> Go:
    if not event.needs_go:
        return ""
    if event.go_given_by:
        return "given"
    return "asked" if event.go_asked_by else "needed"


def _why(event: Event, role: Role, go: Go, now_ns: int) -> str:
    if not is_allowed(role, Permission.GO_LIVE):
        return ROLE_GOES_NOT
    if now_ns < event.embargo_until_ns:
        return EMBARGO
    return {"needed": GO_NEEDED, "asked": GO_ASKED}.get(go, "")
