"""Decodes what a receiver stored and reads the marks in it."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

from mixer.media import SAMPLE_RATE, Plane
from mixer.stamp import Edge

from .arrivals import video_arrivals_ns
from .flv_tags import read_tags
from .picture_code import read_mark
from .sound_code import Mono, find_chirps
from .verdict import MarkedPicture, Received


def read_stored(path: Path, edge: Edge = Edge.BOTTOM) -> Received:
    """Return what *path*, an FLV or MP4 file, holds of a marked programme."""
    received = Received()
    if path.suffix == ".flv" and not any(tag.holds_media for tag in read_tags(path)):
        # A publisher that was lost before its first picture: nothing to decode, no fault of ours.
        return received
    arrivals = video_arrivals_ns(path) if path.suffix == ".flv" else []
    _read_pictures(path, edge, received, iter(arrivals))
    _read_sound(path, received)
    return received


def _read_pictures(path: Path, edge: Edge, received: Received, arrivals: Iterator[int]) -> None:
    with av.open(path, options={"protocol_whitelist": "file"}) as container:
        if not container.streams.video:
            return
        stream = container.streams.video[0]
        stream.thread_type = "SLICE"
        # By its time, not by its turn: a picture that cannot be decoded takes none from the next.
        arrived: dict[int | None, int] = {}
        for packet in container.demux(stream):
            if packet.size:
                arrived[packet.pts] = next(arrivals, 0)
            for frame in packet.decode():
                _note_picture(frame, arrived.pop(frame.pts, 0), edge, received)


def _note_picture(frame: VideoFrame, arrival_ns: int, edge: Edge, received: Received) -> None:
    mark = read_mark(_luma(frame), edge)
    if mark is None or frame.time is None:
        received.unreadable += 1
        return
    number, stamp_ns = mark
    received.pictures.append(MarkedPicture(frame.time * 1000, number, stamp_ns, arrival_ns))


def _luma(frame: VideoFrame) -> Plane:
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height, : frame.width]


def _read_sound(path: Path, received: Received) -> None:
    with av.open(path, options={"protocol_whitelist": "file"}) as container:
        if not container.streams.audio:
            return
        resampler = AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE)
        first_ms: float | None = None
        pieces: list[Mono] = []
        written = 0
        decoded = itertools.chain(container.decode(container.streams.audio[0]), [None])
        for frame in decoded:
            if frame is not None and frame.time is not None:
                first_ms = frame.time * 1000 if first_ms is None else first_ms
                # A file rounds times to a millisecond; more than two of them are a real gap.
                due = round((frame.time * 1000 - first_ms) * SAMPLE_RATE / 1000)
                if due - written > SAMPLE_RATE // 500:
                    pieces.append(np.zeros(due - written))
                    written = due
            for piece in _mono(resampler, frame):
                pieces.append(piece)
                written += len(piece)
        if pieces and first_ms is not None:
            received.sound_start_ms = first_ms
            received.chirps = find_chirps(np.concatenate(pieces))


def _mono(resampler: AudioResampler, frame: AudioFrame | None) -> Iterator[Mono]:
    for out in resampler.resample(frame):
        yield out.to_ndarray()[0].astype(np.float64)
