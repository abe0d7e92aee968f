"""What a window is shown of a call: lines to choose, and how others are connected."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from studio.links.talk.call_view import view_of
from studio.links.talk.sound_choice import SoundChoice
from studio.links.talk.sounding import Sounding
from studio.policy.permissions import Role
from studio.talkback.routing.deciding import Grid
from studio.talkback.routing.lines import Line
from studio.talkback.routing.model import Crosspoint, Matrix, Member
from studio.talkback.routing.said import TellCall

if TYPE_CHECKING:
    from studio.links.talk.calling import Calling
    from studio.links.talk.parts import Parts


@pytest.mark.parametrize(
    ("line", "role"), [("party:main", Role.OPERATOR), ("ifb:pat", Role.PRODUCER)]
)
def test_a_line_that_one_listens_to_no_more_is_still_there_to_choose(line: str, role: Role) -> None:
    me = Member(id="olli", number=1, name="Olli", role=role)
    pat = Member(id="pat", number=2, name="Pat", role=Role.PRESENTER)
    matrix = Matrix(closed=(Crosspoint("olli", line, "listen"),))
    # As the backend tells it: what stands open now.
    listens = Grid(matrix).lines(me, [Line.parse(line)], "listen")
    call = TellCall(
        epoch=1,
        revision=1,
        you="olli",
        transport="own",
        members=(me, pat),
        matrix=matrix,
        may_talk=(),
        may_listen=listens,
    )
    (shown,) = [each for each in view_of(call).lines if each.id == line]
    assert (shown.listening, shown.may_listen) == (False, True)


def test_how_others_are_connected_is_told_before_anybody_speaks() -> None:
    parts = SimpleNamespace(
        kept=SimpleNamespace(read=SoundChoice), engine=SimpleNamespace(tally="off")
    )
    sounding = Sounding(cast("Parts", parts))
    assert sounding.health(is_open=False).answer_ms == 0
    sounding.calling = cast("Calling", SimpleNamespace(round_trip_ms=31.2))
    health = sounding.health(is_open=False)
    me = Member(id="olli", number=1, name="Olli", role=Role.OPERATOR)
    call = TellCall(
        epoch=1,
        revision=1,
        you="olli",
        transport="own",
        members=(me,),
        matrix=Matrix(),
        may_talk=(),
        may_listen=(),
        health={"olli": {"answer_ms": health.answer_ms}},
    )
    assert view_of(call).members[0].answer_ms == 40
