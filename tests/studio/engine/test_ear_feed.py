"""What an ear in a call hears of the programme: all but this station's own microphones."""

from pathlib import Path

import numpy as np
import pytest

from mixer.buses import BusRoute
from mixer.strip import AudioFollow, AudioStrip
from studio.engine.ear_feed import EAR, EarFeed
from studio.engine.sound_tracks import SoundTracks
from studio.wire.errors import WireError
from studio.wire.sound_ring import SoundReader
from tests.fakes.clock import FakeClock
from tests.mixer.mixing import Desk, tone


class _Studio:
    def __init__(self, folder: Path) -> None:
        self.desk = Desk(mic=AudioStrip(tone(200)), film=AudioStrip(tone(300, 0.1)))
        self.desk.mix.buses.route({EAR: BusRoute(frozenset({"film"}), AudioFollow.SCENE)})
        tracks = SoundTracks(mix=lambda: self.desk.mix, clock=FakeClock(), failed=_fails)
        self.path = folder / "ear.sound"
        self.feed = EarFeed(self.path, tracks)


def _fails(error: BaseException) -> None:
    raise error


def test_the_ring_holds_the_programme_without_the_microphone(tmp_path: Path) -> None:
    studio = _Studio(tmp_path)
    studio.feed.want(1, wanted=True)
    studio.desk.run(30)
    reader = SoundReader(studio.path)
    try:
        heard, number = [], 5
        while (sound := reader.after(number)) is not None:
            number = sound.number
            heard.append(np.frombuffer(sound.samples, np.float32).reshape(-1, 2))
    finally:
        reader.close()
        studio.feed.close()
    both = np.concatenate(heard)
    at = np.arange(len(both)) / 48_000
    alone = np.abs(np.exp(-2j * np.pi * 300 * at) @ both[:, 0]) * 2 / len(at)
    own = np.abs(np.exp(-2j * np.pi * 200 * at) @ both[:, 0]) * 2 / len(at)
    assert alone == pytest.approx(0.1, abs=0.003)
    assert own < 0.001


def test_it_is_written_for_as_long_as_somebody_wants_it(tmp_path: Path) -> None:
    studio = _Studio(tmp_path)
    studio.desk.run(3)
    assert not studio.path.exists(), "nobody asked for it"
    studio.feed.want(1, wanted=True)
    studio.feed.want(2, wanted=True)
    studio.feed.want(1, wanted=False)
    studio.desk.run(3)
    reader = SoundReader(studio.path)
    written = reader.newest
    assert written
    studio.feed.forget(2)
    studio.feed.forget(9)
    studio.desk.run(3)
    assert reader.newest == written
    studio.feed.want(3, wanted=True)
    studio.desk.run(3)
    assert reader.newest > written
    reader.close()
    studio.feed.close()
    assert not studio.path.exists()


def test_where_there_is_no_room_it_says_so(tmp_path: Path) -> None:
    studio = _Studio(tmp_path / "nowhere")
    with pytest.raises(WireError, match="no room"):
        studio.feed.want(1, wanted=True)
