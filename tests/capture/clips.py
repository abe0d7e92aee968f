"""Clips whose pictures carry their number, and whose sound marks its whole seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from mixer.clock import NS_PER_S
from mixer.media import SAMPLE_RATE
from mixer.stamp import Edge, PictureStamp, SoundStamp

WIDTH, HEIGHT, RATE = 640, 360, 25
_BLOCK = 1024
_TENTH = SAMPLE_RATE // 10


@dataclass(frozen=True, slots=True)
class Clip:
    """What to write: picture times in ms, or none; seconds of sound, or none."""

    picture_ms: Sequence[int] = ()
    sound_s: float = 0.0
    sound_rate: int = SAMPLE_RATE
    layout: str = "stereo"
    audio_codec: str = "aac"
    size: tuple[int, int] = (WIDTH, HEIGHT)


def steady(pictures: int) -> range:
    """Return the times of *pictures* at 25 a second, in ms."""
    return range(0, pictures * 40, 40)


def write_clip(path: Path, clip: Clip) -> Path:
    """Write *clip* in the format that the name of *path* says."""
    with av.open(str(path), "w") as out:
        video: VideoStream | None = None
        audio: AudioStream | None = None
        if clip.picture_ms:
            picture_stream = out.add_stream("libx264", rate=RATE, options={"crf": "12", "g": "25"})
            assert isinstance(picture_stream, VideoStream)
            video = picture_stream
            video.width, video.height = clip.size
            video.pix_fmt, video.time_base = "yuv420p", Fraction(1, 1000)
            video.codec_context.time_base = Fraction(1, 1000)
        if clip.sound_s:
            stream = out.add_stream(clip.audio_codec, rate=clip.sound_rate, layout=clip.layout)
            assert isinstance(stream, AudioStream)
            audio = stream
        if video is not None:
            for number, ms in enumerate(clip.picture_ms, 1):
                out.mux(video.encode(_picture(clip, number, ms)))
            out.mux(video.encode(None))
        if audio is not None:
            for frame in _sound(clip):
                out.mux(audio.encode(frame))
            out.mux(audio.encode(None))
    return path


def _picture(clip: Clip, number: int, ms: int) -> VideoFrame:
    width, height = clip.size
    packed = np.full((height * 3 // 2, width), 128, np.uint8)
    PictureStamp(width, height, Edge.TOP).draw(packed, number, ms * 1_000_000)
    frame = VideoFrame.from_ndarray(packed, "yuv420p")
    frame.pts, frame.time_base = ms, Fraction(1, 1000)
    return frame


def _sound(clip: Clip) -> list[AudioFrame]:
    """Return chirps at the whole seconds of the clip, the same on every channel."""
    whole = np.zeros((round(clip.sound_s * SAMPLE_RATE), 1), np.float32)
    stamp = SoundStamp(-6)
    for start in range(0, len(whole), _TENTH):
        stamp.add(whole[start : start + _TENTH], start * NS_PER_S // SAMPLE_RATE)
    mono = whole[:, 0]
    if clip.sound_rate != SAMPLE_RATE:
        times = np.arange(round(clip.sound_s * clip.sound_rate)) / clip.sound_rate
        mono = np.interp(times, np.arange(len(mono)) / SAMPLE_RATE, mono).astype(np.float32)
    frames = []
    for start in range(0, len(mono), _BLOCK):
        channels = av.AudioLayout(clip.layout).nb_channels
        samples = np.ascontiguousarray(np.tile(mono[start : start + _BLOCK], (channels, 1)))
        frame = AudioFrame.from_ndarray(samples, "fltp", clip.layout)
        frame.sample_rate, frame.pts, frame.time_base = (
            clip.sound_rate,
            start,
            Fraction(1, clip.sound_rate),
        )
        frames.append(frame)
    return frames
