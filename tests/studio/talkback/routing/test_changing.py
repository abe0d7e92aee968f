"""A matrix that is changed, one crosspoint at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.policy.permissions import Role
from studio.talkback.routing.changing import (
    MOST_PARTIES,
    may_listen,
    may_set_own,
    why_no_dim,
    why_not_changed,
    with_crosspoint,
    with_dim,
)
from studio.talkback.routing.deciding import Grid
from studio.talkback.routing.lines import Line
from studio.talkback.routing.model import MOST_CROSSPOINTS, Crosspoint, Matrix, Member
from studio.talkback.routing.rules import why_not

from .calls import ROLES, crosspoints, member


@given(st.lists(st.tuples(crosspoints, st.booleans(), st.sampled_from(ROLES)), max_size=30))
def test_what_was_changed_last_is_how_it_stands(
    changes: list[tuple[Crosspoint, bool, Role]],
) -> None:
    matrix = Matrix()
    for crosspoint, opens, role in changes:
        who: Member = member(crosspoint.station, role)
        line = Line.parse(crosspoint.line)
        reason = why_not_changed(matrix, who, crosspoint, opens=opens)
        if why_not(who, line, crosspoint.way):
            assert reason
        if not reason:
            matrix = with_crosspoint(matrix, who, crosspoint, opens=opens)
            stands = Grid(matrix).crosspoint(who, line, crosspoint.way)
            assert stands == (crosspoint if opens else None)


def test_a_matrix_is_bounded_and_names_what_is_wrong() -> None:
    ann = member("ann", Role.PRODUCER)
    cell = Crosspoint("ann", "party:x", "talk")
    full = Matrix(opened=(cell,) * MOST_CROSSPOINTS)
    assert "at most" in why_not_changed(full, ann, cell, opens=True)
    parties = Matrix(parties=tuple(f"p{number}" for number in range(MOST_PARTIES)))
    assert "party lines" in why_not_changed(parties, ann, cell, opens=True)
    everybody = Crosspoint("ann", "all", "listen")
    assert "Announcements" in why_not_changed(Matrix(), ann, everybody, opens=False)
    quiet = Crosspoint("ann", "all", "listen", -60)
    assert "Announcements" in why_not_changed(Matrix(), ann, quiet, opens=True)
    assert with_crosspoint(Matrix(), ann, cell, opens=True).parties == ("x",)


_TO_BEA = Crosspoint("dan", "ifb:bea", "listen")


@pytest.mark.parametrize(
    ("matrix", "cell"),
    [(Matrix(), Crosspoint("dan", "party:main", "listen")), (Matrix(opened=(_TO_BEA,)), _TO_BEA)],
)
def test_who_listens_no_more_may_do_so_again(matrix: Matrix, cell: Crosspoint) -> None:
    dan, line = member("dan", Role.OPERATOR), Line.parse(cell.line)
    for _ in range(2):
        assert Grid(matrix).crosspoint(dan, line, "listen") is not None
        matrix = with_crosspoint(matrix, dan, cell, opens=False, is_own=True)
        assert Grid(matrix).crosspoint(dan, line, "listen") is None
        assert may_listen(matrix, dan, line)
        assert may_set_own(matrix, dan, cell)
        matrix = with_crosspoint(matrix, dan, cell, opens=True, is_own=True)


def test_what_was_opened_to_somebody_is_closed_for_good_by_others() -> None:
    dan = member("dan", Role.OPERATOR)
    for before in (Matrix(opened=(_TO_BEA,)), Matrix(opened=(_TO_BEA,), closed=(_TO_BEA,))):
        shut = with_crosspoint(before, dan, _TO_BEA, opens=False)
        assert not may_listen(shut, dan, Line.parse(_TO_BEA.line))
        assert not may_set_own(shut, dan, _TO_BEA)


def test_what_one_may_listen_to_is_told_by_role_and_by_what_was_opened() -> None:
    lines = {"ifb:bea": "ann", "party:main": "ann dan", "iso:bea": "", "all": "ann dan cem"}
    people = [member("ann", Role.PRODUCER), member("dan", Role.OPERATOR)]
    people.append(member("cem", Role.PRESENTER))
    for name, who in lines.items():
        line = Line.parse(name)
        assert [each.id for each in people if may_listen(Matrix(), each, line)] == who.split()


def test_the_programme_is_dimmed_by_steps_or_cut() -> None:
    for good in (0, -6, -12, -18, -24, None):
        assert why_no_dim(Matrix(), "ann", good) == ""
        assert Grid(with_dim(Matrix(), "ann", good)).dim_db("ann") == good
    assert "-18" in why_no_dim(Matrix(), "ann", -7)
    assert Grid(Matrix()).dim_db("ann") == -12
    many = Matrix(dim_db=dict.fromkeys(map(str, range(256)), 0))
    assert why_no_dim(many, "ann", 0)
