"""Makes marked programmes as a receiver would store them, faults included."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from mixer.cadence import Cadence
from mixer.media import SAMPLE_RATE, i420_views
from mixer.stamp import Edge, PictureStamp, SoundStamp

from .flv_tags import read_tags

WIDTH, HEIGHT, RATE = 1280, 720, 25
START_NS = 4_321_000_000_000
AAC_SAMPLES = 1024


@dataclass(frozen=True, slots=True)
class Faults:
    """What the receiver, or the way to it, does to the programme."""

    discarded: Collection[int] = ()
    repeated: Collection[int] = ()
    sound_late_ms: int = 0
    arrival_ms: int = 40


def write_marked(path: Path, seconds: int, faults: Faults, edge: Edge = Edge.BOTTOM) -> None:
    """Write a marked clip of *seconds* to *path*, and its arrivals beside it."""
    ticks = Cadence(Fraction(RATE), START_NS)
    numbers = [n for n in range(seconds * RATE) if n not in faults.discarded]
    with av.open(str(path), "w", options={"flvflags": "no_duration_filesize"}) as out:
        video = out.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "bf": "0"})
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        audio = out.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        stamp = PictureStamp(WIDTH, HEIGHT, edge)
        for n in numbers:
            shown = n - 1 if n in faults.repeated else n
            frame = _picture(stamp, shown, ticks.at(shown))
            frame.pts, frame.time_base = n, Fraction(1, RATE)
            out.mux(video.encode(frame))
        for block in _sound(seconds, faults.sound_late_ms):
            out.mux(audio.encode(block))
        out.mux(video.encode(None))
        out.mux(audio.encode(None))
    _write_arrivals(path, [ticks.at(n) + faults.arrival_ms * 1_000_000 for n in numbers])


def _picture(stamp: PictureStamp, n: int, t_ns: int) -> VideoFrame:
    packed = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    luma = i420_views(packed)[0]
    luma[:] = np.linspace(30, 220, WIDTH).astype(np.uint8)
    luma[:, n * 8 % WIDTH : n * 8 % WIDTH + 40] = 235
    stamp.draw(packed, n, t_ns)
    return VideoFrame.from_numpy_buffer(packed, "yuv420p")


def _sound(seconds: int, late_ms: int) -> list[AudioFrame]:
    late = late_ms * SAMPLE_RATE // 1000
    samples = np.random.default_rng(7).normal(0, 0.02, (seconds * SAMPLE_RATE, 2))
    heard = samples.astype(np.float32)
    SoundStamp().add(heard, START_NS)
    for second in range(seconds):
        part = heard[second * SAMPLE_RATE : (second + 1) * SAMPLE_RATE]
        if second:
            SoundStamp().add(part, START_NS + second * 1_000_000_000)
    heard = np.concatenate([np.zeros((late, 2), np.float32), heard])
    frames = []
    for start in range(0, len(heard) - AAC_SAMPLES, AAC_SAMPLES):
        planar = np.ascontiguousarray(heard[start : start + AAC_SAMPLES].T)
        frame = AudioFrame.from_ndarray(planar, "fltp", "stereo")
        frame.sample_rate, frame.pts = SAMPLE_RATE, start
        frames.append(frame)
    return frames


def _write_arrivals(path: Path, arrivals_ns: list[int]) -> None:
    waiting = iter(arrivals_ns)
    lines = []
    for tag in read_tags(path):
        arrival = next(waiting) if tag.kind == "v" and tag.holds_media else 0
        lines.append(f"{tag.index} {tag.kind} {tag.timestamp_ms} {arrival}\n")
    path.with_name(path.name + ".arrivals").write_text("".join(lines), "ascii")
