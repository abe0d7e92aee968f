"""The sound of what is recorded by itself, from the encoder to the files of the world outside."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, BLOCK_SAMPLES, SAMPLE_RATE, AudioBlock
from studio.library.playback.film import Heard, open_film
from studio.output.encoder import LOSSLESS, AudioEncoding
from studio.output.packet import (
    AudioHeader,
    EncodedPacket,
    RecordedStreams,
    SoundTrack,
    StreamKind,
)
from studio.output.record_format import repair
from studio.output.record_format.ending import ending_bytes
from studio.output.recorder import RecorderOutput
from studio.output.recording_check import RecordingState, check_recording, open_recording
from studio.output.recording_export import export_recording
from tests.parts.media_probe import decoding_errors, streams
from tests.studio.output.flash_and_beep import ORIGIN_NS, programme
from tests.waiting import wait_until

from .trial import find, plan_in

SECONDS = 4
FRAME_SAMPLES = 4096
"""What ALAC has in a packet."""
FRAGMENT_S = 0.5
PICTURES_PER_S = 30


@dataclass(frozen=True)
class Sound:
    header: AudioHeader
    packets: tuple[EncodedPacket, ...]
    samples: np.ndarray
    """What was put in, as the whole numbers of 24 bits that it holds; (n, 2)."""


@cache
def sound() -> Sound:
    """Encode noise and a tone, louder than full scale in places, from the first picture on."""
    count = SECONDS * SAMPLE_RATE
    at_s = np.arange(count)[:, np.newaxis] / SAMPLE_RATE
    noise = np.random.default_rng(1).normal(0, 0.02, (count, 2))
    played = (1.1 * np.sin(2 * np.pi * 0.7 * at_s) * np.sin(2 * np.pi * 440 * at_s) + noise).astype(
        np.float32
    )
    packets: list[EncodedPacket] = []
    encoding = AudioEncoding(clock=MonotonicClock(), deliver=packets.append, spec=LOSSLESS)
    times = Cadence(BLOCK_RATE, ORIGIN_NS)
    encoding.start()
    for number, first in enumerate(range(0, count, BLOCK_SAMPLES)):
        if number % 50 == 0:
            wait_until(lambda: len(encoding._queue) < 50, 10, "there is room")
        encoding.put(AudioBlock(played[first : first + BLOCK_SAMPLES], times.at(number)))
    encoding.stop()
    assert encoding.counters.dropped == 0
    full = 1 << 23
    whole = np.clip(np.rint(played.astype(np.float64) * full), -full, full - 1).astype(np.int32)
    return Sound(encoding.header, tuple(packets), whole)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source that is recorded by itself: its pictures, and its sound."""
    pictures = programme(SECONDS)
    output = RecorderOutput(
        plan=plan_in(tmp_path_factory.mktemp("lossless")),
        headers=RecordedStreams(pictures.headers.video, (SoundTrack("Hall", sound().header),)),
        clock=MonotonicClock(),
        on_status=lambda _status: None,
    )
    seen = [packet for packet in pictures.packets if packet.kind is StreamKind.VIDEO]
    output.start()
    for packet in sorted((*seen, *sound().packets), key=lambda packet: packet.tick_ns):
        output.put(packet)
    output._queue.close()
    output.stop(1 << 62)
    assert output.path is not None
    return output.path


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_the_world_outside_decodes_every_sample_as_it_was(
    kept: Path, tmp_path: Path, container: Literal["mp4", "mkv"]
) -> None:
    out = _exported(kept, tmp_path / f"out.{container}", container)
    stream = next(each for each in streams(out) if each["codec_type"] == "audio")
    assert (stream["codec_name"], stream["bits_per_raw_sample"]) == ("alac", "24")
    assert (stream["channels"], stream["sample_rate"]) == (2, "48000")
    name = {"mp4": "handler_name", "mkv": "title"}[container]
    assert stream["tags"][name] == "Hall"
    assert decoding_errors(out) == ""
    _hold_all(_decoded(out))


def test_an_exported_mp4_has_its_index_in_front(kept: Path, tmp_path: Path) -> None:
    data = _exported(kept, tmp_path / "out.mp4", "mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_studio_plays_every_sample_as_it_was(kept: Path) -> None:
    heard: list[np.ndarray] = []
    with open_film(kept, find) as film:
        assert film.tracks == ("Hall",)
        film.seek(0)
        while (item := film.next()) is not None:
            if isinstance(item, Heard):
                heard.append(item.samples)
    _hold_all(np.concatenate(heard) * (1 << 23))


def test_a_moment_of_it_begins_with_its_own_sound(kept: Path) -> None:
    with open_film(kept, find) as film:
        film.seek(2 * NS_PER_S)
        while not isinstance(item := film.next(), Heard):
            assert item is not None
    first = round(item.pts_ns * SAMPLE_RATE / NS_PER_S)
    assert 2 * SAMPLE_RATE - 3 * FRAME_SAMPLES < first <= 2 * SAMPLE_RATE
    expected = sound().samples[first : first + len(item.samples)]
    assert np.array_equal(item.samples * (1 << 23), expected)


def test_a_torn_tail_costs_its_fragment_and_what_is_left_is_exact(
    kept: Path, tmp_path: Path
) -> None:
    whole = check_recording(kept, find)
    assert whole.state is RecordingState.WHOLE
    assert whole.pictures == SECONDS * PICTURES_PER_S
    assert whole.packets == whole.pictures + len(sound().packets)
    torn = tmp_path / "torn.vsrec"
    # The end is lacking, and of the last fragment a byte.
    torn.write_bytes(kept.read_bytes()[: -ending_bytes(whole.records) - 1])
    assert repair(torn, find) is not None
    check = check_recording(torn, find)
    assert check.state is RecordingState.REPAIRED
    assert whole.pictures - check.pictures <= FRAGMENT_S * PICTURES_PER_S
    left = _decoded(_exported(torn, tmp_path / "torn.mp4", "mp4"))
    lost = len(sound().packets) * FRAME_SAMPLES - len(left)
    assert 0 < lost <= FRAGMENT_S * SAMPLE_RATE + FRAME_SAMPLES
    assert np.array_equal(left, sound().samples[: len(left)])


def _exported(path: Path, out: Path, container: Literal["mp4", "mkv"]) -> Path:
    packets = check_recording(path, find).packets
    with open_recording(path, find, frozenset()) as reader:
        export_recording(reader, out, packets=packets, container=container)
    return out


def _decoded(path: Path) -> np.ndarray:
    """Return what Debian's ffmpeg makes of the sound: whole numbers of 24 bits, (n, 2)."""
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s32le", "-"],
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert not done.stderr
    samples = np.frombuffer(done.stdout, "<i4").reshape(-1, 2)
    assert not (samples & 0xFF).any()
    return samples >> 8


def _hold_all(decoded: np.ndarray) -> None:
    """See that *decoded* is what was put in, and the silence that fills the last packet."""
    played = sound().samples
    assert len(decoded) == len(sound().packets) * FRAME_SAMPLES
    assert np.array_equal(decoded[: len(played)], played)
    assert not decoded[len(played) :].any()
