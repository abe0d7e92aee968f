"""What a window is shown of a call: what one listens to no more, one can choose again."""

import pytest

from studio.links.talk.call_view import view_of
from studio.policy.permissions import Role
from studio.talkback.routing.deciding import Grid
from studio.talkback.routing.lines import Line
from studio.talkback.routing.model import Crosspoint, Matrix, Member
from studio.talkback.routing.said import TellCall


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
