"""What the mix asks of sources and gives to sinks."""

from typing import Protocol

from .media import AudioBlock, VideoFrame


class VideoSource(Protocol):
    """Something that can be seen."""

    def frame_at(self, t_ns: int) -> VideoFrame | None:
        """Return the newest picture due at *t_ns*, the same object while nothing newer came.

        Never blocks. None: there is no picture; the mix shows nothing in its place.
        Called by the video mix, and by monitors.
        """
        ...


class AudioSource(Protocol):
    """Something that can be heard."""

    def read(self, t_ns: int, n: int) -> AudioBlock:
        """Return exactly *n* samples, stereo, for the time *t_ns*; silence where none came.

        Never blocks. Called by the audio mix alone.
        """
        ...


class VideoSink(Protocol):
    """Something that takes raw pictures."""

    def put(self, frame: VideoFrame, /) -> None:
        """Take one; never blocks, counts what it drops. Called by the video mix."""
        ...


class AudioSink(Protocol):
    """Something that takes raw sound."""

    def put(self, block: AudioBlock, /) -> None:
        """Take one; never blocks, counts what it drops. Called by the audio mix."""
        ...
