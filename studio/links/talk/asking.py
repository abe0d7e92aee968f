"""What the backend is asked where a client asks the link; pure."""

from collections.abc import Callable
from typing import TypeAlias

from studio.talkback.routing import said
from studio.talkback.routing.model import Crosspoint, SignalKind
from studio.wire import talk as wire

Saying: TypeAlias = Callable[[int, int], said.Says]
"""Makes the message of an id and the matrix's revision."""


def saying_of(command: wire.AnyTalkCommand, you: str) -> Saying | None:
    """Return what asks the backend for *command* of the station *you*; None: it is not asked."""
    match command:
        case wire.Listen():
            point = Crosspoint(you, command.line, "listen", command.gain_db)
            return _setting(point, is_open=command.on)
        case wire.SetCell():
            point = Crosspoint(
                command.station, command.line, command.way, command.gain_db, command.priority
            )
            return _setting(point, is_open=command.open)
        case wire.SetDim():
            return lambda number, _: said.SetDim(
                id=number, station=command.station, dim_db=command.dim_db
            )
        case wire.MoveTo():
            return lambda number, _: said.Move(
                id=number, stations=command.stations, room=command.room
            )
        case wire.SendSignal():
            kind = SignalKind(command.kind)
            return lambda number, _: said.Signal(
                id=number, to=command.to, kind=kind, text=command.text
            )
        case _:
            return None


def _setting(point: Crosspoint, *, is_open: bool) -> Saying:
    return lambda number, revision: said.SetCrosspoint(
        id=number, revision=revision, crosspoint=point, open=is_open
    )
