"""Who can hear whom is just who does, over all keys that may be pressed."""

import msgspec
from hypothesis import given, settings

from studio.policy.permissions import Role
from studio.talkback.routing.deciding import Grid, decide
from studio.talkback.routing.model import Matrix, Member
from studio.talkback.routing.reaching import reachable
from studio.talkback.routing.rules import lines_of

from .calls import LINES, ROOMS, STATIONS, grids, member, members

_LINES = lines_of(STATIONS, ROOMS, ("light",))


@settings(max_examples=50)
@given(members(), grids())
def test_one_can_hear_whom_one_hears_on_some_line_and_nobody_else(
    call: tuple[Member, ...], grid: Grid
) -> None:
    heard: dict[str, set[str]] = {each.id: set() for each in call}
    for source in call:
        for line in LINES:
            # One key at a time: no announcement makes another line silent.
            keys = [
                msgspec.structs.replace(each, talking=(line,) if each is source else ())
                for each in call
            ]
            for ear, found in decide(keys, grid).ears.items():
                heard[ear] |= {source.id for _ in found}
    told = reachable(call, grid, _LINES)
    assert {ear: set(sources) for ear, sources in told.items()} == heard


def test_rooms_and_roles_say_who_can_hear_whom() -> None:
    call = (
        member("ann", Role.PRODUCER),
        member("bea", Role.PRESENTER),
        member("cem", Role.PRESENTER, "red"),
        member("dan", Role.PRESENTER, "red"),
    )
    assert reachable(call, Grid(Matrix()), _LINES) == {
        "ann": ("bea", "cem", "dan"),
        "bea": ("ann",),
        "cem": ("ann", "dan"),
        "dan": ("ann", "cem"),
    }
