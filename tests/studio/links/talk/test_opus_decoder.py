"""Both ways to libopus give the same samples, and both bear what is lost or broken."""

import subprocess
import sys

import numpy as np
import pytest

from studio.links.talk.libopus import LibopusDecoder, libopus
from studio.links.talk.opus import OpusEncoder
from studio.links.talk.opus_decoder import DecodingWay, FfmpegDecoder, OpusDecoder, best_way

from .test_parts import noise

_STRANGE = (b"", bytes([0xF3, 0x3F]), bytes([0xE3]), b"\xff" * 3, bytes(1400))


def _straight(channels: int) -> DecodingWay:
    library = libopus()
    assert library is not None, "PyAV brings libopus along"
    return LibopusDecoder(library, channels)


def test_the_straight_way_is_taken_where_it_is_there() -> None:
    assert isinstance(best_way(1), LibopusDecoder)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("span_ms", [10, 20])
def test_both_ways_give_the_same_samples(channels: int, span_ms: int) -> None:
    encoder = OpusEncoder(span_ms=span_ms, channels=channels)
    ways = [OpusDecoder(channels, make(channels)) for make in (_straight, FfmpegDecoder)]
    block = 48 * span_ms
    for number in range(60):
        coded = encoder.encode(noise(block * channels, seed=number).reshape(-1, channels))
        # Each tenth is lost, and the next one too.
        straight, other = [way.conceal() if number % 10 < 2 else way.decode(coded) for way in ways]
        assert straight.shape == (block if number >= 2 else 480, channels)
        assert np.array_equal(straight, other)


@pytest.mark.parametrize("make", [_straight, FfmpegDecoder])
def test_what_is_no_packet_is_concealed_and_what_follows_is_heard(
    make: type[FfmpegDecoder],
) -> None:
    encoder, decoder, alone = OpusEncoder(), OpusDecoder(1, make(1)), OpusDecoder(1, make(1))
    for number in range(20):
        coded = encoder.encode(noise(480, seed=number))
        assert np.isfinite(decoder.decode(coded)).all()
        alone.decode(coded)
    for strange in _STRANGE:
        assert np.isfinite(decoder.decode(strange)).all()
    assert decoder.broken >= 3
    differences = []
    for number in range(20):
        coded = encoder.encode(noise(480, seed=number))
        differences.append(np.abs(decoder.decode(coded) - alone.decode(coded)).max())
    assert differences[-1] < 0.02


def test_what_was_decoded_stays_as_it_was() -> None:
    encoder, decoder = OpusEncoder(), OpusDecoder()
    first = decoder.decode(encoder.encode(noise(480)))
    before = first.copy()
    for number in range(20):
        decoder.decode(encoder.encode(noise(480, seed=number)))
    assert np.array_equal(first, before)


_ENDS_WITH_ONE = """
from studio.links.talk.libopus import LibopusDecoder

class Library:
    opus_decode_float = None

    def opus_decoder_create(self, *_how):
        return 1

    def opus_decoder_destroy(self, state):
        print("destroyed", state)

LibopusDecoder(Library(), 1)
kept = LibopusDecoder(Library(), 1)
print("ends")
"""


def test_a_process_that_ends_takes_no_decoder_from_a_thread_that_hangs() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ENDS_WITH_ONE], check=True, capture_output=True, timeout=60
    ).stdout
    assert told.split() == [b"destroyed", b"1", b"ends"]
