"""Who may open which crosspoint, who has it by role, and the sentence why not; pure.

A crosspoint is forbidden, for everybody and whatever a matrix says; or it may be opened; or a role
has it anyway, and it may be closed. Rooms scope them all: see :func:`crosses_rooms`.
"""

from collections.abc import Collection
from typing import Final

from studio.policy.permissions import Permission, Role, is_allowed

from .lines import PARTY, Line, LineKind
from .model import MAIN_ROOM, Member, Way

_CREW: Final = frozenset({Role.OPERATOR, Role.PRODUCER, Role.ADMIN})
_TO_ONE: Final = frozenset({LineKind.IFB, LineKind.ISO})


def leads(member: Member) -> bool:
    """Return whether *member* runs the call: moves others, sets the matrix, speaks to all."""
    return is_allowed(member.role, Permission.MANAGE_TALKBACK)


def why_not(member: Member, line: Line, way: Way) -> str:
    """Return why *member*, where it is, can never talk on *line* or listen to it; '' if it may."""
    if not is_allowed(member.role, Permission.TALK):
        return "This role takes no part in an event's talkback."
    if line.kind is LineKind.ALL:
        return _why_not_all(member, way)
    if line.kind is LineKind.ROOM:
        return _why_not_room(member, line, way)
    if line.kind is LineKind.ISO:
        return _why_not_iso(member, line, way)
    if line.kind is LineKind.IFB and member.role is Role.PRESENTER and line.of != member.id:
        return "A presenter has no part in another one's IFB; use a party line or a room."
    return ""


def has_by_role(member: Member, line: Line, way: Way) -> bool:
    """Return whether *member* has a crosspoint, which is not forbidden, without any matrix."""
    if line.kind is LineKind.ALL:
        return True
    if line.kind is LineKind.ROOM:
        return member.room == line.of or way == "talk"
    if line.kind in _TO_ONE and line.of == member.id:
        return True
    if line.kind is LineKind.PARTY:
        return leads(member) or (line.of == PARTY and member.role in _CREW)
    return leads(member)


def may_close(member: Member, line: Line, way: Way) -> bool:
    """Return whether a crosspoint that a role has may be closed: nobody closes an announcement."""
    return not (line.kind is LineKind.ALL and way == "listen") and has_by_role(member, line, way)


def crosses_rooms(source: Member, line: Line, ear: Member) -> bool:
    """Return whether *source* on *line* may reach *ear* although they are in different rooms.

    Only who runs the call speaks into another room, and only what is meant for it: to all, to one,
    or on a room's own line. A presenter's answer on its own IFB finds them where they are.
    """
    if line.kind is LineKind.PARTY:
        return False
    if leads(source):
        return True
    return line.kind is LineKind.IFB and line.of == source.id and leads(ear)


def is_reached(source: Member, line: Line, ear: Member) -> bool:
    """Return whether what *source* says on *line* goes to where *ear* is."""
    if source.id == ear.id:
        return False
    if line.kind is LineKind.ROOM:
        # Into a room goes what its people say, and what is said to them from outside.
        return source.room == line.of or crosses_rooms(source, line, ear)
    return source.room == ear.room or crosses_rooms(source, line, ear)


def lines_of(
    stations: Collection[str], rooms: Collection[str], parties: Collection[str]
) -> tuple[Line, ...]:
    """Return all lines that there are, in one order."""
    return (
        Line(LineKind.ALL),
        *(Line(LineKind.PARTY, name) for name in dict.fromkeys((PARTY, *parties))),
        *(Line(LineKind.ROOM, name) for name in rooms if name != MAIN_ROOM),
        *(Line(LineKind.IFB, name) for name in stations),
        *(Line(LineKind.ISO, name) for name in stations),
    )


def _why_not_all(member: Member, way: Way) -> str:
    if way == "listen" or leads(member):
        return ""
    return "Only producers and admins speak to everybody."


def _why_not_room(member: Member, line: Line, way: Way) -> str:
    if member.room == line.of:
        return ""
    if way == "listen":
        return f"Nobody listens to the room {line.of} from outside; move the station there."
    if leads(member):
        return ""
    return f"Only who is in the room {line.of} speaks on its line; move the station there."


def _why_not_iso(member: Member, line: Line, way: Way) -> str:
    if way == "listen":
        if line.of == member.id:
            return ""
        return "A private line is heard by the one it leads to, and by nobody else."
    if line.of == member.id:
        return "A private line leads to somebody else; answer on your own IFB."
    if member.role is Role.PRESENTER:
        return "A presenter speaks privately to nobody; answer on your own IFB."
    return ""
