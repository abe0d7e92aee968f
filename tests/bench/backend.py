"""The backend: how soon it answers, how fast its trail is verified, how it bears many readers."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import requests

from studio.backend.audit import AuditRecord, SignedHead, Signer, verify_export
from studio.backend.audit.entry import NOTHING_BEFORE, record_of
from studio.backend.audit.export import FORMAT, VERSION, Counted, Opening, Proved
from studio.backend.audit.merkle import Frontier
from studio.backend.trail import Deed, Outcome
from studio.secrets import RecordKey
from studio.supervisor.backend import BackendProcess

from . import backend_live, backend_stores
from .backend_readers import read_at_a_pace
from .backend_sockets import live_sockets
from .rows import Row

RECORDS, STARTS = 1_000_000, 5
READS_A_SECOND, READ_S, SPANS = 500, 20.0, 5
_CHAIN = "bench.1"


def run() -> Iterator[Row]:
    """Measure on this machine, over loopback."""
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        yield from _starts(Path(name))
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        yield from _reads(Path(name))
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        yield _verified(Path(name) / "audit.jsonl", RECORDS)
    yield from backend_live.run()
    yield from backend_stores.run()


def _starts(folder: Path) -> Iterator[Row]:
    spans_s = []
    for number in range(STARTS):
        begin = time.perf_counter()
        with closing(BackendProcess(folder / str(number), _key())) as backend:
            requests.get(f"{backend.url}/health", timeout=5).raise_for_status()
            spans_s.append(time.perf_counter() - begin)
    yield _row("embedded start → healthy, median of five", statistics.median(spans_s), "s", 1.5)
    yield _row("  the slowest", max(spans_s), "s", None)


def _reads(folder: Path) -> Iterator[Row]:
    with closing(BackendProcess(folder, _key())) as backend:
        event = _new_event(backend)
        port = int(backend.url.rpartition(":")[2])
        with live_sockets(port, backend.secret, event):
            # Several spans, since this machine is somebody else's for a moment now and then.
            spans = [
                read_at_a_pace(
                    backend.url,
                    backend.secret,
                    a_second=READS_A_SECOND,
                    span_s=READ_S,
                    path=f"/events/{event}",
                )
                for _ in range(SPANS)
            ]
    wanted = READS_A_SECOND * READ_S * SPANS
    p99s_ms = [each.p99_ms for each in spans]
    name = "500 authenticated, audited reads a second beside 200 WebSockets: p99, median of five"
    yield _row(name, statistics.median(p99s_ms), "ms", 50)
    yield _row("  of the worst of five", max(p99s_ms), "ms", None)
    yield _row("  p50", statistics.median(each.p50_ms for each in spans), "ms", None)
    answered = sum(each.answered for each in spans)
    yield _row("  answered of those asked", 100 * answered / wanted, "%", None)


def _new_event(backend: BackendProcess) -> str:
    begins_at_ns = time.time_ns() + 3600 * 1_000_000_000
    draft = {
        "name": "Annual general meeting",
        "begins_at_ns": begins_at_ns,
        "ends_at_ns": begins_at_ns + 3600 * 1_000_000_000,
    }
    headers = {"Authorization": f"Bearer {backend.secret.reveal()}"}
    answer = requests.post(f"{backend.url}/events", json=draft, headers=headers, timeout=10)
    answer.raise_for_status()
    return str(answer.json()["id"])


def _verified(path: Path, count: int) -> Row:
    write_export(path, count)
    begin = time.perf_counter()
    with path.open("rb") as lines:
        found = verify_export(lines)
    span_s = time.perf_counter() - begin
    assert (found.records, found.fault) == (count, "")
    return _row("audit of a million records verified", span_s * RECORDS / count, "s", 60)


def write_export(path: Path, count: int) -> None:
    """Write an export of one chain of *count* records, as a backend writes it."""
    signer = Signer.from_key(_key())
    frontier, before = Frontier(), NOTHING_BEFORE
    records = path.with_suffix(".records")
    encode = msgspec.json.Encoder().encode
    with records.open("wb") as file:
        for number in range(count):
            record = _record(number, before)
            frontier.add(bytes.fromhex(record.hash))
            before = record.hash
            file.write(encode(record) + b"\n")
    head = signer.head(_CHAIN, frontier, before, 0)
    with path.open("wb") as file, records.open("rb") as lines:
        counted = Counted()
        file.write(counted.line(_opening(signer, head)))
        for line in lines:
            record = msgspec.json.decode(line, type=AuditRecord)
            file.write(counted.line(Proved(record=record, path=None)))
        file.write(counted.end(signer))
    records.unlink()


def _record(number: int, before: str) -> AuditRecord:
    deed = Deed(
        "access",
        Outcome.DONE,
        "own",
        account=f"account-{number % 100}",
        session=f"session-{number % 500}",
        target=f"event-{number % 1000}",
        subject=f"account-{number % 100}",
        personal={"address": "198.51.100.7"},
        details={"permission": "see events", "route": "GET /events/{event}"},
    )
    return record_of(deed, _CHAIN, number, 1_790_000_000_000_000_000 + number, before)


def _opening(signer: Signer, head: SignedHead) -> Opening:
    return Opening(format=FORMAT, version=VERSION, whole=True, signer=signer.public, heads=(head,))


def _key() -> RecordKey:
    return RecordKey.generate(protected=True)


def _row(name: str, value: float, unit: str, bar: float | None) -> Row:
    return Row(bench="backend", name=name, value=value, unit=unit, bar=bar)
