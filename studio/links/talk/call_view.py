"""What a window is shown of a call, made of what the backend tells; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from studio.talkback.routing.changing import may_listen
from studio.talkback.routing.deciding import Grid, decide
from studio.talkback.routing.lines import Line, LineKind
from studio.talkback.routing.model import Member
from studio.talkback.routing.reaching import reachable
from studio.talkback.routing.rules import lines_of, why_not
from studio.talkback.routing.said import TellCall
from studio.wire.talk import TalkCell, TalkLine, TalkMember, Way

_KINDS: Final[Mapping[LineKind, Literal["ifb", "party", "iso", "all", "room"]]] = {
    LineKind.IFB: "ifb",
    LineKind.PARTY: "party",
    LineKind.ISO: "iso",
    LineKind.ALL: "all",
    LineKind.ROOM: "room",
}
_CUES: Final[Mapping[str, Literal["stand-by", "go", "acknowledged"]]] = {
    "stand-by": "stand-by",
    "go": "go",
    "acknowledged": "acknowledged",
}
_TALLIES: Final[Mapping[str, Literal["preview", "on-air"]]] = {
    "preview": "preview",
    "on-air": "on-air",
}
_WAYS: Final[tuple[Way, ...]] = ("talk", "listen")


@dataclass(frozen=True, slots=True)
class CallView:
    """The call as it stands, in the words of the wire."""

    members: tuple[TalkMember, ...]
    lines: tuple[TalkLine, ...]
    cells: tuple[TalkCell, ...]
    rooms: tuple[str, ...]
    dims: dict[str, int | None]


def view_of(call: TellCall) -> CallView:
    """Return what is shown of *call*."""
    grid = Grid(call.matrix)
    lines = lines_of([each.id for each in call.members], call.rooms, call.matrix.parties)
    return CallView(
        members=_members(call, grid, lines),
        lines=_lines(call, grid, lines),
        cells=tuple(
            _cell(each, line, way, grid) for each in call.members for line in lines for way in _WAYS
        ),
        rooms=call.rooms,
        dims={each.id: grid.dim_db(each.id) for each in call.members},
    )


def member_of(call: TellCall, station: str) -> Member | None:
    """Return the member whose station it is."""
    return next((each for each in call.members if each.id == station), None)


def _members(call: TellCall, grid: Grid, lines: tuple[Line, ...]) -> tuple[TalkMember, ...]:
    ears = decide(call.members, grid).ears
    can_hear = reachable(call.members, grid, lines)
    names = {each.number: each.id for each in call.members}
    return tuple(
        _member(
            each,
            tuple(names[heard.source] for heard in ears[each.id]),
            can_hear[each.id],
            call.health,
        )
        for each in call.members
    )


def _member(
    member: Member,
    hears: tuple[str, ...],
    can_hear: tuple[str, ...],
    health: Mapping[str, Mapping[str, object]],
) -> TalkMember:
    told = health.get(member.id, {})
    return TalkMember(
        id=member.id,
        name=member.name,
        role=member.role.value,
        room=member.room,
        talking=member.talking,
        hears=hears,
        can_hear=can_hear,
        level_db=_number(told.get("level_db"), -100.0),
        delay_ms=_number(told.get("delay_ms"), 0.0),
        answer_ms=_number(told.get("answer_ms"), 0.0),
        lost_share=_number(told.get("lost_share"), 0.0),
        fault=str(told.get("fault") or ""),
        cue=_CUES.get(member.cue, ""),
        tally=_TALLIES.get(str(told.get("tally")), "off"),
    )


def _number(value: object, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float) else otherwise


def _lines(call: TellCall, grid: Grid, lines: tuple[Line, ...]) -> tuple[TalkLine, ...]:
    me = member_of(call, call.you)
    names = {each.id: each.name for each in call.members}
    return tuple(
        TalkLine(
            id=line.id,
            kind=_KINDS[line.kind],
            name=names.get(line.of, line.of),
            may_talk=line.id in call.may_talk,
            may_listen=me is not None and may_listen(call.matrix, me, line),
            talking=me is not None and line.id in me.talking,
            listening=me is not None and grid.crosspoint(me, line, "listen") is not None,
            gain_db=_gain(me, line, grid),
        )
        for line in lines
    )


def _gain(me: Member | None, line: Line, grid: Grid) -> float:
    crosspoint = None if me is None else grid.crosspoint(me, line, "listen")
    return 0.0 if crosspoint is None else crosspoint.gain_db


def _cell(member: Member, line: Line, way: Way, grid: Grid) -> TalkCell:
    crosspoint = grid.crosspoint(member, line, way)
    why = why_not(member, line, way)
    return TalkCell(
        station=member.id,
        line=line.id,
        way=way,
        open=crosspoint is not None,
        may=not why,
        why=why,
        gain_db=0.0 if crosspoint is None else crosspoint.gain_db,
        priority=0 if crosspoint is None else crosspoint.priority,
    )
