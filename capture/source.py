"""What every source has in common: something to see, something to hear, and how it fares."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from mixer.ports import AudioSource, VideoSource

from .controls import Control
from .graphics import font_fault


class Status(Enum):
    """How a source fares; the values are those of the wire."""

    STARTING = "starting"
    LIVE = "live"
    MISSING = "missing"
    ENDED = "ended"
    FAILED = "failed"


SLATED = frozenset({Status.MISSING, Status.FAILED})
"""A source that fares so shows its slate."""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """The status and, when it is not live, one sentence on what is wrong and what to do.

    ``controls``: what can be set on the device itself, as it is now.
    """

    status: Status = Status.STARTING
    fault: str = ""
    controls: tuple[Control, ...] = ()


OnHealth = Callable[[SourceHealth], None]


class Source(Protocol):
    """A source as the engine holds it.

    ``video`` and ``audio`` are what the mixes read, from the start on; None for what the source
    never brings.
    """

    @property
    def video(self) -> VideoSource | None:
        """What can be seen, if anything."""
        ...

    @property
    def audio(self) -> AudioSource | None:
        """What can be heard, if anything."""
        ...

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        ...

    def start(self) -> None:
        """Begin; never blocks on a device and never raises for a missing one."""
        ...

    def stop(self) -> None:
        """End and join; bounded in time. The owner's thread."""
        ...


class HealthBoard:
    """Holds a source's health and tells of each change, on the source's own thread."""

    def __init__(self, on_health: OnHealth) -> None:
        self._on_health = on_health
        # One reference, replaced as a whole by the source's thread: readers need no lock.
        self._health = SourceHealth()

    @property
    def health(self) -> SourceHealth:
        """The newest health. Any thread."""
        return self._health

    def show(self, status: Status, fault: str = "", controls: tuple[Control, ...] = ()) -> None:
        """Post *status*; says nothing when nothing changed."""
        if status in SLATED:
            # The slate has no text then, so this is the only place where it can be read.
            fault = f"{fault} {font_fault()}".rstrip()
        health = SourceHealth(status, fault, controls)
        if health != self._health:
            self._health = health
            self._on_health(health)
