"""What the recording of one source is to who begins and ends it."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from mixer.clock import Clock
from studio.engine.rack import Racked
from studio.engine.sound_tracks import SoundTracks
from studio.output.chapters import Chapter
from studio.output.codecs import VideoSpec
from studio.output.output import OutputStatus
from studio.output.recorder import RecordingPlan

Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class IsoMeans:
    """What every recording of a source is made with.

    ``racked``: the source of a name as the show has it now. ``finish``: has something ended that
    takes its time, on the recordings' own desk. ``failed``: hears of an encoder that died.
    """

    racked: Callable[[str], Racked | None]
    tracks: SoundTracks
    picture: tuple[int, int, Fraction]
    video: Callable[[], VideoSpec]
    clock: Clock
    finish: Callable[[Job], None]
    failed: Callable[[BaseException], None]

    def is_heard(self, name: str) -> bool:
        """Whether a source has sound that the show uses."""
        racked = self.racked(name)
        return racked is not None and racked.source.audio is not None and racked.spec.audio != "off"


class Iso(Protocol):
    """One source that is recorded by itself."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files made so far, in order. Any thread."""
        ...

    @property
    def file_bytes(self) -> int:
        """How large these are. Any thread."""
        ...

    def start(self) -> None:
        """Begin. The owner's thread."""
        ...

    def pause(self, at_ns: int) -> None:
        """Leave out what comes. The owner's thread, as all below."""
        ...

    def resume(self, at_ns: int) -> None:
        """Go on."""
        ...

    def split(self) -> None:
        """Begin a new file."""
        ...

    def mark(self, chapter: Chapter) -> None:
        """Begin a chapter."""
        ...

    def follow(self) -> None:
        """Go over to the device that an edit has put in the source's place, if one has."""
        ...

    def stop(self, at_ns: int) -> None:
        """Close the files in order; takes as long as a disk does. The recordings' desk."""
        ...


MakeIso = Callable[[str, str, RecordingPlan, Callable[[OutputStatus], None], IsoMeans], Iso]
"""Given the source's name and label."""
