"""The codec, one's keys, the dimming, the limiter, stretching and the echo canceller."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixer.media import Samples
from studio.links.talk.dimming import Dimmer
from studio.links.talk.ear_limiter import CEILING_DB, EarLimiter
from studio.links.talk.echo import EchoCanceller
from studio.links.talk.keyboard import SILENT_NS, Keyboard
from studio.links.talk.mouth import Voice
from studio.links.talk.opus import CODEC_DELAY_SAMPLES, OpusEncoder, packet_samples
from studio.links.talk.opus_decoder import OpusDecoder
from studio.links.talk.sound_choice import KeptChoice, SoundChoice
from studio.links.talk.stretching import FADE, LEAST, MOST, lengthened, shortened
from studio.talkback.routing.model import DIM_STEPS_DB
from studio.talkback.routing.packets import FIRST, LAST
from studio.wire.talk import ChooseSound

S = 1_000_000_000


def noise(samples: int, seed: int = 1) -> Samples:
    """Return noise of a voice's band, shape (n, 1)."""
    white = np.random.default_rng(seed).standard_normal(samples)
    return (np.convolve(white, np.ones(12) / 12, "same") * 0.3).astype(np.float32).reshape(-1, 1)


@pytest.mark.parametrize("span_ms", [10, 20])
def test_a_voice_is_the_same_after_two_and_a_half_milliseconds(span_ms: int) -> None:
    encoder, decoder = OpusEncoder(span_ms=span_ms, bit_rate_bps=96_000), OpusDecoder()
    block, voice = span_ms * 48, noise(48_000)
    packets = [encoder.encode(voice[n : n + block]) for n in range(0, 48_000, block)]
    assert {packet_samples(each) for each in packets} == {block}
    heard = np.concatenate([decoder.decode(each) for each in packets])[:, 0]
    part = voice[9600:38_400, 0]
    alike = [float(np.dot(heard[9600 + n : 38_400 + n], part)) for n in range(480)]
    assert int(np.argmax(alike)) == CODEC_DELAY_SAMPLES


def test_a_programme_keeps_its_sides() -> None:
    encoder, decoder = OpusEncoder(channels=2, bit_rate_bps=128_000), OpusDecoder(2)
    left = np.column_stack((noise(9600)[:, 0], np.zeros(9600))).astype(np.float32)
    heard = np.concatenate(
        [decoder.decode(encoder.encode(left[n : n + 480])) for n in range(0, 9600, 480)]
    )
    assert np.abs(heard[:, 0]).mean() > 10 * np.abs(heard[:, 1]).mean()


def test_a_lost_packet_is_concealed_and_a_broken_one_too() -> None:
    encoder, decoder = OpusEncoder(), OpusDecoder()
    assert not decoder.conceal().any()
    voice = 0.3 * np.sin(2 * np.pi * 200 * np.arange(48_000) / 48_000).astype(np.float32)
    for n in range(0, 9600, 480):
        decoder.decode(encoder.encode(voice[n : n + 480].reshape(-1, 1)))
    levels = [float(np.abs(decoder.conceal()).max()) for _ in range(60)]
    assert levels[0] > 0.15
    assert levels[-1] < levels[0] / 2
    assert decoder.decode(bytes([0xF3, 0x3F])).shape == (480, 1)
    assert decoder.broken == 1


@given(st.binary(max_size=3))
def test_the_length_of_a_packet_is_told_or_it_is_none(coded: bytes) -> None:
    try:
        samples = packet_samples(coded)
    except ValueError:
        return
    assert 120 <= samples <= 5760


def test_packets_are_numbered_also_while_nobody_speaks() -> None:
    voice = Voice(number=(1 << 32) - 2)
    block = noise(480)
    assert voice.put(block, is_open=False, span_ms=10) is None
    told = [voice.put(block, is_open=is_open, span_ms=10) for is_open in (True, True, False)]
    assert [each.flags for each in told if each] == [FIRST, 0, LAST]
    assert [each.sequence for each in told if each] == [(1 << 32) - 1 + n for n in range(3)]
    assert voice.put(block, is_open=False, span_ms=10) is None
    pairs = [voice.put(block, is_open=True, span_ms=20) for _ in range(4)]
    assert [each is not None for each in pairs] == [False, True, False, True]
    times = [each.time for each in (*told, *pairs) if each]
    assert [b - a for a, b in itertools.pairwise(times)] == [480, 480, 960, 960]


