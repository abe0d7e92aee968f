"""Calls to look at, as the routing decides them: who may what is no test's opinion."""

from typing import Literal, get_args

import msgspec

from studio.policy.permissions import Role
from studio.talkback.routing.changing import may_listen
from studio.talkback.routing.deciding import Grid, decide
from studio.talkback.routing.lines import Line
from studio.talkback.routing.model import Crosspoint, Matrix, Member
from studio.talkback.routing.reaching import reachable
from studio.talkback.routing.rules import lines_of, why_not
from studio.wire.talk import TalkCell, TalkLine, TalkMember, TalkState, Way

_WAYS: tuple[Way, ...] = get_args(Way)
_Kind = Literal["ifb", "party", "iso", "all", "room"]
_KINDS: dict[str, _Kind] = {str(kind): kind for kind in get_args(_Kind)}
ANNA = Member(id="anna", number=1, name="Anna", role=Role.PRESENTER)
BERTIL = Member(id="bertil", number=2, name="Bertil", role=Role.PRESENTER)
OLLI = Member(id="olli", number=3, name="Olli", role=Role.OPERATOR)
PIA = Member(id="pia", number=4, name="Pia", role=Role.PRODUCER)
CREW = (ANNA, BERTIL, OLLI, PIA)


def call(
    you: Member,
    members: tuple[Member, ...] = CREW,
    opened: tuple[Crosspoint, ...] = (),
    **fields: object,
) -> TalkState:
    """Return what a window at *you* is told of a call of *members*, with other *fields*."""
    grid = Grid(Matrix(opened=opened))
    rooms = tuple(sorted({each.room for each in members if each.room}))
    lines = lines_of([each.id for each in members], rooms, ())
    ears, numbers = decide(members, grid).ears, {each.number: each.id for each in members}
    can_hear = reachable(members, grid, lines)
    me = next(each for each in members if each.id == you.id)
    state = TalkState(
        status="in",
        event_id="1" * 32,
        you=me.id,
        role=me.role.value,
        room=me.room,
        transport="own",
        where="backend.example.eu",
        members=tuple(
            TalkMember(
                id=each.id,
                name=each.name,
                role=each.role.value,
                room=each.room,
                talking=each.talking,
                hears=tuple(numbers[heard.source] for heard in ears[each.id]),
                can_hear=can_hear[each.id],
                cue=_cue(each),
            )
            for each in members
        ),
        lines=tuple(_line(me, each, members, grid) for each in lines),
        cells=tuple(
            _cell(each, line, way, grid) for each in members for line in lines for way in _WAYS
        ),
        rooms=rooms,
        dims={each.id: -12 for each in members},
        latch_s=120.0,
    )
    return msgspec.structs.replace(state, **fields)


def at(member: Member, **fields: object) -> Member:
    """Return *member* with other *fields*."""
    return msgspec.structs.replace(member, **fields)


def _cue(member: Member) -> Literal["", "stand-by", "go", "acknowledged"]:
    known: dict[str, Literal["", "stand-by", "go", "acknowledged"]] = {
        "stand-by": "stand-by",
        "go": "go",
        "acknowledged": "acknowledged",
    }
    return known.get(member.cue, "")


def _line(me: Member, line: Line, members: tuple[Member, ...], grid: Grid) -> TalkLine:
    names = {each.id: each.name for each in members}
    return TalkLine(
        id=line.id,
        kind=_KINDS[line.kind.value],
        name=names.get(line.of, line.of),
        may_talk=grid.crosspoint(me, line, "talk") is not None,
        may_listen=may_listen(grid.matrix, me, line),
        talking=line.id in me.talking,
        listening=grid.crosspoint(me, line, "listen") is not None,
    )


def _cell(member: Member, line: Line, way: Way, grid: Grid) -> TalkCell:
    point, why = grid.crosspoint(member, line, way), why_not(member, line, way)
    return TalkCell(
        station=member.id,
        line=line.id,
        way=way,
        open=point is not None,
        may=not why,
        why=why,
        gain_db=0.0 if point is None else point.gain_db,
        priority=0 if point is None else point.priority,
    )
