"""Makes an ordinary MP4 or MKV of a recording, for the world outside."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal

import av
from av.stream import Stream

from mixer.clock import NS_PER_MS
from studio.archive import ArchiveError

from .chapters import read_spans
from .muxing import open_muxer
from .record_format import RecordingError, RecordReader
from .recording_check import CONTAINER, IN_ORDER

if TYPE_CHECKING:
    from av.container.core import Chapter

_MS: Final = Fraction(1, 1000)
_INDEX_BYTES: Final = 1 << 16
_INDEX_BYTES_PER_PACKET: Final = 48
"""Size, place, duration, key frame and chunk of a sample in an index (ISO/IEC 14496-12, 8.6-8.7):
at most 4 + 8 + 8 + 4 + 12 bytes, and some to spare."""
_FORMATS: Final = {"mp4": "mp4", "mkv": "matroska"}
_HEARD_PACKETS: Final = 256
_NAMELESS: int = getattr(os, "O_TMPFILE", 0)


def export_recording(
    reader: RecordReader,
    out: Path,
    *,
    packets: int,
    container: Literal["mp4", "mkv"] = "mp4",
    hear: Callable[[float], None] | None = None,
) -> None:
    """Copy what *reader* plays into the new file *out*: an MP4 with its index in front, or an MKV.

    The file, mode 0600, appears whole or not at all, and replaces none. *packets* is how many
    there are at most. Nothing is encoded anew. *hear* hears how far that is, from 0 to 1, and may
    raise to end it.
    Raises :class:`RecordingError`, and what *hear* raises.
    """
    try:
        if out.exists():
            raise FileExistsError(0, "it exists already")
        with _half_file(out) as (file, publish):
            # Room for the index is kept in front, so that nothing has to be moved after.
            room = _INDEX_BYTES + _INDEX_BYTES_PER_PACKET * packets
            options = {"moov_size": str(room)} if container == "mp4" else {}
            with open_muxer(file, _FORMATS[container], options) as muxer:
                _copy(reader, muxer, packets, hear)
            file.flush()
            os.fsync(file.fileno())
            publish()
    except (OSError, av.FFmpegError) as error:
        reason = error.strerror or "the recording cannot be copied"
        message = f"{out} was not written ({reason}); name another file."
        raise RecordingError(message) from error


@contextmanager
def _half_file(out: Path) -> Iterator[tuple[BinaryIO, Callable[[], None]]]:
    """Open a file beside *out* that has gone at the end, and yield what names it *out*.

    Where the system can, it has no name before, so that not even a kill leaves it in the clear.
    """
    nameless = _nameless(out.parent)
    if nameless is not None:
        with os.fdopen(nameless, "w+b") as file:
            yield file, lambda: _name(file.fileno(), out)
        return
    half = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file, lambda: _publish(half, out)
    finally:
        with suppress(FileNotFoundError):
            half.unlink()


def _nameless(folder: Path) -> int | None:
    """Return a new file in *folder* that has no name; None where that cannot be."""
    if not _NAMELESS:
        return None
    try:
        return os.open(folder, os.O_RDWR | _NAMELESS, 0o600)
    except OSError:
        return None


def _name(descriptor: int, out: Path) -> None:
    """Name a file that has no name, at once and never over another one (open(2), O_TMPFILE)."""
    own = os.open("/proc/self/fd", os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.link(str(descriptor), out, src_dir_fd=own, follow_symlinks=True)
    finally:
        os.close(own)


def _copy(
    reader: RecordReader,
    container: "av.container.OutputContainer",
    packets: int,
    hear: Callable[[float], None] | None,
) -> None:
    chapters = _chapters(reader)
    reader.seek(0)
    with av.open(reader, "r", format=CONTAINER, options=IN_ORDER) as source:
        streams: dict[int, Stream] = {}
        for stream in source.streams:
            streams[stream.index] = _like(stream, container)
        if chapters:
            container.set_chapters(chapters)
        for count, packet in enumerate(source.demux()):
            if packet.dts is None:
                continue
            if hear is not None and count % _HEARD_PACKETS == 0:
                hear(min(1.0, count / max(1, packets)))
            _mux(container, packet, streams[packet.stream.index])


def _like(stream: Stream, container: "av.container.OutputContainer") -> Stream:
    made: Stream = container.add_stream_from_template(stream)
    name = stream.metadata.get("handler_name")
    if name is not None:
        # What a track of sound is called: by players of MP4 here, by those of MKV there.
        made.metadata.update({"handler_name": name, "title": name})
    return made


def _chapters(reader: RecordReader) -> "list[Chapter]":
    try:
        spans = read_spans(reader)
    except ArchiveError:
        # What plays is told by the copying itself.
        return []
    return [
        {
            "id": number,
            "start": chapter.at_ns // NS_PER_MS,
            "end": end_ns // NS_PER_MS,
            "time_base": _MS,
            "metadata": {"title": chapter.title},
        }
        for number, (chapter, end_ns) in enumerate(spans, 1)
    ]


def _mux(
    container: "av.container.OutputContainer", packet: "av.Packet[Any]", stream: Stream
) -> None:
    packet.stream = stream
    container.mux(packet)


def _publish(half: Path, out: Path) -> None:
    try:
        # A link appears at once and never over another file.
        os.link(half, out)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as that of most memory sticks: keep the name first.
        os.close(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        half.replace(out)
