"""An encoder that is not trusted: a device behind a driver, which may fail, hang or lie."""

import threading
from collections.abc import Callable, Sequence
from typing import Any, Final

import av

from mixer.clock import NS_PER_S, Clock
from mixer.errors import MixerError
from mixer.handoff import BoundedQueue
from mixer.worker import Worker

from ._coder import Coder, CoderFailedError
from .errors import OutputError
from .plausible import alike, decoded

OPEN_PATIENCE_S: Final = 3.0
PATIENCE_S: Final = 0.5
"""How long a picture may take: less than the pictures that may wait behind it."""
_CLOSE_S: Final = 1.0


class _Flush:
    """Asks for all that is left."""


_Answer = Coder | Sequence["av.Packet[Any]"] | Exception


class GuardedCoder:
    """Runs an encoder on a thread that can be left behind, and looks at what it delivers.

    Every key frame is decoded again and compared with the picture it was made of. A thread that
    its driver holds for ever is abandoned; it ends when the driver returns, or with the process.

    Raises :class:`OutputError` when it does not open within 3 s.
    """

    def __init__(
        self, open_coder: Callable[[], Coder], clock: Clock, *, patience_s: float = PATIENCE_S
    ) -> None:
        self._open_coder = open_coder
        self._clock = clock
        self._patience_s = patience_s
        self._asked: BoundedQueue[av.VideoFrame | _Flush] = BoundedQueue(2)
        self._answers: BoundedQueue[_Answer] = BoundedQueue(2)
        self._sources: dict[int, av.VideoFrame] = {}
        self._delivered_ns = clock.now_ns()
        self._worker = Worker("encode device", self._run)
        self._worker.start()
        opened = self._answers.get(OPEN_PATIENCE_S)
        if opened is None or isinstance(opened, Exception | Sequence):
            self.close()
            message = str(opened) if isinstance(opened, OutputError) else "It does not open."
            raise OutputError(message)
        self._inner: Coder = opened
        self.header, self.label = opened.header, opened.label
        self.threads = opened.threads

    def encode(self, picture: av.VideoFrame | None) -> "Sequence[av.Packet[Any]]":
        """Return what is coded after *picture*.

        Raises :class:`CoderFailedError` when there is an error, no answer in time, none of the
        packets that are due, or a picture that is not the one it was given.
        """
        if picture is not None and picture.pts is not None:
            if not self._sources:
                self._delivered_ns = self._clock.now_ns()
            self._sources[picture.pts] = picture
        self._asked.put(_Flush() if picture is None else picture)
        answer = self._answers.get(self._patience_s)
        if answer is None:
            message = f"gave no answer for {self._patience_s:g} s"
            raise CoderFailedError(message)
        if not isinstance(answer, Sequence):
            message = "reported an error"
            raise CoderFailedError(message) from (answer if isinstance(answer, Exception) else None)
        for packet in answer:
            self._look_at(packet)
        if self._sources and self._clock.now_ns() - self._delivered_ns > (
            self._patience_s * NS_PER_S
        ):
            message = f"delivered nothing for {self._patience_s:g} s"
            raise CoderFailedError(message)
        return answer

    def set_bitrate(self, bitrate_bps: int) -> bool:
        """Aim at *bitrate_bps*, where it can."""
        return self._inner.set_bitrate(bitrate_bps)

    @property
    def bitrate_bps(self) -> int:
        """What it aims at."""
        return self._inner.bitrate_bps

    def abandon(self) -> None:
        """Want nothing more of it, without waiting."""
        self._sources.clear()
        self._asked.close()
        self._answers.close()

    def close(self) -> None:
        """Let go of it; one that hangs is left to itself."""
        self.abandon()
        try:
            self._worker.stop(_CLOSE_S)
        except MixerError:
            # Held by its driver: nothing can end the thread, and nothing waits for it any more.
            return

    def _look_at(self, packet: "av.Packet[Any]") -> None:
        self._delivered_ns = self._clock.now_ns()
        source = self._sources.pop(packet.pts if packet.pts is not None else -1, None)
        if source is None or not packet.size:
            message = "delivered what belongs to no picture"
            raise CoderFailedError(message)
        if not packet.is_keyframe:
            return
        header = self.header
        coded = decoded(header.codec, header.template.codec_context.extradata, bytes(packet))
        if coded is None or not alike(coded, source):
            message = "delivered other pictures than it was given"
            raise CoderFailedError(message)

    def _run(self, _stop: threading.Event) -> None:
        try:
            coder = self._open_coder()
        except (OutputError, av.FFmpegError, OSError) as error:
            self._answers.put(error)
            return
        self._answers.put(coder)
        while (asked := self._asked.get()) is not None:
            try:
                self._answers.put(coder.encode(None if isinstance(asked, _Flush) else asked))
            except (OutputError, av.FFmpegError, OSError) as error:
                self._answers.put(error)
        coder.close()
