"""The sources of a show as it is now, made from its specifications; kept where nothing changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from capture.shield import ShieldedVideo
from capture.slides import Place
from capture.source import Source, SourceHealth
from studio.show import AnySource, CameraSpec, Show, SlidesSpec

from .shields import Shields
from .sources import SourceMaker

OnNamedHealth = Callable[[str, SourceHealth], None]
OnNamedPlace = Callable[[str, Place], None]


class Hearing:
    """Passes on what a source tells until the source has left the show. Any thread."""

    def __init__(self, name: str, tell: OnNamedHealth, turned: OnNamedPlace) -> None:
        self._name = name
        self._tell = tell
        self._turned = turned
        self.ended = False

    def __call__(self, health: SourceHealth) -> None:
        """Pass *health* on."""
        if not self.ended:
            self._tell(self._name, health)

    def turned(self, place: Place) -> None:
        """Pass on which page is shown."""
        if not self.ended:
            self._turned(self._name, place)


@dataclass(frozen=True, slots=True)
class Racked:
    """A source, the specification that it was made from, and who hears of it."""

    spec: AnySource
    source: Source
    hearing: Hearing
    video: ShieldedVideo | None
    """Its pictures as others may see them."""


Rack = Mapping[str, Racked]


@dataclass(frozen=True, slots=True)
class RackMaker:
    """Makes the rack of a show."""

    maker: SourceMaker
    tell: OnNamedHealth
    turned: OnNamedPlace
    shields: Shields

    def rack(self, show: Show, before: Rack) -> dict[str, Racked]:
        """Return the sources of *show*; those that are new are not started yet.

        Raises StudioError for a specification of which no source can be made.
        """
        return {spec.name: self._racked(spec, before.get(spec.name)) for spec in show.source}

    def _racked(self, spec: AnySource, before: Racked | None) -> Racked:
        if before is not None and _device(before.spec) == _device(spec):
            return Racked(spec, before.source, before.hearing, before.video)
        hearing = Hearing(spec.name, self.tell, self.turned)
        source = self.maker.make(spec, hearing, hearing.turned)
        video = None
        if source.video is not None:
            shield = self.shields.of(spec.name)
            video = ShieldedVideo(source.video, self.maker.clock.now_ns, shield)
        return Racked(spec, source, hearing, video)


def new_in(after: Rack, before: Rack) -> Iterator[Racked]:
    """Yield what *after* has and *before* has not."""
    known = {id(racked.source) for racked in before.values()}
    return (racked for racked in after.values() if id(racked.source) not in known)


def _device(spec: AnySource) -> AnySource:
    """Return *spec* without what is set outside of its source."""
    plain = msgspec.structs.replace(
        spec, audio="always", gain_db=0.0, muted=False, delay_ms=0, record=False
    )
    if isinstance(plain, SlidesSpec):
        # The page to begin with; what is shown now was turned to since.
        plain = msgspec.structs.replace(plain, page=1)
    if isinstance(plain, CameraSpec):
        # Set while it runs: none of them is worth a gap in its pictures.
        plain = msgspec.structs.replace(plain, controls={})
    return plain
