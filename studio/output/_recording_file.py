"""One recording: a fragmented MP4 inside sealed records. Owned by the recorder's thread."""

import os
from pathlib import Path
from typing import Final

from studio.secrets import EscrowKey, RecordKey

from .chapters import Chapter, chapter_box
from .muxing import open_muxer
from .packet import EncodedPacket, RecordedStreams, StreamKind
from .record_format import RecordWriter

FRAGMENT_US: Final = 460_000
"""Half a second at most, with the picture that ends it: what a kill or a cut can take."""
_MUXER_OPTIONS: Final = {
    # No index at the end: a file that was cut off has none either, and its places would not
    # count what is put between the fragments.
    "movflags": "empty_moov+default_base_moof+skip_trailer",
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
        streams: RecordedStreams,
        escrow: tuple[EscrowKey, ...] = (),
    ) -> None:
        self._writer = RecordWriter.create(path, key, escrow)
        try:
            _sync_folder(path.parent)
            self._container = open_muxer(self._writer, "mp4", _MUXER_OPTIONS)
        except BaseException:
            self._writer.close()
            raise
        self._video = streams.video.add_to(self._container)
        self._sounds = [sound.header.add_to(self._container) for sound in streams.sounds]
        for stream, sound in zip(self._sounds, streams.sounds, strict=True):
            stream.metadata["handler_name"] = sound.label
        self._origin_ns: int | None = None
        self._last_dts_ns: dict[int, int] = {}
        self._early: list[Chapter] = []
        self._chapters = 0

    def put(self, packet: EncodedPacket) -> bool:
        """Mux one packet; return whether it ended the fragment of all that came before it.

        That is committed then.
        """
        if self._origin_ns is None:
            if packet.kind is StreamKind.AUDIO or not packet.is_key:
                return False
            self._origin_ns = packet.dts_ns
        if packet.dts_ns < self._origin_ns:
            # Sound from before the first picture; negative times would shift all others.
            return False
        is_sound = packet.kind is StreamKind.AUDIO
        stream = self._sounds[packet.track] if is_sound else self._video
        if packet.dts_ns <= self._last_dts_ns.get(stream.index, packet.dts_ns - 1):
            # A muxer takes no time twice; one packet less is better than no more of them.
            return False
        self._last_dts_ns[stream.index] = packet.dts_ns
        before = self._writer.file_bytes
        self._container.mux_one(packet.for_mux(stream, self._origin_ns))
        self._writer.commit()
        ended = self._writer.file_bytes > before
        for chapter in self._early:
            self._put_chapter(chapter, self._origin_ns)
        self._early.clear()
        return ended

    def mark(self, chapter: Chapter) -> None:
        """Note *chapter*, at a time of the packets' clock, and commit it."""
        if self._origin_ns is None:
            self._early.append(chapter)
        else:
            self._put_chapter(chapter, self._origin_ns)

    @property
    def origin_ns(self) -> int | None:
        """When the first picture begins, on the packets' clock; None before it came."""
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

    def _put_chapter(self, chapter: Chapter, origin_ns: int) -> None:
        # The muxer has handed over whole fragments alone: what comes now stands between two.
        self._chapters += 1
        at_ns = max(0, chapter.at_ns - origin_ns)
        self._writer.write(chapter_box(Chapter(at_ns, chapter.title), self._chapters))
        self._writer.commit()


def _sync_folder(folder: Path) -> None:
    # Or the file's name might not survive a power cut, whatever its contents do.
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