def test_keys_are_let_go_of_with_whoever_held_them() -> None:
    keys = Keyboard()
    keys.hold(1, "all", down=True, now_ns=0)
    keys.hold(2, "all", down=True, now_ns=S // 5)
    keys.hold(2, "ifb:p", down=True, now_ns=S // 5)
    assert list(keys.down) == ["all", "ifb:p"]
    keys.client_left(2, S // 5)
    assert list(keys.down) == ["all"]
    keys.keep(1, ("all",), S // 4)
    assert keys.open_ns(S // 2) == S // 2
    keys.hold(1, "all", down=False, now_ns=S // 2)
    assert not list(keys.down)
    assert keys.open_ns(S) == 0
    assert keys.take_dropped() == {}


def test_a_key_is_up_300_ms_after_its_client_said_last_that_it_is_down() -> None:
    keys = Keyboard()
    keys.hold(1, "all", down=True, now_ns=0)
    keys.hold(2, "party:main", down=True, now_ns=0)
    keys.keep(1, ("all",), S // 4)
    # Of the other one's key it says nothing, whatever it names.
    keys.keep(1, ("party:main",), S // 4)
    keys.look(SILENT_NS - 1)
    assert list(keys.down) == ["all", "party:main"]
    keys.look(SILENT_NS)
    assert list(keys.down) == ["all"]
    assert keys.take_dropped() == {2: ("party:main",)}
    keys.look(S // 4 + SILENT_NS)
    assert not list(keys.down)
    assert keys.take_dropped() == {1: ("all",)}
    assert keys.take_dropped() == {}
    # One that went up stays up until a hand presses it anew.
    keys.keep(1, ("all",), S)
    assert not list(keys.down)


def test_a_latched_key_is_up_after_its_time() -> None:
    keys = Keyboard()
    keys.latch(1, "party:main", down=True, now_ns=0)
    assert keys.left_ns(S) == 119 * S
    keys.keep(1, ("party:main",), 120 * S - 1)
    keys.look(120 * S - 1)
    assert list(keys.latched) == list(keys.down) == ["party:main"]
    keys.look(120 * S)
    assert not list(keys.down)
    # Who wants it closed, which it is by now, does not open it again.
    keys.latch(1, "party:main", down=False, now_ns=121 * S)
    assert not list(keys.down)
    keys.latch(1, "party:main", down=True, now_ns=130 * S)
    assert list(keys.down) == ["party:main"]
    keys.latch(1, "party:main", down=False, now_ns=131 * S)
    assert not list(keys.down)
    assert keys.take_dropped() == {}


def test_a_latched_key_stays_as_long_as_any_window_shows_it() -> None:
    keys = Keyboard()
    keys.latch(1, "party:main", down=True, now_ns=0)
    keys.keep(2, ("party:main",), SILENT_NS - 1)
    keys.client_left(1, SILENT_NS)
    assert list(keys.latched) == ["party:main"]
    keys.look(2 * SILENT_NS - 1)
    assert not list(keys.latched)
    keys.latch(1, "party:main", down=True, now_ns=S)
    keys.client_left(1, S)
    assert not list(keys.latched)


@pytest.mark.parametrize("dim_db", [*DIM_STEPS_DB, None])
def test_the_programme_is_dimmed_as_fast_as_far_and_as_long_as_it_should(
    dim_db: int | None,
) -> None:
    dimmer = Dimmer()
    gains = np.concatenate([dimmer.gains(dim_db, speaks=20 <= n < 60) for n in range(200)])
    wanted = 0.0 if dim_db is None else 10 ** (dim_db / 20)
    assert (gains[:9600] == 1).all()
    full = gains[9600 + 960 : 28_800 + 19_200]
    if dim_db is None:
        assert not full.any()
    else:
        assert float(np.abs(20 * np.log10(full / wanted)).max()) < 0.1
    if dim_db != 0:
        assert gains[9600 + 480] > wanted * 1.01 + 0.001
        assert gains[28_800 + 19_200 + 9600] < 1
    assert (gains[28_800 + 2 * 19_200 + 480 :] == 1).all()
    assert float(np.abs(np.diff(gains)).max()) < 0.004


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
def test_no_sample_is_louder_than_an_ear_bears(peaks: list[float]) -> None:
    limiter = EarLimiter()
    for n, peak in enumerate(peaks):
        block = np.repeat(noise(480, n) * np.float32(peak), 2, axis=1)
        assert float(np.abs(limiter.put(block)).max()) <= 10 ** (CEILING_DB / 20) + 1e-6


def test_what_is_no_number_is_silence_and_what_is_quiet_is_untouched() -> None:
    limiter = EarLimiter()
    quiet = np.repeat(noise(480), 2, axis=1) * np.float32(0.1)
    assert limiter.put(quiet) is quiet
    assert not limiter.put(np.full((480, 2), np.nan, np.float32)).any()


def test_a_tone_is_made_shorter_and_longer_without_a_click() -> None:
    times = np.arange(1440) / 48_000
    tone = (0.5 * np.sin(2 * np.pi * 200 * times)).astype(np.float32).reshape(-1, 1)
    steepest = float(np.abs(np.diff(tone[:, 0])).max())
    for made in (shortened(tone), lengthened(tone)):
        assert abs(len(made) - 1440) % 240 <= 1
        assert LEAST <= abs(len(made) - 1440) <= MOST
        assert float(np.abs(np.diff(made[:, 0])).max()) < 1.2 * steepest
    assert len(shortened(np.zeros((MOST + FADE, 2), np.float32))) == FADE


def test_what_the_ear_was_played_does_not_come_back() -> None:
    canceller = EchoCanceller(echo=True, noise=False)
    voice = noise(48_000 * 6)
    voice *= (np.sin(np.arange(len(voice)) / 48_000 * 18) > -0.3).astype(np.float32)[:, None]
    back = np.zeros_like(voice)
    back[2880:] = voice[:-2880] * np.float32(0.5)
    left, came = 0.0, 0.0
    for n in range(0, len(voice), 480):
        canceller.played(np.repeat(voice[n : n + 480], 2, axis=1))
        cleaned = canceller.clean(back[n : n + 480])
        if n > 48_000 * 4:
            left += float((cleaned**2).sum())
            came += float((back[n : n + 480] ** 2).sum())
    assert 10 * np.log10(left / came + 1e-12) < -30


def test_steady_noise_goes_and_a_voice_stays() -> None:
    seconds = np.arange(48_000 * 4) / 48_000
    hiss = np.random.default_rng(3).standard_normal((len(seconds), 1)) * 0.02
    # Vowels of a voice that rises and falls, syllable by syllable.
    phase = 2 * np.pi * np.cumsum(140 + 10 * np.sin(2 * np.pi * 2.1 * seconds)) / 48_000
    vowels = np.sum([np.sin(k * phase) / k for k in range(1, 12)], axis=0)
    syllables = np.sin(2 * np.pi * 3 * seconds) > 0
    voice = 0.1 * (vowels * syllables)[:, None]

    def cleaned_db(sound: Samples, *, noise: bool) -> float:
        canceller = EchoCanceller(echo=False, noise=noise)
        cleaned = [canceller.clean(sound[n : n + 480]) for n in range(0, len(sound), 480)]
        later = slice(len(sound) // 2, None)
        heard = np.concatenate(cleaned)[later, 0][syllables[later]]
        return float(10 * np.log10(np.mean(heard**2)))

    alone, both = hiss.astype(np.float32), (hiss + voice).astype(np.float32)
    assert cleaned_db(alone, noise=True) < cleaned_db(alone, noise=False) - 10
    assert cleaned_db(both, noise=True) > cleaned_db(both, noise=False) - 2


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "talk-sound.json"
    kept = KeptChoice(path)
    assert kept.read() == SoundChoice()
    chosen = SoundChoice().changed(ChooseSound(headphones="USB", split=True))
    kept.write(chosen)
    assert kept.read() == chosen == SoundChoice(headphones="USB", split=True)
    path.write_text("{")
    assert kept.read() == SoundChoice()
