"""Who hears whom: what holds of every call, and what a show expects of some."""

import pytest
from hypothesis import given, settings

from studio.policy.permissions import Role
from studio.talkback.routing.deciding import Grid, decide
from studio.talkback.routing.lines import Line, LineKind
from studio.talkback.routing.model import Crosspoint, Heard, Matrix, Member
from studio.talkback.routing.rules import leads, why_not

from .calls import grids, member, members

_BY_ROLE = Grid(Matrix())


@settings(max_examples=50)
@given(members(), grids())
def test_nobody_hears_their_own_voice(call: tuple[Member, ...], grid: Grid) -> None:
    ears = decide(call, grid).ears
    assert set(ears) == {each.id for each in call}
    for each in call:
        assert each.number not in {heard.source for heard in ears[each.id]}


@settings(max_examples=50)
@given(members(), grids())
def test_what_is_forbidden_is_never_heard_whatever_a_matrix_says(
    call: tuple[Member, ...], grid: Grid
) -> None:
    by_number = {each.number: each for each in call}
    for ear in call:
        for heard in decide(call, grid).ears[ear.id]:
            source, line = by_number[heard.source], Line.parse(heard.line)
            assert heard.line in source.talking
            assert not why_not(source, line, "talk")
            assert not why_not(ear, line, "listen")


@settings(max_examples=50)
@given(members(), grids())
def test_rooms_hold_all_that_is_not_said_into_them_on_purpose(
    call: tuple[Member, ...], grid: Grid
) -> None:
    by_number = {each.number: each for each in call}
    for ear in call:
        for heard in decide(call, grid).ears[ear.id]:
            source, line = by_number[heard.source], Line.parse(heard.line)
            if source.room != ear.room:
                is_answer = line == Line(LineKind.IFB, source.id) and leads(ear)
                assert leads(source) or is_answer
                assert line.kind is not LineKind.PARTY
            if line.kind is LineKind.ROOM:
                assert ear.room == line.of


@settings(max_examples=50)
@given(members(), grids())
def test_where_an_announcement_is_heard_nothing_else_is(
    call: tuple[Member, ...], grid: Grid
) -> None:
    announcing = {each.id for each in call if leads(each) and "all" in each.talking}
    # But who may speak to everybody may have had it closed.
    announcing &= {
        each.id for each in call if grid.crosspoint(each, Line(LineKind.ALL), "talk") is not None
    }
    for ear in call:
        heard = decide(call, grid).ears[ear.id]
        if announcing - {ear.id}:
            assert {each.line for each in heard} == {"all"}
            assert len(heard) == len(announcing - {ear.id})
            assert not any(each.held_back for each in heard)
            assert all(each.gain_db >= 0 for each in heard)


@settings(max_examples=50)
@given(members(), grids())
def test_what_is_heard_is_just_what_is_forwarded(call: tuple[Member, ...], grid: Grid) -> None:
    decision = decide(call, grid)
    heard = {(each.source, ear) for ear, some in decision.ears.items() for each in some}
    sent = {(source, ear) for source, ears in decision.targets.items() for ear in ears}
    assert heard == sent
    assert sum(map(len, decision.ears.values())) == len(heard)


def _heard(call: list[Member], grid: Grid = _BY_ROLE) -> dict[str, tuple[Heard, ...]]:
    return {ear: heard for ear, heard in decide(call, grid).ears.items() if heard}


def test_a_producer_speaks_into_one_ear_and_other_producers_may_follow() -> None:
    call = [
        member("ann", Role.PRODUCER, talking=("ifb:bea",)),
        member("bea", Role.PRESENTER),
        member("cem", Role.PRESENTER),
        member("dan", Role.OPERATOR),
        member("eve", Role.ADMIN),
    ]
    heard = Heard(1, "ifb:bea", dims=True)
    assert _heard(call) == {"bea": (heard,), "eve": (heard,)}


def test_a_presenter_answers_to_who_runs_the_call_also_out_of_a_room() -> None:
    call = [
        member("ann", Role.PRODUCER),
        member("bea", Role.PRESENTER, "red", ("ifb:bea",)),
        member("cem", Role.PRESENTER, "red"),
        member("dan", Role.OPERATOR),
    ]
    assert set(_heard(call)) == {"ann"}
    listens = Grid(Matrix(opened=(Crosspoint("dan", "ifb:bea", "listen", -6),)))
    assert set(_heard(call, listens)) == {"ann"}
    call[1] = member("bea", Role.PRESENTER, "", ("ifb:bea",))
    heard = _heard(call, listens)
    assert set(heard) == {"ann", "dan"}
    # It is not the operator who is spoken to.
    assert (heard["dan"][0].dims, heard["ann"][0].dims) == (False, True)
    assert heard["dan"][0].gain_db == -6


