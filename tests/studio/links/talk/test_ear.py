"""One ear: only who may be heard, as loud as was decided, never oneself, and nothing that hurts."""

import numpy as np
import pytest

from mixer.media import Samples
from studio.links.talk.ear import Ear, EarReport, Listening
from studio.links.talk.ear_limiter import CEILING_DB
from studio.links.talk.libopus import libopus
from studio.links.talk.opus import OpusEncoder
from studio.talkback.routing.model import Heard
from studio.talkback.routing.packets import FIRST, Packet, PacketKind

MS = 1_000_000
TONES_HZ = {1: 600.0, 2: 1000.0, 3: 1700.0}
PROGRAMME_HZ = 2600.0


def tone(hz: float, first: int, level: float = 0.2) -> Samples:
    """Return block *first* of a tone, shape (480, 1)."""
    times = (np.arange(480) + first * 480) / 48_000
    return (level * np.sin(2 * np.pi * hz * times)).astype(np.float32).reshape(-1, 1)


class Programme:
    """A tone on both sides."""

    def __init__(self) -> None:
        self._block = 0

    def pull(self, _now_ns: int) -> Samples | None:
        self._block += 1
        return np.repeat(tone(PROGRAMME_HZ, self._block), 2, axis=1)


class Room:
    """Three sources that speak all the time, and an ear."""

    def __init__(self) -> None:
        self.reports: list[EarReport] = []
        self.ear = Ear(Programme(), self.reports.append, lambda _: None)
        self._encoders = {number: OpusEncoder(bit_rate_bps=64_000) for number in TONES_HZ}
        self._block = 0

    def hear(self, blocks: int = 60) -> Samples:
        """Return the last 30 of *blocks*, shape (n, 2)."""
        out = []
        for _ in range(blocks):
            for number, encoder in self._encoders.items():
                coded = encoder.encode(tone(TONES_HZ[number], self._block))
                flags = FIRST if self._block == 0 else 0
                packet = Packet(
                    PacketKind.VOICE, flags, number, self._block, self._block * 480, coded
                )
                self.ear.put(packet, self._block * 10 * MS)
            out.append(self.ear.block(self._block * 10 * MS + 4 * MS))
            self._block += 1
        return np.concatenate(out[-30:])


def level_db(sound: Samples, hz: float) -> tuple[float, float]:
    """Return how loud a tone is, left and right, dBFS."""
    wave = np.exp(-2j * np.pi * hz * np.arange(len(sound)) / 48_000)
    left, right = 20 * np.log10(2 * np.abs(wave @ sound) / len(sound) + 1e-9)
    return float(left), float(right)


FULL_DB = 20 * float(np.log10(0.2))


def test_only_who_is_heard_sounds_and_never_oneself() -> None:
    room = Room()
    room.ear.listen(Listening(heard=(Heard(1, "all"), Heard(3, "all")), own=3))
    sound = room.hear()
    assert level_db(sound, TONES_HZ[1])[0] == pytest.approx(FULL_DB, abs=1)
    assert max(*level_db(sound, TONES_HZ[2]), *level_db(sound, TONES_HZ[3])) < -70
    assert set(room.reports[-1].levels_db) == {1}
    room.ear.listen(Listening(heard=(Heard(2, "all"),), own=3))
    sound = room.hear()
    assert max(level_db(sound, TONES_HZ[1])) < -70
    assert level_db(sound, TONES_HZ[2])[0] == pytest.approx(FULL_DB, abs=1)


def test_gains_and_who_is_held_back_for_somebody_of_more_priority() -> None:
    room = Room()
    heard = (Heard(1, "all", gain_db=-6), Heard(2, "all", held_back=True))
    room.ear.listen(Listening(heard=heard, talk_gain_db=-3))
    sound = room.hear()
    assert level_db(sound, TONES_HZ[1])[0] == pytest.approx(FULL_DB - 9, abs=1)
    assert level_db(sound, TONES_HZ[2])[0] == pytest.approx(FULL_DB - 15, abs=1)


@pytest.mark.parametrize("dim_db", [-12, -24, None])
def test_the_programme_is_dimmed_by_those_that_speak_to_this_ear(dim_db: int | None) -> None:
    room = Room()
    room.ear.listen(Listening(heard=(Heard(1, "party:main"),), dim_db=dim_db))
    assert level_db(room.hear(), PROGRAMME_HZ)[0] == pytest.approx(FULL_DB, abs=0.5)
    room.ear.listen(Listening(heard=(Heard(1, "ifb:me", dims=True),), dim_db=dim_db))
    dimmed_db = level_db(room.hear(), PROGRAMME_HZ)[0]
    if dim_db is None:
        assert dimmed_db < -80
    else:
        assert dimmed_db == pytest.approx(FULL_DB + dim_db, abs=1)


def test_the_first_voice_waits_for_no_library() -> None:
    libopus.cache_clear()
    room = Room()
    before = libopus.cache_info().misses
    room.ear.listen(Listening(heard=(Heard(1, "all"),)))
    assert level_db(room.hear(), TONES_HZ[1])[0] == pytest.approx(FULL_DB, abs=1)
    assert libopus.cache_info().misses == before == 1


def test_programme_in_one_ear_and_talkback_in_the_other() -> None:
    room = Room()
    room.ear.listen(Listening(heard=(Heard(1, "all"),), split=True))
    sound = room.hear()
    programme, talk = level_db(sound, PROGRAMME_HZ), level_db(sound, TONES_HZ[1])
    assert programme[0] > -16
    assert talk[1] > -16
    assert max(programme[1], talk[0]) < -60


def test_ones_own_voice_is_there_for_who_wants_it_and_nothing_is_too_loud() -> None:
    room = Room()
    room.ear.listen(Listening(side_tone_db=-6))
    out = []
    for n in range(20):
        room.ear.own(tone(500, n))
        out.append(room.ear.block(n * 10 * MS))
    assert level_db(np.concatenate(out), 500)[0] == pytest.approx(FULL_DB - 6, abs=0.5)
    heard = tuple(Heard(number, "all", gain_db=12) for number in TONES_HZ)
    room.ear.listen(Listening(heard=heard, talk_gain_db=12, program_gain_db=12))
    assert float(np.abs(room.hear()).max()) <= 10 ** (CEILING_DB / 20) + 1e-6
