"""A clip encoded as fast as it goes, for tests that need packets and no time to pass."""

from fractions import Fraction

import numpy as np

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, BLOCK_SAMPLES, AudioBlock, frame_of
from studio.output.encoder import AudioEncoding, VideoEncoding, VideoSpec
from studio.output.packet import EncodedPacket, StreamHeaders
from tests.waiting import wait_until

WIDTH, HEIGHT, RATE = 192, 108, Fraction(30)
ORIGIN_NS = 5 * NS_PER_S


def encode_clip(
    pictures: int, *, key_at: frozenset[int] = frozenset()
) -> tuple[StreamHeaders, list[EncodedPacket]]:
    """Return *pictures* pictures and their sound, in the order of time.

    The first is a key frame, and those of *key_at*; every sixtieth after each of them, too.
    """
    packets: list[EncodedPacket] = []
    clock = MonotonicClock()
    video = VideoEncoding(
        width=WIDTH, height=HEIGHT, rate=RATE, clock=clock, deliver=packets.append,
        spec=VideoSpec("h264", 200_000, "ultrafast"),
    )  # fmt: skip
    audio = AudioEncoding(clock=clock, deliver=packets.append)
    ticks, blocks = Cadence(RATE, ORIGIN_NS), Cadence(BLOCK_RATE, ORIGIN_NS)
    for number in range(pictures):
        if number in key_at:
            video.request_key_frame()
        packed = np.full((HEIGHT * 3 // 2, WIDTH), 60 + number % 90, np.uint8)
        video.encode_now(frame_of(packed, ticks.at(number)))
    audio.start()
    silence = np.zeros((BLOCK_SAMPLES, 2), np.float32)
    for block in range(int(pictures / RATE * BLOCK_RATE)):
        audio.put(AudioBlock(silence, blocks.at(block)))
        if block % 50 == 49:
            # The encoder's queue holds a hundred blocks: let it take these.
            _drain(audio, block)
    audio.stop()
    video.start()
    video.stop()
    packets.sort(key=lambda packet: packet.pts_ns)
    return StreamHeaders(video.header, audio.header), packets


def _drain(audio: AudioEncoding, block: int) -> None:
    coded = (block + 1) * BLOCK_SAMPLES // 1024 - 2
    wait_until(lambda: audio.counters.encoded >= coded, 10, "the sound is encoded")
