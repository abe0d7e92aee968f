"""A show's sound and a call beside it, on one scripted clock: what the programme's encoder gets."""

import hashlib
from pathlib import Path

import numpy as np

from mixer.audio_mix import BLOCK_NS
from mixer.buses import BusRoute
from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, Samples
from mixer.strip import AudioFollow, AudioStrip, Knobs
from studio.engine.ear_feed import EAR, EarFeed
from studio.engine.sound_tracks import SoundTracks
from studio.links.talk.ear import Ear, Listening
from studio.links.talk.mouth import Voice
from studio.links.talk.programme import ProgrammeReader
from studio.talkback.routing.lines import Line, LineKind
from studio.talkback.routing.model import Heard
from tests.fakes.clock import FakeClock
from tests.mixer.mixing import Desk, noise

PRODUCER = 7
TALK_BLOCKS, PAUSE_BLOCKS = 250, 150


def programme_hash(blocks: int) -> str:
    """Return the hash of the programme's PCM of so many blocks, without any talkback."""
    desk, pcm = _desk(), _Pcm()
    for _ in range(blocks):
        desk.run(1)
        pcm.take(desk)
    return pcm.hash


def hash_beside_a_call(blocks: int, folder: Path) -> tuple[str, float, float]:
    """Return the same with a call beside it, and what its ear heard: loudest voice, programme.

    A producer speaks by turns; the ear decodes them and hears the programme out of the ring.
    """
    desk, pcm = _desk(), _Pcm()
    tracks = SoundTracks(mix=lambda: desk.mix, clock=FakeClock(), failed=_fails)
    feed = EarFeed(folder / "ear.sound", tracks)
    desk.mix.buses.route({EAR: BusRoute(frozenset({"film"}), AudioFollow.SCENE)})
    reader = ProgrammeReader(folder / "ear.sound")
    ear = Ear(reader, lambda _report: None, lambda _samples: None)
    voice = Voice(1)
    said = _speech()
    line = Line(LineKind.IFB, "anna").id
    spoken = heard_programme = 0.0
    feed.want(1, wanted=True)
    for n in range(blocks):
        now_ns = n * BLOCK_NS
        desk.run(1)
        pcm.take(desk)
        speaks = n % (TALK_BLOCKS + PAUSE_BLOCKS) < TALK_BLOCKS
        heard = (Heard(PRODUCER, line, dims=True),) if speaks else ()
        ear.listen(Listening(heard=heard, dim_db=None, split=True))
        at = n % 100 * BLOCK_SAMPLES
        packet = voice.put(said[at : at + BLOCK_SAMPLES], is_open=speaks, span_ms=10)
        if packet is not None:
            ear.put(packet._replace(source=PRODUCER), now_ns)
        left, right = np.abs(ear.block(now_ns)).max(axis=0)
        heard_programme, spoken = max(heard_programme, left), max(spoken, right)
    feed.close()
    reader.close()
    return pcm.hash, float(spoken), float(heard_programme)


def _desk() -> Desk:
    return Desk(
        mic=AudioStrip(noise(1), knobs=Knobs(-6.0, delay_ms=40)),
        film=AudioStrip(noise(2), knobs=Knobs(-3.0)),
    )


class _Pcm:
    """All that the programme's encoder was given, as a hash."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    @property
    def hash(self) -> str:
        return self._sum.hexdigest()

    def take(self, desk: Desk) -> None:
        for block in desk.program.blocks:
            self._sum.update(block.samples.tobytes())
            self._sum.update(block.pts_ns.to_bytes(8, "little"))
        for kept in (desk.program, desk.ears):
            kept.blocks.clear()


def _speech() -> Samples:
    at = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    wave = 0.3 * np.sin(2 * np.pi * 220 * at) * (1 + np.sin(2 * np.pi * 5 * at)) / 2
    return np.asarray(wave, np.float32).reshape(-1, 1)


def _fails(error: BaseException) -> None:
    raise error
