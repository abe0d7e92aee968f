"""What an archive is made of."""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from studio.backend.errors import BadRequestError

MOST_UPLOAD_BYTES: Final = 1 << 40
_SESSION: Final = re.compile(r"[0-9a-f]{4,64}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MOST_INDEX: Final = 1 << 20


class UploadKind(Enum):
    """What comes: the programme's manifest, a part of a recording, or what an ingest stored.

    Or a whole recording, sealed as the station sealed it: the backend has no key to it.
    """

    MANIFEST = "manifest"
    PART = "part"
    STORED = "stored"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class UploadSpec:
    """What is announced. ``index``: its turn among its kind; ``sha256``: of all, hexadecimal."""

    kind: UploadKind
    index: int
    length: int
    sha256: str

    def check(self) -> None:
        """Raise :class:`BadRequestError` for what nobody can mean."""
        if not (0 <= self.index < _MOST_INDEX and 0 < self.length <= MOST_UPLOAD_BYTES):
            message = "An upload's index or length is beyond all reason."
            raise BadRequestError(message)
        if not _SHA256.fullmatch(self.sha256):
            message = "An upload names its SHA-256, 64 hexadecimal digits."
            raise BadRequestError(message)

    @property
    def id(self) -> str:
        """The upload's name: announced again, it is the same one."""
        text = f"{self.kind.value} {self.index} {self.length} {self.sha256}"
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class UploadState:
    """How far an upload has come; ``verified``: all is there, and its hash is the announced."""

    spec: UploadSpec
    offset: int
    verified: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What became of assembling. ``fault``: why it could not be done, else ''.

    ``pictures``: that the programme had; ``missing`` of them and ``sounds_missing`` are nowhere.
    ``from_ingests`` and ``from_station`` pictures came from there. ``sha256``: of the archive.
    """

    pictures: int = 0
    missing: int = 0
    sounds_missing: int = 0
    from_ingests: int = 0
    from_station: int = 0
    length: int = 0
    sha256: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SessionState:
    """One show's uploads, in order, and its archive's report if there is one."""

    session: str
    uploads: tuple[UploadState, ...]
    report: Report | None


def is_session(name: str) -> bool:
    """Return whether *name* can be a show's."""
    return _SESSION.fullmatch(name) is not None


def check_session(session: str) -> None:
    """Raise :class:`BadRequestError` when *session* names no show."""
    if not is_session(session):
        message = "A show's name is 4 to 64 hexadecimal digits."
        raise BadRequestError(message)
