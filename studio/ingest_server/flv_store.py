"""One published stream on disk: an FLV file and, beside it, when each tag came."""

import contextlib
import os
import time
from pathlib import Path

from studio.output.rtmp import FILE_HEADER, Message, MessageType, encode, is_picture, tag

from .errors import IngestServerError

_OWNER_ONLY = 0o600
_SET_DATA_FRAME = encode("@setDataFrame")
_LETTER: dict[int, str] = {MessageType.VIDEO: "v", MessageType.AUDIO: "a"}


class FlvStore:
    """Writes each tag as it comes, so that a killed receiver has it all.

    The files are named by time and number, never by the stream's name, which is its key.

    Raises :class:`IngestServerError` when *folder* takes no files.
    """

    def __init__(self, folder: Path) -> None:
        with contextlib.ExitStack() as opened:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self.path, descriptor = _new_file(folder)
                self._flv = opened.enter_context(os.fdopen(descriptor, "wb", buffering=0))
                arrivals = self.path.with_name(self.path.name + ".arrivals")
                self._arrivals = opened.enter_context(arrivals.open("xb", buffering=0))
                self._flv.write(FILE_HEADER)
            except OSError as error:
                message = f"{folder} takes no file ({error.strerror}); free space or name another."
                raise IngestServerError(message) from error
            self._files = opened.pop_all()
        self._tags = 0
        self.pictures = 0
        self.stored_bytes = len(FILE_HEADER)

    def write(self, message: Message, arrived_ns: int) -> None:
        """Add a media or data message that came at *arrived_ns* of the monotonic clock.

        Raises :class:`IngestServerError` when the disk is full.
        """
        if message.type_id == MessageType.DATA and message.payload.startswith(_SET_DATA_FRAME):
            payload = message.payload[len(_SET_DATA_FRAME) :]
            message = Message(message.type_id, message.stream_id, message.timestamp_ms, payload)
        data = tag(message)
        letter = _LETTER.get(message.type_id)
        try:
            self._flv.write(data)
            if letter is not None:
                line = f"{self._tags} {letter} {message.timestamp_ms} {arrived_ns}\n"
                self._arrivals.write(line.encode())
        except OSError as error:
            text = f"{self.path} cannot be continued ({error.strerror}); free space on the disk."
            raise IngestServerError(text) from error
        self._tags += 1
        self.stored_bytes += len(data)
        self.pictures += is_picture(message)

    def close(self) -> None:
        """Close both files."""
        self._files.close()


def _new_file(folder: Path) -> tuple[Path, int]:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    number = 1
    while True:
        path = folder / f"{stamp}-{number}.flv"
        try:
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
            return path, os.open(path, flags, _OWNER_ONLY)
        except FileExistsError:
            number += 1
