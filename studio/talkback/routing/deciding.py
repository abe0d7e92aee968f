"""Who hears whom at this moment: one decision, by which packets are forwarded and ears mix; pure.

What is not in a decision is forwarded to nobody, so nobody hears more than the rules allow,
whatever a client does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from .lines import Line, LineKind
from .model import (
    ANNOUNCE_PRIORITY,
    DEFAULT_DIM_DB,
    IFB_PRIORITY,
    Crosspoint,
    Heard,
    Matrix,
    Member,
    Way,
)
from .rules import has_by_role, is_reached, leads, may_close, why_not

_MOST_DB, _LEAST_DB = 12.0, -60.0
_Cell = tuple[str, str, Way]
_Candidate = tuple[int, float, Line, int]
"""One way that a source reaches an ear by: priority, gain, line, number."""


class Decision(msgspec.Struct, frozen=True):
    """``ears``: what each station hears. ``targets``: to which stations each source is forwarded.

    A source is its member's number. One says what the other says: what is heard is forwarded.
    """

    ears: dict[str, tuple[Heard, ...]]
    targets: dict[int, tuple[str, ...]]


class Grid:
    """A matrix, made quick to ask. Immutable; any thread."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._opened: Final[Mapping[_Cell, Crosspoint]] = {
            _cell(each): each for each in matrix.opened
        }
        self._closed: Final = frozenset(map(_cell, matrix.closed))

    def crosspoint(self, member: Member, line: Line, way: Way) -> Crosspoint | None:
        """Return the crosspoint as it stands open, by matrix or role; None while it is closed.

        A forbidden one never is: not even where a matrix of another day has it.
        """
        if why_not(member, line, way):
            return None
        cell = (member.id, line.id, way)
        by_role = has_by_role(member, line, way)
        if cell in self._closed and (may_close(member, line, way) or not by_role):
            return None
        opened = self._opened.get(cell)
        if opened is not None:
            return opened
        if by_role:
            return Crosspoint(member.id, line.id, way, priority=_priority_of(member, line))
        return None

    def dim_db(self, station: str) -> int | None:
        """Return how far a station's programme is dimmed while somebody speaks to it."""
        return self.matrix.dim_db.get(station, DEFAULT_DIM_DB)

    def lines(self, member: Member, lines: Iterable[Line], way: Way) -> tuple[str, ...]:
        """Return those of *lines* that *member* may talk on, or listens to, now."""
        return tuple(each.id for each in lines if self.crosspoint(member, each, way) is not None)


def decide(members: Sequence[Member], grid: Grid) -> Decision:
    """Return who hears whom while *members* hold the keys that they do."""
    candidates: dict[str, list[_Candidate]] = defaultdict(list)
    for source in members:
        for line in map(Line.parse, source.talking):
            talks = grid.crosspoint(source, line, "talk")
            if talks is None:
                continue
            for ear in members:
                if not is_reached(source, line, ear):
                    continue
                listens = grid.crosspoint(ear, line, "listen")
                if listens is not None:
                    gain_db = _gain_of(line, talks.gain_db + listens.gain_db)
                    level = _level_of(line, talks)
                    candidates[ear.id].append((level, gain_db, line, source.number))
    ears = {each.id: _ear(each, candidates.get(each.id, ())) for each in members}
    targets: dict[int, list[str]] = defaultdict(list)
    for station, all_heard in ears.items():
        for heard in all_heard:
            targets[heard.source].append(station)
    return Decision(ears, {source: tuple(stations) for source, stations in targets.items()})


def _ear(ear: Member, candidates: Sequence[_Candidate]) -> tuple[Heard, ...]:
    """Return what of all that reaches an ear is heard: each source once, an announcement alone."""
    if not candidates:
        return ()
    highest = max(level for level, *_ in candidates)
    best: dict[int, _Candidate] = {}
    dims: set[int] = set()
    for candidate in candidates:
        level, gain_db, line, source = candidate
        if highest >= ANNOUNCE_PRIORITY > level:
            continue
        if _speaks_to(line, ear):
            dims.add(source)
        known = best.get(source)
        if known is None or (level, gain_db) > known[:2]:
            best[source] = candidate
    return tuple(
        Heard(source, line.id, gain_db, source in dims, level < highest)
        for source, (level, gain_db, line, _) in sorted(best.items())
    )


def _speaks_to(line: Line, ear: Member) -> bool:
    """Return whether who speaks on *line* speaks to *ear*, so that its programme is dimmed."""
    if line.kind is LineKind.PARTY:
        return False
    return line.kind is not LineKind.IFB or line.of == ear.id or leads(ear)


def _gain_of(line: Line, gain_db: float) -> float:
    # Nobody's ear for announcements is closed, and one that is turned down is as good as closed.
    least_db = 0.0 if line.kind is LineKind.ALL else _LEAST_DB
    return min(max(gain_db, least_db), _MOST_DB)


def _level_of(line: Line, talks: Crosspoint) -> int:
    # Of the line to all no matrix makes less.
    return ANNOUNCE_PRIORITY if line.kind is LineKind.ALL else talks.priority


def _priority_of(member: Member, line: Line) -> int:
    if line.kind in {LineKind.IFB, LineKind.ISO} and leads(member):
        return IFB_PRIORITY
    return 0


def _cell(crosspoint: Crosspoint) -> _Cell:
    return crosspoint.station, crosspoint.line, crosspoint.way
