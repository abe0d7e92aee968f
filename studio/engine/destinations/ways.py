"""The places that a show can go to; values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.engine.errors import EngineError
from studio.policy import Region
from studio.show import DestinationSpec
from studio.show.destinations import roles
from studio.show.model import AudioCodecName, Role, VideoCodecName
from studio.wire.state import DestinationState

from .outputs_of import target_of

NOWHERE = (
    "The show names no destination; add a [[destination]] to it, or start the "
    "studio with --live URL."
)
NO_KEY_YET = (
    "The show goes live in its event: do that under Event in the window, which brings the key."
)
_ORDER: tuple[Role, ...] = ("primary", "backup", "extra")


def _not_primary(role: Role) -> Role:
    return "extra" if role == "primary" else role


@dataclass(frozen=True, slots=True)
class Place:
    """A destination of the show, or a URL that somebody named.

    ``wanted`` is what StartLive calls it; ``name`` what clients see, which holds no key.
    """

    wanted: str
    name: str
    role: Role
    url: str
    zone: str = ""
    standby: bool = False
    pin: str = ""
    codec: VideoCodecName = "h264"
    audio: AudioCodecName = "aac"
    keyless: bool = False
    """Whether it asks for no key: the receiver for rehearsals, on this machine."""
    region: Region | None = None
    """Where an event stays, besides the show; None: the show alone says it."""

    def state(self, *, has_key: bool) -> DestinationState:
        """Return its row while the show is not sent there."""
        return DestinationState(
            name=self.name,
            role=self.role,
            label=target_of(self.url, self.pin).label,
            zone=self.zone,
            has_key=has_key,
            standby=self.standby,
        )


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a show can go: its own ``places``, the primary first.

    ``wanted`` is where a start without words goes in place of these; ``rehearsal`` a receiver on
    this machine for a show that names none, which asks for no key.
    """

    places: tuple[Place, ...] = ()
    wanted: str = ""
    rehearsal: str = ""
    event: tuple[Place, ...] | None = None
    """Where an event is sent to, before all else; none yet while there is no key, None: no event"""

    def with_places(self, specs: Sequence[DestinationSpec]) -> "Ways":
        """Return the ways of a show that names *specs*."""
        role_of = roles(specs)
        if self.wanted:
            # Whoever starts the studio says which place counts.
            role_of = {
                name: "primary" if name == self.wanted else _not_primary(role)
                for name, role in role_of.items()
            }
        places = [
            Place(
                spec.name,
                spec.name,
                role_of[spec.name],
                spec.url,
                spec.zone,
                standby=spec.standby,
                pin=spec.pin,
                codec=spec.codec,
                audio=spec.audio,
            )
            for spec in specs
        ]
        places.sort(key=lambda place: _ORDER.index(place.role))
        return replace(self, places=tuple(places))

    @property
    def default(self) -> tuple[Place, ...]:
        """Where a start without words goes, the first place first.

        Raises :class:`StudioError` where what was wanted is none.
        """
        if self.event is not None:
            if not self.event:
                raise EngineError(NO_KEY_YET)
            return self.event
        if self.wanted:
            return (self.find(self.wanted),)
        if not self.places and self.rehearsal:
            return (self.find(self.rehearsal),)
        return self.places

    @property
    def first(self) -> tuple[str, str]:
        """URL and pin of where a start without words goes first; raises :class:`StudioError`."""
        places = self.default
        if not places:
            raise EngineError(NOWHERE)
        return places[0].url, places[0].pin

    def find(self, wanted: str) -> Place:
        """Return the place that *wanted* names, or is the URL of; raises :class:`StudioError`."""
        places = (*(self.event or ()), *self.places)
        named = next((place for place in places if wanted in {place.name, place.wanted}), None)
        if named is not None:
            return named
        if wanted and wanted == self.rehearsal:
            return Place(wanted, "rehearsal", "primary", wanted, keyless=True)
        if "://" in wanted:
            role: Role = "primary" if wanted == self.wanted else "extra"
            return Place(wanted, target_of(wanted).label, role, wanted)
        names = ", ".join(place.name for place in self.places) or "none"
        message = f'There is no destination "{wanted}"; the show has {names}.'
        raise EngineError(message)
