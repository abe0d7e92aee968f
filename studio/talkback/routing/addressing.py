"""Whom a signal is for: a station, or all who listen to a line; and who may send which; pure."""

from collections.abc import Sequence
from typing import Final

from studio.policy.permissions import Role

from .deciding import Grid
from .lines import Line
from .model import Member, SignalKind
from .rules import is_reached, leads, why_not

_CUES: Final = frozenset({SignalKind.STAND_BY, SignalKind.GO, SignalKind.TEXT, SignalKind.CLEAR})
_ANSWERS: Final = frozenset({SignalKind.ANSWER, SignalKind.ACKNOWLEDGED})


def why_no_signal(sender: Member, to: Member, kind: SignalKind) -> str:
    """Return why *sender* may not signal *kind* to another station; '' if it may."""
    if sender.id == to.id:
        return "A signal goes to somebody else."
    if kind in _CUES and sender.role is Role.PRESENTER:
        return "A presenter gives no cues and writes on nobody's screen; call a producer."
    if leads(sender) or leads(to):
        return ""
    if sender.room != to.room:
        return f"{to.name} is in another room; ask a producer."
    if kind not in _ANSWERS and sender.role is Role.PRESENTER and to.role is Role.PRESENTER:
        return "A presenter calls the crew, and no other presenter."
    return ""


def addressed(
    members: Sequence[Member], grid: Grid, sender: Member, to: str, kind: SignalKind
) -> tuple[tuple[str, ...], str]:
    """Return whom *sender*'s signal goes to, and why it goes to nobody, which is '' if it does."""
    station = next((each for each in members if each.id == to), None)
    if station is not None:
        reason = why_no_signal(sender, station, kind)
        return ((), reason) if reason else ((station.id,), "")
    try:
        line = Line.parse(to)
    except ValueError:
        return (), f"There is no station {to} in the call."
    reason = why_not(sender, line, "talk")
    if not reason and grid.crosspoint(sender, line, "talk") is None:
        reason = f"The line {to} is not open to you; ask a producer to open it."
    if reason:
        return (), reason
    found = tuple(
        each.id
        for each in members
        if is_reached(sender, line, each)
        and grid.crosspoint(each, line, "listen") is not None
        and not why_no_signal(sender, each, kind)
    )
    return found, "" if found else f"Nobody listens to the line {to} whom you may signal."
