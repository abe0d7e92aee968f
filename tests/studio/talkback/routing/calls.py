"""Calls made at random, and some that are made by hand."""

from hypothesis import strategies as st

from studio.policy.permissions import Role
from studio.talkback.routing.deciding import Grid
from studio.talkback.routing.model import Crosspoint, Matrix, Member

ROLES = (Role.PRESENTER, Role.OPERATOR, Role.PRODUCER, Role.ADMIN)
ROOMS = ("", "red", "green")
STATIONS = ("ann", "bea", "cem", "dan", "eve", "flo")
LINES = (
    *("all", "party:main", "party:light", "room:red", "room:green"),
    *(f"ifb:{station}" for station in STATIONS),
    *(f"iso:{station}" for station in STATIONS),
)
crosspoints = st.builds(
    Crosspoint,
    station=st.sampled_from(STATIONS),
    line=st.sampled_from(LINES),
    way=st.sampled_from(["talk", "listen"]),
    gain_db=st.sampled_from([-60.0, -6.0, 0.0, 12.0]),
    priority=st.integers(0, 99),
)


def member(name: str, role: Role, room: str = "", talking: tuple[str, ...] = ()) -> Member:
    """Return a member whose number is that of its place among the stations."""
    number = STATIONS.index(name) + 1
    return Member(id=name, number=number, name=name.title(), role=role, room=room, talking=talking)


@st.composite
def members(draw: st.DrawFn) -> tuple[Member, ...]:
    """Draw a call: anybody anywhere, with any keys down, forbidden ones as well."""
    names = draw(st.lists(st.sampled_from(STATIONS), min_size=2, unique=True))
    return tuple(
        member(
            name,
            draw(st.sampled_from(ROLES)),
            draw(st.sampled_from(ROOMS)),
            tuple(draw(st.lists(st.sampled_from(LINES), max_size=4, unique=True))),
        )
        for name in names
    )


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Draw any matrix, forbidden crosspoints in it as well."""
    opened = tuple(draw(st.lists(crosspoints, max_size=24)))
    closed = tuple(draw(st.lists(crosspoints, max_size=8)))
    return Grid(Matrix(opened=opened, closed=closed, parties=("light",)))
