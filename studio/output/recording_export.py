"""Makes an ordinary MP4 of a recording, for the world outside."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import av
from av.stream import Stream

from .muxing import open_muxer
from .record_format import RecordingError, RecordReader
from .recording_check import CONTAINER

_INDEX_BYTES: Final = 1 << 16
_INDEX_BYTES_PER_PACKET: Final = 48
"""Size, place, duration, key frame and chunk of a sample in an index (ISO/IEC 14496-12, 8.6-8.7):
at most 4 + 8 + 8 + 4 + 12 bytes, and some to spare."""


def export_recording(reader: RecordReader, out: Path, *, packets: int) -> None:
    """Copy what *reader* plays into the new file *out*: an MP4 with its index in front.

    The file, mode 0600, appears whole or not at all, and replaces none. *packets* is how many
    there are at most. Nothing is encoded anew.
    Raises :class:`RecordingError`.
    """
    half = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    try:
        if out.exists():
            raise FileExistsError(0, "it exists already")
        descriptor = os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                # Room for the index is kept in front, so that nothing has to be moved after.
                room = _INDEX_BYTES + _INDEX_BYTES_PER_PACKET * packets
                options = {"moov_size": str(room)}
                with open_muxer(file, "mp4", options) as container:
                    _copy(reader, container)
                file.flush()
                os.fsync(file.fileno())
            _publish(half, out)
        finally:
            with suppress(FileNotFoundError):
                half.unlink()
    except (OSError, av.FFmpegError) as error:
        reason = error.strerror or "the recording cannot be copied"
        message = f"{out} was not written ({reason}); name another file."
        raise RecordingError(message) from error


def _copy(reader: RecordReader, container: "av.container.OutputContainer") -> None:
    with av.open(reader, "r", format=CONTAINER) as source:
        streams: dict[int, Stream] = {}
        for stream in source.streams:
            streams[stream.index] = container.add_stream_from_template(stream)
        for packet in source.demux():
            if packet.dts is None:
                continue
            _mux(container, packet, streams[packet.stream.index])


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
