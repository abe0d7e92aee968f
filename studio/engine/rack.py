"""The sources of a show as it is now, made from its specifications; kept where nothing changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from capture.source import Source, SourceHealth
from studio.show import AnySource, CameraSpec, Show

from .sources import SourceMaker

OnNamedHealth = Callable[[str, SourceHealth], None]


class Hearing:
    """Passes a source's health on until the source has left the show. Any thread."""

    def __init__(self, name: str, tell: OnNamedHealth) -> None:
        self._name = name
        self._tell = tell
        self.ended = False

    def __call__(self, health: SourceHealth) -> None:
        """Pass *health* on."""
        if not self.ended:
            self._tell(self._name, health)


@dataclass(frozen=True, slots=True)
class Racked:
    """A source, the specification that it was made from, and who hears of it."""

    spec: AnySource
    source: Source
    hearing: Hearing


Rack = Mapping[str, Racked]


@dataclass(frozen=True, slots=True)
class RackMaker:
    """Makes the rack of a show."""

    maker: SourceMaker
    tell: OnNamedHealth

    def rack(self, show: Show, before: Rack) -> dict[str, Racked]:
        """Return the sources of *show*; those that are new are not started yet.

        Raises StudioError for a specification of which no source can be made.
        """
        return {spec.name: self._racked(spec, before.get(spec.name)) for spec in show.source}

    def _racked(self, spec: AnySource, before: Racked | None) -> Racked:
        if before is not None and _device(before.spec) == _device(spec):
            return Racked(spec, before.source, before.hearing)
        hearing = Hearing(spec.name, self.tell)
        return Racked(spec, self.maker.make(spec, hearing), hearing)


def new_in(after: Rack, before: Rack) -> Iterator[Racked]:
    """Yield what *after* has and *before* has not."""
    known = {id(racked.source) for racked in before.values()}
    return (racked for racked in after.values() if id(racked.source) not in known)


def _device(spec: AnySource) -> AnySource:
    """Return *spec* without what is set outside of its source."""
    spec = msgspec.structs.replace(spec, audio="always", gain_db=0.0, muted=False)
    if isinstance(spec, CameraSpec):
        # Set while it runs: none of them is worth a gap in its pictures.
        return msgspec.structs.replace(spec, controls={})
    return spec
