"""Where what is heard beside the programme is put together, and handed what it needs."""

import contextlib
from pathlib import Path

from capture.microphone import MicrophoneSource
from mixer.clock import Clock
from mixer.handoff import BoundedQueue
from studio.wire.launch import Resume

from .backstage import Backstage
from .ear_feed import EarFeed
from .inbox import Broken, News
from .programme import Programme
from .sound_tracks import SoundTracks
from .station import Station


def sound_tracks(programme: Programme, clock: Clock, inbox: BoundedQueue[News]) -> SoundTracks:
    """Return what hands the sound of sources and buses to whoever takes it."""

    def failed(error: BaseException) -> None:
        inbox.put(Broken(error))

    return SoundTracks(mix=lambda: programme.audio_mix, clock=clock, failed=failed)


def backstage(
    ends: contextlib.ExitStack,
    ring: Path,
    tracks: SoundTracks,
    *,
    station: Station,
    programme: Programme,
    clock: Clock,
    resume: Resume | None,
) -> Backstage:
    """Return who is held out of the programme; its ear's *ring* is deleted with *ends*."""

    def opened_by(name: str) -> str:
        racked = programme.rack.get(name)
        source = racked.source if racked is not None else None
        return source.opened if isinstance(source, MicrophoneSource) else ""

    ear = EarFeed(ring, tracks)
    ends.callback(ear.close)
    return Backstage(
        station=station,
        mix=lambda: programme.audio_mix,
        clock=clock,
        ear=ear,
        opened_by=opened_by,
        held_before=resume.held_out if resume else (),
    )
