"""Local media files, opened so that nothing in them can reach the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Stream

from .errors import MediaError

# A playlist or a reference inside a file must not open a socket.
_LOCAL_ONLY = {"protocol_whitelist": "file"}
_NS_PER_US = 1000


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file holds; ``start_ns`` is the file's own time of its beginning."""

    path: Path
    has_video: bool
    has_audio: bool
    start_ns: int
    length_ns: int
    """As its header says; 0 where it does not."""


@contextmanager
def open_media(path: Path) -> Iterator[InputContainer]:
    """Open *path* for reading. Raises :class:`MediaError` that says what to do."""
    # A folder is no medium, and a pipe would be waited for without an end.
    if not path.is_file():
        message = f"There is no file {path}; correct the path in the show or put the file there."
        raise MediaError(message)
    try:
        # With its protocol, or a name with a colon would be taken for an address.
        container = av.open(f"file:{path}", "r", options=_LOCAL_ONLY)
    except (FFmpegError, OSError, ValueError) as error:
        message = f"{path} is no media file that can be read; open it in a player to see why."
        raise MediaError(message) from error
    with container:
        yield container


def probe(path: Path) -> FileFacts:
    """Return what *path* holds. Raises :class:`MediaError` when that is neither kind."""
    with open_media(path) as container:
        has_video = bool(container.streams.video)
        has_audio = bool(container.streams.audio)
        if not has_video and not has_audio:
            message = f"{path} holds neither pictures nor sound; choose another file."
            raise MediaError(message)
        return FileFacts(
            path,
            has_video,
            has_audio,
            (container.start_time or 0) * _NS_PER_US,
            (container.duration or 0) * _NS_PER_US,
        )


def decoded(container: InputContainer, stream: Stream) -> Iterator[object]:
    """Yield what *stream* decodes to; damage costs what it hit, or, in the container, the rest."""
    stream.codec_context.thread_type = "AUTO"
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, FFmpegError, OSError, ValueError):
            return
        try:
            yield from packet.decode()
        except (FFmpegError, OSError, ValueError):
            continue
