"""One HTTP/1.1 exchange over a connection that is verified already (RFC 9112)."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass

from studio.output.whip.endpoint import WhipEndpoint

from .errors import RefusedError, WhipError
from .tls import Line

_ANSWER_TIMEOUT_S = 8.0
_MOST_HEADERS = 100
_LARGEST_BODY = 256 << 10
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})(?: [^\r\n]*)?\r?\n")


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back; header names in lower case, of several the last."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def exchange(
    line: Line, endpoint: WhipEndpoint, *, method: str, token: str, body: bytes = b""
) -> HttpAnswer:
    """Ask *endpoint* for one thing and return its answer, at most 256 KiB, within 8 s.

    *token* goes into the one header that is for it. Raises :class:`WhipError`.
    """
    reader, writer = line
    head = [
        f"{method} {endpoint.target} HTTP/1.1",
        f"Host: {endpoint.address}",
        f"Authorization: Bearer {token}",
        "User-Agent: Videosync-Studio",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    if body:
        head += ["Content-Type: application/sdp", "Accept: application/sdp"]
    try:
        async with asyncio.timeout(_ANSWER_TIMEOUT_S):
            writer.write("\r\n".join((*head, "", "")).encode("ascii") + body)
            await writer.drain()
            return await _read(reader)
    except TimeoutError as error:
        message = f"{endpoint.address} takes the offer and stays silent; ask whoever runs it."
        raise WhipError(message) from error
    except (ValueError, asyncio.LimitOverrunError) as error:
        message = f"{endpoint.address} does not speak HTTP as it should; check the destination."
        raise RefusedError(message) from error
    except (OSError, asyncio.IncompleteReadError) as error:
        message = f"{endpoint.address} hangs up before it has answered; check the destination."
        raise WhipError(message) from error


async def _read(reader: asyncio.StreamReader) -> HttpAnswer:
    status, headers = await _read_head(reader)
    if status // 100 == 1 or status in {204, 304}:
        return HttpAnswer(status, headers, b"")
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return HttpAnswer(status, headers, await _read_chunks(reader))
    if "content-length" in headers:
        length = _length(headers["content-length"], 10)
        return HttpAnswer(status, headers, await reader.readexactly(length))
    return HttpAnswer(status, headers, await _read_to_the_end(reader))


async def _read_to_the_end(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while part := await reader.read(_LARGEST_BODY):
        body += part
        _length(f"{len(body)}", 10)
    return body


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    first = _STATUS.fullmatch(await reader.readline())
    if first is None:
        message = "No status line."
        raise ValueError(message)
    headers: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        row = (await reader.readline()).decode("latin-1")
        if not row.strip():
            return int(first[1]), headers
        name, colon, value = row.partition(":")
        if not colon:
            message = "A header without a colon."
            raise ValueError(message)
        headers[name.strip().lower()] = value.strip()
    message = "More headers than anybody needs."
    raise ValueError(message)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while length := _length((await reader.readline()).decode("latin-1").partition(";")[0], 16):
        body += await reader.readexactly(length)
        _length(f"{len(body)}", 10)
        await reader.readline()
    return body


def _length(text: str, base: int) -> int:
    length = int(text.strip(), base)
    if not 0 <= length <= _LARGEST_BODY:
        message = "A body longer than any answer may be."
        raise ValueError(message)
    return length
