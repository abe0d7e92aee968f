"""What is said over a live WebSocket, as JSON: one object a message, its kind under ``type``."""

from typing import Annotated, Final

import msgspec

from studio.backend.live.model import (
    Change,
    LiveState,
    Name,
    Number,
    Shared,
    Station,
    StationReport,
    Word,
)

MOST_BYTES: Final = 4 << 10
"""A client says no more at a time."""
_Token = Annotated[str, msgspec.Meta(max_length=4096)]
_Id = Annotated[str, msgspec.Meta(max_length=64)]


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """Base of what a client says."""


class Joins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As which station a client comes."""

    id: Word
    name: Name


class Hello(Said, frozen=True, kw_only=True, tag="hello"):
    """Always the first. ``token`` where no header brought it; ``station`` unless it only looks."""

    token: _Token = ""
    station: Joins | None = None


class Changes(Said, frozen=True, kw_only=True, tag="change"):
    """A change; what is answered bears its ``id``."""

    id: _Id
    revision: Number
    station: StationReport | None = None
    shared: Shared | None = None

    @property
    def change(self) -> Change:
        """The change itself."""
        return Change(revision=self.revision, station=self.station, shared=self.shared)


class Beat(Said, frozen=True, kw_only=True, tag="beat"):
    """The client is there."""


class Told(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Base of what a client is told."""


class TellState(Told, frozen=True, kw_only=True, tag="state"):
    """All of the state, as of now."""

    event: str
    epoch: int
    revision: int
    shared: Shared
    shared_revision: int
    stations: tuple[dict[str, object], ...]


class TellDone(Told, frozen=True, kw_only=True, tag="done"):
    """The change of this id is kept; ``revision``: of the state with it."""

    id: str
    revision: int


class TellRefused(Told, frozen=True, kw_only=True, tag="refused"):
    """The change of this id is not; ``status`` and ``code`` as HTTP has them."""

    id: str
    status: int
    detail: str
    code: str


class TellBeat(Told, frozen=True, kw_only=True, tag="beat"):
    """The backend is there."""


_SAID: Final = msgspec.json.Decoder(Hello | Changes | Beat)
_ENCODER: Final = msgspec.json.Encoder()


def decode_said(text: str | bytes) -> Hello | Changes | Beat:
    """Return what a client said. Raises ``msgspec.MsgspecError``."""
    said: Hello | Changes | Beat = _SAID.decode(text)
    return said


def encode_told(told: Told) -> str:
    """Return the text of a message."""
    return _ENCODER.encode(told).decode()


def encode_state(state: LiveState) -> str:
    """Return the text that tells *state*; of sessions it tells nothing."""
    return encode_told(
        TellState(
            event=state.event,
            epoch=state.epoch,
            revision=state.revision,
            shared=state.shared,
            shared_revision=state.shared_revision,
            stations=tuple(_station(each) for each in state.stations),
        )
    )


def _station(station: Station) -> dict[str, object]:
    told: dict[str, object] = msgspec.to_builtins(station)
    del told["session"]
    told["role"] = "" if station.role is None else station.role.value
    return told
