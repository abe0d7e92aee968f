"""Readers at a pace, in a process of their own: what they wait for counts from when it was due."""

import http.client
import json
import selectors
import socket
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlsplit

from studio.secrets import Secret

CONNECTIONS = 20
PATH = "/archive"


@dataclass(frozen=True, slots=True)
class Measured:
    """How long answers took, from when each request was due."""

    p50_ms: float
    p99_ms: float
    answered: int


def read_at_a_pace(
    url: str, token: Secret, *, a_second: int, span_s: float, path: str = PATH
) -> Measured:
    """Ask for *path* so often, over some connections that stay open."""
    told = json.dumps(
        {"url": url, "token": token.reveal(), "a_second": a_second, "span_s": span_s, "path": path}
    )
    command = [sys.executable, "-m", "tests.bench.backend_readers"]
    done = subprocess.run(
        command, input=told, capture_output=True, text=True, check=True, timeout=span_s + 60
    )
    return Measured(**json.loads(done.stdout))


class _Reader:
    """One connection that stays open: a request at a time, whole answers with a length."""

    def __init__(self, wanted: dict[str, str]) -> None:
        address = urlsplit(wanted["url"])
        self.socket = socket.create_connection((address.hostname or "", address.port or 0), 10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = (
            f"GET {wanted['path']} HTTP/1.1\r\nHost: {address.netloc}\r\n"
            f"Authorization: Bearer {wanted['token']}\r\n\r\n"
        ).encode()
        self._come = b""
        self.due_s = 0.0

    def ask(self, due_s: float) -> None:
        self.due_s = due_s
        self.socket.sendall(self._request)

    def take(self) -> int:
        """Return the status of the answer once it is all there, 0 until then."""
        self._come += self.socket.recv(65_536)
        head, between, body = self._come.partition(b"\r\n\r\n")
        if not between:
            return 0
        lines = head.lower().split(b"\r\n")
        length = next(int(each[15:]) for each in lines if each.startswith(b"content-length:"))
        if len(body) < length:
            return 0
        self._come = body[length:]
        return int(head.split(b" ", 2)[1])


def _read(wanted: dict[str, str], a_second: int, span_s: float) -> list[float]:
    """Ask at the pace, on whichever connection is free, on one thread that costs next to nothing.

    A request that no connection is free for waits, and its time runs.
    """
    free, spans_s = deque(_Reader(wanted) for _ in range(CONNECTIONS)), []
    begin_s, asked, wanted_count = time.perf_counter(), 0, int(a_second * span_s)
    with selectors.DefaultSelector() as selector:
        for reader in free:
            selector.register(reader.socket, selectors.EVENT_READ, reader)
        while asked < wanted_count or len(free) < CONNECTIONS:
            due_s = begin_s + asked / a_second
            now_s = time.perf_counter()
            while free and asked < wanted_count and due_s <= now_s:
                free.popleft().ask(due_s)
                asked += 1
                due_s = begin_s + asked / a_second
            wait_s = max(0.0, due_s - now_s) if free and asked < wanted_count else None
            for key, _ in selector.select(wait_s):
                status = key.data.take()
                if status:
                    free.append(key.data)
                if status == http.client.OK:
                    spans_s.append(time.perf_counter() - key.data.due_s)
    for reader in free:
        reader.socket.close()
    return spans_s


def main() -> None:
    """Read as standard input says, and print what was measured."""
    wanted = json.loads(sys.stdin.read())
    spans_s = sorted(_read(wanted, wanted["a_second"], wanted["span_s"]))
    measured = {
        "p50_ms": spans_s[len(spans_s) // 2] * 1000,
        "p99_ms": spans_s[len(spans_s) * 99 // 100] * 1000,
        "answered": len(spans_s),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
