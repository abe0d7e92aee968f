"""The embedded store: how soon it is open, what a kill loses, and who waits for a retention run."""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from studio.backend.audit import AuditTrail, Signer
from studio.backend.belongings import EventBelongings
from studio.backend.errors import BackendError
from studio.backend.events.model import EVENTS, Event
from studio.backend.repository import Query, Transaction
from studio.backend.retention import Erasing, softly_deleted
from studio.backend.retention.soft import MONTH_NS
from studio.backend.serving import settle
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.secrets import RecordKey

from .rows import Row

_BENCH = "backend"
_EVENTS, _AT_ONCE = 100_000, 1000
_KILLS = 200
_ALONE_S, _BETWEEN_S = 60.0, 0.005
_NOW = 1_800_000_000 * 10**9
_KEY = RecordKey.generate(protected=True)


@contextmanager
def _as_serving() -> Iterator[None]:
    """Have garbage looked for as seldom, and threads take turns as often, as where it serves."""
    thresholds, interval_s = gc.get_threshold(), sys.getswitchinterval()
    settle()
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        sys.setswitchinterval(interval_s)


def run(events: int = _EVENTS, kills: int = _KILLS) -> Iterator[Row]:
    """Measure each; with fewer *events* and *kills* to see that it works."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _retention(Path(folder), events)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.parts.killed_writer", folder, str(kills)]
        said = subprocess.run(command, capture_output=True, check=True, timeout=1800).stdout
        told = json.loads(said)
        name = f"kill -9 during writes, {told['kills']} times: acknowledged lost"
        yield Row(bench=_BENCH, name=name, value=told["lost"], unit="", bar=0)


def _opened(folder: Path) -> SqliteRepository:
    return SqliteRepository(StorePlaces.within(folder), _KEY, now=lambda: _NOW)


def _retention(folder: Path, events: int) -> Iterator[Row]:
    with closing(_opened(folder)) as repository:
        for begin in range(0, events, _AT_ONCE):
            count = min(_AT_ONCE, events - begin)
            repository.write(partial(_put_deleted, begin=begin, count=count))
    began = time.perf_counter()
    repository = _opened(folder)
    opened_ms = (time.perf_counter() - began) * 1e3
    yield Row(bench=_BENCH, name="embedded store opened", value=opened_ms, unit="ms")
    with closing(repository), _as_serving():
        # What the machine itself makes a request wait, with nothing else to do for the store.
        never = threading.Event()
        alone = _waits(repository, lambda: never.wait(_ALONE_S * min(1, events / _EVENTS)))
        belongings = EventBelongings(repository, lambda: _NOW + MONTH_NS)
        job = Erasing(
            repository,
            AuditTrail(
                repository, Signer.from_key(_KEY), lambda: _NOW + MONTH_NS, instance="bench"
            ),
            lambda: _NOW + MONTH_NS,
            deletable=(EVENTS,),
            assets={EVENTS.name: belongings.erase},
        )
        erased = 0

        def erase() -> None:
            nonlocal erased
            erased = job.run()

        began = time.perf_counter()
        waits = _waits(repository, erase)
        took_s = time.perf_counter() - began
        left = repository.read(lambda r: r.count(EVENTS, {"deleted_at_ns": _NOW}))
    if (erased, left) != (events, 0):
        message = f"{erased} of {events} were erased, {left} are left."
        raise BackendError(message)
    name = f"retention run over {events:,} events: worst request meanwhile"
    yield Row(bench=_BENCH, name=name, value=max(waits) * 1e3, unit="ms", bar=100)
    name = "the same requests with no run beside: worst"
    yield Row(bench=_BENCH, name=name, value=max(alone) * 1e3, unit="ms")
    name = "retention run: median of a request meanwhile"
    yield Row(bench=_BENCH, name=name, value=statistics.median(waits) * 1e3, unit="ms")
    yield Row(bench=_BENCH, name="retention run took", value=took_s, unit="s")


def _put_deleted(transaction: Transaction, begin: int, count: int) -> None:
    for number in range(begin, begin + count):
        event = Event(
            id=f"e{number:06}{os.urandom(8).hex()}",
            organisation=f"o{number % 50}",
            name=f"Event {number}",
            begins_at_ns=_NOW,
            ends_at_ns=_NOW,
            made_by="a",
            made_at_ns=_NOW,
        )
        transaction.put(EVENTS, softly_deleted(event, "a", _NOW))


def _waits(repository: SqliteRepository, during: Callable[[], object]) -> list[float]:
    """Return how long each request took, in s, while *during* ran."""
    over, waits = threading.Event(), list[float]()
    asking = threading.Thread(target=_ask, args=(repository, over, waits))
    asking.start()
    try:
        during()
    finally:
        over.set()
        asking.join()
    return waits


def _ask(repository: SqliteRepository, over: threading.Event, waits: list[float]) -> None:
    """Do what requests do, one after the other: read a list, change an event."""
    event = repository.read(lambda r: r.get(EVENTS, "mine")) or Event(
        id="mine", organisation="own", name="Mine", begins_at_ns=_NOW, ends_at_ns=_NOW,
        made_by="a", made_at_ns=_NOW,
    )  # fmt: skip
    query = Query({"organisation": "own", "deleted_at_ns": 0}, order="begins_at_ns")
    while not over.wait(_BETWEEN_S) or not waits:
        began = time.perf_counter()
        event = repository.write(lambda t, event=event: t.put(EVENTS, event))  # type: ignore[misc]  # runs at once
        waits.append(time.perf_counter() - began)
        began = time.perf_counter()
        repository.read(lambda r: r.find(EVENTS, query))
        waits.append(time.perf_counter() - began)
