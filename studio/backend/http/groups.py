"""All routes, in groups that know how their paths begin, so that each can be made when it is asked.

What only the routes of a group need is loaded with them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fastapi import APIRouter

from studio.backend.parts import Parts

from .guard import Guard


@dataclass(frozen=True, slots=True)
class Group:
    """Routes whose paths have one of ``begins`` as their first step; ``make``: on any thread."""

    begins: frozenset[str]
    make: Callable[[], Iterable[APIRouter]]


def groups_of(parts: Parts, guard: Guard) -> tuple[Group, ...]:
    """Return all of them."""

    def entrance() -> Iterable[APIRouter]:
        from .accounts import entrance_routers  # noqa: PLC0415  # once asked

        yield from entrance_routers(parts.accounts, guard)

    def people() -> Iterable[APIRouter]:
        from .accounts import people_routers  # noqa: PLC0415  # once asked

        yield from people_routers(parts.accounts, guard)

    def archive() -> Iterable[APIRouter]:
        from .archive_routes import archive_router  # noqa: PLC0415  # once asked

        yield archive_router(parts.archive, guard)

    def audit() -> Iterable[APIRouter]:
        from .audit_routes import audit_router  # noqa: PLC0415  # once asked

        yield audit_router(parts.audit, guard)

    def events() -> Iterable[APIRouter]:
        from .event_routers import event_routers  # noqa: PLC0415  # once asked

        yield from event_routers(parts.eventing, guard)

    def pages() -> Iterable[APIRouter]:
        from .admin import admin_router  # noqa: PLC0415  # once asked

        yield admin_router(parts, guard)

    def retention() -> Iterable[APIRouter]:
        from .retention_routes import retention_router  # noqa: PLC0415  # once asked

        yield retention_router(parts.restoring, parts.policies, guard)

    ways_in = {"sign-in", "session", "new-password", "new-mail", "invitation", "me"}
    listed = {"organisation", "people", "invitations", "letters", "blocked", "staff"}
    for_events = {"events", "residency", "organisations", "ingest", "vendors"}
    return (
        Group(frozenset(ways_in), entrance),
        Group(frozenset(listed), people),
        Group(frozenset({"archive"}), archive),
        Group(frozenset({"audit"}), audit),
        Group(frozenset(for_events), events),
        Group(frozenset({"admin"}), pages),
        Group(frozenset({"organisations", "deleted-events", "retention"}), retention),
    )
