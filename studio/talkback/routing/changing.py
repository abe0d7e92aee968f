"""A matrix with one crosspoint more or less, or another dim; pure."""

from typing import Final

import msgspec

from .lines import Line, LineKind
from .model import DIM_STEPS_DB, MOST_CROSSPOINTS, MOST_STATIONS, Crosspoint, Matrix, Member
from .rules import has_by_role, leads, may_close, why_not

MOST_PARTIES: Final = 32


def why_not_changed(matrix: Matrix, member: Member, crosspoint: Crosspoint, *, opens: bool) -> str:
    """Return why *crosspoint*, which is of *member*, is not opened, or not closed; '' if it is."""
    try:
        line = Line.parse(crosspoint.line)
    except ValueError:
        return f"There is no line {crosspoint.line}."
    reason = why_not(member, line, crosspoint.way)
    if reason:
        return reason
    is_less = not opens or crosspoint.gain_db < 0
    if line.kind is LineKind.ALL and crosspoint.way == "listen" and is_less:
        return "Announcements reach everybody; that is not closed to anyone."
    if len(matrix.opened if opens else matrix.closed) >= MOST_CROSSPOINTS:
        return f"A matrix has {MOST_CROSSPOINTS} crosspoints at most; close some first."
    is_new = line.kind is LineKind.PARTY and line.of not in matrix.parties
    if is_new and len(matrix.parties) >= MOST_PARTIES:
        return f"An event has {MOST_PARTIES} party lines at most."
    return ""


def may_set_own(matrix: Matrix, member: Member, crosspoint: Crosspoint) -> bool:
    """Return whether *member* may say itself whether, and how loud, it listens to a line.

    To one that its role has or that was opened to it, and to no other.
    """
    if crosspoint.way != "listen":
        return False
    try:
        line = Line.parse(crosspoint.line)
    except ValueError:
        return False
    was_opened = any(_is_same(each, crosspoint) for each in matrix.opened)
    return was_opened or may_close(member, line, "listen")


def may_listen(matrix: Matrix, member: Member, line: Line) -> bool:
    """Return whether *member* listens to *line*, or would if it said so: not now is not never."""
    if why_not(member, line, "listen"):
        return False
    cell = Crosspoint(member.id, line.id, "listen")
    return leads(member) or has_by_role(member, line, "listen") or may_set_own(matrix, member, cell)


def with_crosspoint(
    matrix: Matrix, member: Member, crosspoint: Crosspoint, *, opens: bool, is_own: bool = False
) -> Matrix:
    """Return *matrix* with *crosspoint* open or closed; a party line is made with its first one.

    *is_own*: *member* itself listens no more, and may again: what was opened to it stays so.
    """
    line = Line.parse(crosspoint.line)
    keeps = is_own and not opens and may_set_own(matrix, member, crosspoint)
    opened = tuple(each for each in matrix.opened if keeps or not _is_same(each, crosspoint))
    closed = tuple(each for each in matrix.closed if not _is_same(each, crosspoint))
    parties = matrix.parties
    if opens:
        opened = (*opened, crosspoint)
        if line.kind is LineKind.PARTY and line.of not in parties:
            parties = (*parties, line.of)
    elif keeps or may_close(member, line, crosspoint.way):
        closed = (*closed, crosspoint)
    return msgspec.structs.replace(matrix, opened=opened, closed=closed, parties=parties)


def why_no_dim(matrix: Matrix, station: str, dim_db: int | None) -> str:
    """Return why a station's programme is not dimmed so far; '' if it is."""
    if dim_db is not None and dim_db not in DIM_STEPS_DB:
        steps = ", ".join(f"{each:+d}" for each in DIM_STEPS_DB)
        return f"The programme is dimmed by {steps} dB or cut."
    if station not in matrix.dim_db and len(matrix.dim_db) >= 4 * MOST_STATIONS:
        return "Too many stations have a dim of their own."
    return ""


def with_dim(matrix: Matrix, station: str, dim_db: int | None) -> Matrix:
    """Return *matrix* with another dim for a station."""
    return msgspec.structs.replace(matrix, dim_db={**matrix.dim_db, station: dim_db})


def _is_same(one: Crosspoint, other: Crosspoint) -> bool:
    return (one.station, one.line, one.way) == (other.station, other.line, other.way)
