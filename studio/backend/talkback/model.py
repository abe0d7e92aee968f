"""What is kept of an event's talkback: its matrix, and who was brought to which room."""

from typing import Any, Final

import msgspec

from studio.backend.moment import HOUR_NS
from studio.backend.records import Kind, Record
from studio.talkback.routing.model import Matrix, RoomName, Word

ROOMS_HOLD_NS: Final = 12 * HOUR_NS
"""A room holds its people through a restart, and not until the next day."""


class TalkMatrix(Record, frozen=True, kw_only=True):
    """Under its event's id; ``text``: the matrix as JSON."""

    text: str
    changed_at_ns: int


class TalkRooms(Record, frozen=True, kw_only=True):
    """Under its event's id; ``text``: stations and their rooms as JSON."""

    text: str
    changed_at_ns: int


class DailyRooms(Record, frozen=True, kw_only=True):
    """Under its event's id, where Daily carried its call; ``text``: the rooms there as JSON."""

    text: str
    changed_at_ns: int


class Rooms(msgspec.Struct, frozen=True):
    """Who was brought where, by station; ``revision``: of the record."""

    revision: int
    where: dict[str, str]


# An event may be back after what was set for it was erased.
TALK_MATRICES: Final = Kind("talk matrices", TalkMatrix, indexed=("changed_at_ns",), returns=True)
TALK_ROOMS: Final = Kind("talk rooms", TalkRooms, indexed=("changed_at_ns",), returns=True)
DAILY_ROOMS: Final = Kind("daily rooms", DailyRooms, indexed=("changed_at_ns",), returns=True)
_ENCODER: Final = msgspec.json.Encoder()
_MATRIX: Final = msgspec.json.Decoder(Matrix)
_NAMES: Final = msgspec.json.Decoder(tuple[RoomName, ...])
_ROOMS: Final[msgspec.json.Decoder[dict[Word, RoomName]]] = msgspec.json.Decoder(
    dict[Word, RoomName]
)


def text_of(what: Any) -> str:  # noqa: ANN401  # whatever JSON can say
    """Return *what* as it is kept."""
    return _ENCODER.encode(what).decode()


def matrix_in(record: TalkMatrix | None) -> Matrix:
    """Return the matrix that is kept, its revision that of the record."""
    if record is None:
        return Matrix()
    return msgspec.structs.replace(_MATRIX.decode(record.text), revision=record.revision)


def rooms_in(record: TalkRooms | None, now_ns: int) -> Rooms:
    """Return who is where, as of the last twelve hours."""
    if record is None:
        return Rooms(0, {})
    is_old = now_ns - record.changed_at_ns > ROOMS_HOLD_NS
    return Rooms(record.revision, {} if is_old else _ROOMS.decode(record.text))


def names_in(record: DailyRooms | None) -> tuple[str, ...]:
    """Return the rooms that were made at Daily, the main one as ''."""
    return () if record is None else _NAMES.decode(record.text)
