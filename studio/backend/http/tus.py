"""tus 1.0, resumable uploads: its headers, read and written; with creation and checksum.

https://tus.io/protocols/resumable-upload, version 1.0.0.
"""

import hashlib
from base64 import b64decode
from binascii import Error as Base64Error
from typing import Final

from studio.backend.archive import UploadKind, UploadSpec
from studio.backend.archive.model import MOST_UPLOAD_BYTES
from studio.backend.errors import BadRequestError, MismatchError

VERSION: Final = "1.0.0"
MEDIA_TYPE: Final = "application/offset+octet-stream"
MOST_BODY_BYTES: Final = 8 << 20
ABOUT: Final = {
    "Tus-Resumable": VERSION,
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,checksum",
    "Tus-Checksum-Algorithm": "sha1,sha256",
    "Tus-Max-Size": str(MOST_UPLOAD_BYTES),
}
_ALGORITHMS: Final = {"sha1", "sha256"}


def number_in(text: str, header: str) -> int:
    """Return the number of a header. Raises :class:`BadRequestError`."""
    if not text.isascii() or not text.isdigit() or len(text) > 15:  # noqa: PLR2004  # more is no size
        message = f"{header} is missing, or no number."
        raise BadRequestError(message)
    return int(text)


def spec_of(length: str, metadata: str) -> UploadSpec:
    """Return what ``Upload-Length`` and ``Upload-Metadata`` announce.

    Raises :class:`BadRequestError`.
    """
    said: dict[str, str] = {}
    try:
        for pair in filter(None, (each.strip() for each in metadata.split(","))):
            name, _, value = pair.partition(" ")
            said[name] = b64decode(value, validate=True).decode()
        kind = UploadKind(said.get("kind", ""))
    except (Base64Error, ValueError) as error:
        message = "Upload-Metadata names no kind that there is, or is not written as tus has it."
        raise BadRequestError(message) from error
    return UploadSpec(
        kind,
        number_in(said.get("index", ""), "The index in Upload-Metadata"),
        number_in(length, "Upload-Length"),
        said.get("sha256", ""),
    )


def check_body(data: bytes, checksum: str) -> None:
    """Compare *data* with ``Upload-Checksum``, if there is one.

    Raises :class:`MismatchError` and :class:`BadRequestError`.
    """
    if not checksum:
        return
    algorithm, _, value = checksum.partition(" ")
    if algorithm not in _ALGORITHMS:
        message = "Upload-Checksum is by sha1 or sha256."
        raise BadRequestError(message)
    try:
        expected = b64decode(value, validate=True)
    except Base64Error as error:
        message = "Upload-Checksum is not written as tus has it."
        raise BadRequestError(message) from error
    if hashlib.new(algorithm, data, usedforsecurity=False).digest() != expected:
        message = "What came was changed on the way; send it again."
        raise MismatchError(message)
