"""What a call tells of itself: most of it is the same for all, and is put into JSON once."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from studio.talkback.routing.model import Matrix, Member
from studio.talkback.routing.said import Tells

from .seat import Seat

_ENCODER: Final = msgspec.json.Encoder()


def text_of(told: Tells) -> bytes:
    """Return the text of a message."""
    return _ENCODER.encode(told)


class Told:
    """The state of a call as of one moment, for all its members."""

    def __init__(
        self,
        *,
        epoch: int,
        revision: int,
        transport: str,
        members: Iterable[Member],
        matrix: Matrix,
        health: Mapping[str, Mapping[str, object]],
        rooms: Iterable[str],
    ) -> None:
        self._shared = {
            "type": "call",
            "epoch": epoch,
            "revision": revision,
            "transport": transport,
            "members": msgspec.Raw(_ENCODER.encode(tuple(members))),
            "matrix": msgspec.Raw(_ENCODER.encode(matrix)),
            "health": msgspec.Raw(_ENCODER.encode(health)),
            "rooms": tuple(rooms),
        }

    def to(self, seat: Seat) -> bytes:
        """Return what *seat*, whose lines are known, is told."""
        talk, listen = seat.may or ((), ())
        own: dict[str, object] = {"you": seat.station, "may_talk": talk, "may_listen": listen}
        if seat.keys.spent:
            own["spent"] = tuple(sorted(seat.keys.spent))
        return _ENCODER.encode({**self._shared, **own})
