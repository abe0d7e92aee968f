"""MongoDB's wire protocol: OP_MSG, and the OP_QUERY that a driver says hello by."""

import socket
import struct
from typing import Any, Final

import bson

Document = dict[str, Any]
_HEAD: Final = struct.Struct("<iiii")
_OP_REPLY, _OP_QUERY, _OP_MSG = 1, 2004, 2013
_MOST_BYTES: Final = 48_000_000
_MORE_TO_COME: Final = 1 << 1


def heard(line: socket.socket) -> tuple[int, int, Document] | None:
    """Return the next message: its number, its kind and its command; None at the end."""
    head = _exactly(line, _HEAD.size)
    if head is None:
        return None
    length, number, _, kind = _HEAD.unpack(head)
    if not _HEAD.size < length <= _MOST_BYTES:
        message = f"a message of {length} bytes"
        raise ConnectionAbortedError(message)
    body = _exactly(line, length - _HEAD.size)
    if body is None:
        return None
    return number, kind, _of_query(body) if kind == _OP_QUERY else _of_message(body)


def answer(line: socket.socket, number: int, kind: int, document: Document) -> None:
    """Answer message *number*."""
    encoded = bson.encode(document)
    if kind == _OP_QUERY:
        body, kind = struct.pack("<iqii", 8, 0, 0, 1) + encoded, _OP_REPLY
    else:
        body, kind = struct.pack("<IB", 0, 0) + encoded, _OP_MSG
    line.sendall(_HEAD.pack(_HEAD.size + len(body), 0, number, kind) + body)


def _of_query(body: bytes) -> Document:
    end = body.index(b"\0", 4)
    return dict(bson.decode(body[end + 1 + 8 :]))


def _of_message(body: bytes) -> Document:
    (flags,) = struct.unpack_from("<I", body)
    if flags & _MORE_TO_COME:
        message = "an unacknowledged write, which the store never sends"
        raise ConnectionAbortedError(message)
    at, command = 4, Document()
    while at < len(body):
        section, at = body[at], at + 1
        (length,) = struct.unpack_from("<i", body, at)
        if section == 0:
            command.update(bson.decode(body[at : at + length]))
        else:
            end = body.index(b"\0", at + 4)
            name = body[at + 4 : end].decode()
            command[name] = bson.decode_all(body[end + 1 : at + length])
        at += length
    return command


def _exactly(line: socket.socket, count: int) -> bytes | None:
    parts = []
    while count:
        part = line.recv(count)
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
