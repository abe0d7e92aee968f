"""One recording: a fragmented MP4 inside sealed records. Owned by the recorder's thread."""

import os
from pathlib import Path
from typing import Final

from studio.secrets import EscrowKey, RecordKey

from .muxing import open_muxer
from .packet import EncodedPacket, StreamHeaders, StreamKind
from .record_format import RecordWriter

FRAGMENT_US: Final = 500_000
"""Half a second: what a kill can take, with as much again still on its way."""
_MUXER_OPTIONS: Final = {
    "movflags": "empty_moov+default_base_moof",
    "frag_duration": str(FRAGMENT_US),
    # Without it a fragment's tail stays in av's buffer until the next one.
    "flush_packets": "1",
    # Should one stream dry up, the other is not held back for longer than a fragment.
    "max_interleave_delta": str(FRAGMENT_US),
}


class RecordingFile:
    """Takes packets from a key frame on; times in the file count from that picture.

    Every method may raise OSError, and av.FFmpegError where packets make no sense.
    """

    def __init__(
        self,
        path: Path,
        key: RecordKey,
        headers: StreamHeaders,
        escrow: tuple[EscrowKey, ...] = (),
    ) -> None:
        self._writer = RecordWriter.create(path, key, escrow)
        try:
            _sync_folder(path.parent)
            self._container = open_muxer(self._writer, "mp4", _MUXER_OPTIONS)
        except BaseException:
            self._writer.close()
            raise
        self._video = headers.video.add_to(self._container)
        self._audio = headers.audio.add_to(self._container)
        self._origin_ns: int | None = None

    def put(self, packet: EncodedPacket) -> None:
        """Mux one packet and commit the fragment that it may have ended."""
        if self._origin_ns is None:
            if packet.kind is StreamKind.AUDIO or not packet.is_key:
                return
            self._origin_ns = packet.pts_ns
        if packet.pts_ns < self._origin_ns:
            # Sound from before the first picture; negative times would shift all others.
            return
        stream = self._video if packet.kind is StreamKind.VIDEO else self._audio
        self._container.mux_one(packet.for_mux(stream, self._origin_ns))
        self._writer.commit()

    @property
    def origin_ns(self) -> int | None:
        """When the first picture begins, on the station's clock; None before it came."""
        return self._origin_ns

    def sync(self) -> None:
        """See what was committed to the disk itself; blocks on it."""
        self._writer.sync()

    def finish(self) -> None:
        """Write the end and mark it as such."""
        self._container.close()
        self._writer.finish()

    def close(self) -> None:
        """Let go of the file; without :meth:`finish` before, it stays as it was committed."""
        self._writer.abandon()
        try:
            self._container.close()
        finally:
            self._writer.close()

    @property
    def file_bytes(self) -> int:
        """How large the file is."""
        return self._writer.file_bytes


def _sync_folder(folder: Path) -> None:
    # Or the file's name might not survive a power cut, whatever its contents do.
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
