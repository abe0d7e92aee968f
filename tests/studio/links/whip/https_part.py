"""A small HTTPS server on the test's own event loop that answers what it is told."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from tests.parts.pki import Certificate

Answers = Callable[[str], bytes]
"""From a request's first line to everything that is sent back."""


class HttpsPart:
    def __init__(self, port: int, requests: list[str]) -> None:
        self.url = f"https://127.0.0.1:{port}/whip"
        self.requests = requests


@asynccontextmanager
async def https(
    certificate: Certificate, answers: Answers, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
) -> AsyncIterator[HttpsPart]:
    """Serve until left; ``requests`` holds everything that any client said in the clear of TLS."""
    requests: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            requests.append(head)
            writer.write(answers(head.partition("\r\n")[0]))
            await writer.drain()
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    if newest < ssl.TLSVersion.TLSv1_2:
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.maximum_version = newest
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    async with server:
        yield HttpsPart(server.sockets[0].getsockname()[1], requests)


def http(status: int, *headers: str, body: str = "") -> bytes:
    """Return an answer."""
    return "\r\n".join(
        [f"HTTP/1.1 {status} So", *headers, f"Content-Length: {len(body)}", "", body]
    ).encode()