def test_who_is_in_a_room_hears_the_room_and_what_is_said_into_it() -> None:
    call = [
        member("ann", Role.PRODUCER, talking=("room:red",)),
        member("bea", Role.PRESENTER, "red", ("room:red",)),
        member("cem", Role.PRESENTER, "red"),
        member("dan", Role.OPERATOR, talking=("party:main",)),
        member("eve", Role.OPERATOR, "red"),
        member("flo", Role.OPERATOR),
    ]
    assert {ear: {each.source for each in heard} for ear, heard in _heard(call).items()} == {
        "ann": {4},
        "bea": {1},
        "cem": {1, 2},
        "eve": {1, 2},
        "flo": {4},
    }


def test_of_two_in_one_ear_the_lesser_is_held_back_and_equal_ones_are_both_heard() -> None:
    call = [
        member("ann", Role.PRODUCER, talking=("ifb:bea",)),
        member("bea", Role.OPERATOR),
        member("cem", Role.OPERATOR, talking=("party:main",)),
        member("dan", Role.OPERATOR, talking=("party:main",)),
    ]
    assert [each.held_back for each in _heard(call)["bea"]] == [False, True, True]
    call[0] = member("ann", Role.PRODUCER)
    assert [each.held_back for each in _heard(call)["bea"]] == [False, False]


def test_a_source_that_comes_on_two_lines_is_heard_once_on_the_one_that_matters_more() -> None:
    call = [
        member("ann", Role.PRODUCER, talking=("party:main", "ifb:bea")),
        member("bea", Role.OPERATOR),
    ]
    assert _heard(call) == {"bea": (Heard(1, "ifb:bea", dims=True),)}


def test_what_roles_have_may_be_closed_but_not_an_ear_for_announcements() -> None:
    call = [
        member("ann", Role.PRODUCER, talking=("all", "party:main")),
        member("bea", Role.OPERATOR, talking=("party:main",)),
        member("cem", Role.OPERATOR),
    ]
    closed = (Crosspoint("cem", "all", "listen"), Crosspoint("bea", "party:main", "talk"))
    assert set(_heard(call, Grid(Matrix(closed=closed)))) == {"bea", "cem"}
    shut = Grid(Matrix(closed=(*closed, Crosspoint("ann", "all", "talk"))))
    assert {ear: heard[0].line for ear, heard in _heard(call, shut).items()} == {
        "bea": "party:main",
        "cem": "party:main",
    }


def test_no_matrix_turns_an_announcement_down() -> None:
    call = [member("ann", Role.PRODUCER, talking=("all",)), member("bea", Role.PRESENTER)]
    quiet = (Crosspoint("bea", "all", "listen", -60), Crosspoint("ann", "all", "talk", -60))
    assert _heard(call, Grid(Matrix(opened=quiet)))["bea"][0].gain_db == 0
    loud = Grid(Matrix(opened=(Crosspoint("bea", "all", "listen", 6),)))
    assert _heard(call, loud)["bea"][0].gain_db == 6


@pytest.mark.parametrize(
    ("role", "line", "way"),
    [
        (Role.PRESENTER, "ifb:bea", "talk"),
        (Role.PRESENTER, "ifb:bea", "listen"),
        (Role.PRESENTER, "iso:bea", "talk"),
        (Role.PRESENTER, "all", "talk"),
        (Role.OPERATOR, "all", "talk"),
        (Role.OPERATOR, "room:red", "talk"),
        (Role.PRODUCER, "room:red", "listen"),
        (Role.ADMIN, "iso:bea", "listen"),
        (Role.ADMIN, "iso:ann", "talk"),
        (Role.SUPPORT, "party:main", "listen"),
        (Role.ROOT, "all", "listen"),
    ],
)
def test_what_is_forbidden_has_a_sentence(role: Role, line: str, way: str) -> None:
    assert way in {"talk", "listen"}
    reason = why_not(member("ann", role), Line.parse(line), "talk" if way == "talk" else "listen")
    assert reason.endswith(".")
