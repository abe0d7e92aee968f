"""Uploads to archives, by tus 1.0, resumed wherever either side was killed."""

import hashlib
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Protocol

import requests

from .errors import ClientError, RefusedError, UploadCancelledError
from .http import BackendHttp
from .pacing import Backoff, Pacer

PURPOSE: Final = "archive"
_CHUNK_BYTES: Final = 1 << 20
_JOB_TIMEOUT_S: Final = 3600.0
_TUS: Final = {"Tus-Resumable": "1.0.0"}
_MISMATCH: Final = 460
_MOST_MISMATCHES: Final = 3
_PASSING: Final = {
    HTTPStatus.LOCKED,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.NOT_FOUND,
}
"""Of an upload that was announced: somebody else is at it, or it was forgotten meanwhile."""


class Seekable(Protocol):
    """What is uploaded, from any byte."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move to a byte."""
        ...


@dataclass(frozen=True, slots=True)
class Upload:
    """One thing to upload; ``kind``: as the backend's; ``sha256`` in hexadecimal."""

    kind: str
    index: int
    length: int
    sha256: str

    @property
    def metadata(self) -> str:
        """The values of ``Upload-Metadata``."""
        values = {"kind": self.kind, "index": str(self.index), "sha256": self.sha256}
        return ",".join(f"{name} {b64encode(v.encode()).decode()}" for name, v in values.items())


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload is; ``trouble``: why it waits, in a sentence, else ''."""

    upload: Upload
    sent_bytes: int
    trouble: str = ""


class ArchiveClient:
    """Speaks to a backend's archives; one thread. *cancel* ends any wait by UploadCancelledError.

    *most_bps* keeps the network free for a show; 0: as fast as it goes.
    """

    def __init__(self, http: BackendHttp, cancel: threading.Event, *, most_bps: int = 0) -> None:
        self._http = http
        self._cancel = cancel
        self._pacer = Pacer(most_bps, cancel)
        self._backoff = Backoff(cancel)

    def upload(
        self,
        session: str,
        upload: Upload,
        source: Seekable,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        """Return once the backend has verified all of it; tries for as long as that takes.

        Raises :class:`RefusedError` where trying again would not help, what the gate raises, and
        :class:`UploadCancelledError`.
        """
        mismatches = 0
        while True:
            self._check()
            trouble = ""
            try:
                if self._attempt(session, upload, source, progress):
                    return
            except requests.RequestException as error:
                # The type alone: requests' texts hold the URL and more.
                trouble = f"The backend does not answer ({type(error).__name__}); it is tried on."
            except RefusedError as error:
                mismatches += error.status == _MISMATCH
                if not self._passes(error, mismatches):
                    raise
                trouble = str(error)
            progress(Progress(upload, 0, trouble))
            self._backoff.wait()

    def look(self, session: str) -> dict[str, Any]:
        """Return what the backend has of a show. Raises :class:`ClientError`."""
        return self._json("GET", f"/archive/{session}")

    def sessions(self) -> list[str]:
        """Return the shows that the backend has something of. Raises :class:`ClientError`."""
        return list(self._json("GET", "/archive")["sessions"])

    def assemble(self, session: str) -> dict[str, Any]:
        """Have the archive made, and return its report. Raises :class:`ClientError`."""
        return self._json("POST", f"/archive/{session}/assembly")

    def verify(self, session: str) -> dict[str, Any]:
        """Have the archive read anew; return its report. Raises :class:`ClientError`."""
        return self._json("POST", f"/archive/{session}/verification")

    def archive(self, session: str) -> Iterator[bytes]:
        """Yield the archive, an MP4. Raises :class:`ClientError`."""
        return self._stream(f"/archive/{session}/file")

    def recording(self, session: str) -> Iterator[bytes]:
        """Yield a recording that was uploaded, sealed as it came. Raises :class:`ClientError`."""
        return self._stream(f"/archive/{session}/recording")

    def _stream(self, path: str) -> Iterator[bytes]:
        try:
            with self._http.ask("GET", path, purpose=PURPOSE, stream=True) as answer:
                yield from answer.iter_content(_CHUNK_BYTES)
        except requests.RequestException as error:
            raise _unreachable(error) from error

    def _attempt(
        self,
        session: str,
        upload: Upload,
        source: Seekable,
        progress: Callable[[Progress], None],
    ) -> bool:
        """Bring the upload to its end; False to begin it anew."""
        place, offset, verified = self._announce(session, upload)
        while not verified:
            self._check()
            progress(Progress(upload, offset))
            source.seek(offset)
            data = source.read(min(_CHUNK_BYTES, self._pacer.chunk_bytes, upload.length - offset))
            if not data and offset < upload.length:
                message = "What is uploaded became shorter meanwhile; begin again."
                raise ClientError(message)
            self._pacer.wait(len(data))
            self._check()
            checksum = b64encode(hashlib.sha256(data).digest()).decode()
            answer = self._http.ask(
                "PATCH",
                place,
                purpose=PURPOSE,
                headers={
                    **_TUS,
                    "Content-Type": "application/offset+octet-stream",
                    "Upload-Offset": str(offset),
                    "Upload-Checksum": f"sha256 {checksum}",
                },
                data=data,
                read_timeout_s=_JOB_TIMEOUT_S if offset + len(data) == upload.length else 30.0,
            )
            offset, verified = _standing(answer)
            self._backoff.reset()
        progress(Progress(upload, upload.length))
        return True

    def _announce(self, session: str, upload: Upload) -> tuple[str, int, bool]:
        answer = self._http.ask(
            "POST",
            f"/archive/{session}/uploads",
            purpose=PURPOSE,
            headers={
                **_TUS, "Upload-Length": str(upload.length), "Upload-Metadata": upload.metadata,
            },
        )  # fmt: skip
        return (answer.headers["Location"], *_standing(answer))

    def _passes(self, error: RefusedError, mismatches: int) -> bool:
        if error.status == _MISMATCH:
            return mismatches < _MOST_MISMATCHES
        return error.status in _PASSING or error.status >= HTTPStatus.INTERNAL_SERVER_ERROR

    def _json(self, method: str, path: str) -> dict[str, Any]:
        self._check()
        try:
            told = self._http.ask(
                method, path, purpose=PURPOSE, read_timeout_s=_JOB_TIMEOUT_S
            ).json()
        except requests.RequestException as error:
            raise _unreachable(error) from error
        if not isinstance(told, dict):
            message = "The backend answers with something else than it should; update it."
            raise ClientError(message)
        return told

    def _check(self) -> None:
        if self._cancel.is_set():
            message = "The upload was ended; what came is kept, and it goes on from there."
            raise UploadCancelledError(message)


def _standing(answer: requests.Response) -> tuple[int, bool]:
    try:
        offset = int(answer.headers["Upload-Offset"])
    except (KeyError, ValueError) as error:
        message = "The backend does not say how far an upload has come; update it."
        raise ClientError(message) from error
    return offset, answer.headers.get("Upload-Verified") == "true"


def _unreachable(error: requests.RequestException) -> ClientError:
    return ClientError(f"The backend does not answer ({type(error).__name__}); try again later.")
