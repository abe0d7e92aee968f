"""Readers at a pace, in a process of their own: what they wait for counts from when it was due."""

import http.client
import json
import subprocess
import sys
import threading
import time
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


def _read(wanted: dict[str, str], first_s: float, step_s: float, end_s: float) -> list[float]:
    address = urlsplit(wanted["url"])
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    headers = {"Authorization": f"Bearer {wanted['token']}"}
    spans_s, due_s = [], first_s
    pause = threading.Event()
    while due_s < end_s:
        pause.wait(max(0.0, due_s - time.perf_counter()))
        connection.request("GET", wanted["path"], headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status == http.client.OK:
            spans_s.append(time.perf_counter() - due_s)
        due_s += step_s
    connection.close()
    return spans_s


def main() -> None:
    """Read as standard input says, and print what was measured."""
    wanted = json.loads(sys.stdin.read())
    begin_s = time.perf_counter() + 0.2
    step_s = CONNECTIONS / wanted["a_second"]
    found: list[list[float]] = [[] for _ in range(CONNECTIONS)]

    def work(number: int) -> None:
        first_s = begin_s + number / wanted["a_second"]
        found[number] = _read(wanted, first_s, step_s, begin_s + wanted["span_s"])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spans_s = sorted(span for part in found for span in part)
    measured = {
        "p50_ms": spans_s[len(spans_s) // 2] * 1000,
        "p99_ms": spans_s[len(spans_s) * 99 // 100] * 1000,
        "answered": len(spans_s),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
