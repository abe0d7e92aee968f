"""One suite for what keeps live states and carries news: within a process, and by a real NATS."""

import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.backend.bus import Bus, Topic
from studio.backend.errors import ConflictError, StoreError
from studio.backend.live.local_bus import LocalBus
from studio.backend.live.local_store import MOST_KEYS, LocalStateStore
from studio.backend.live.nats_bus import NatsBus
from studio.backend.live.nats_link import NatsLink
from studio.backend.live.nats_store import NatsStateStore
from studio.backend.live.store import StateStore
from studio.backend.records import new_id
from tests.parts.nats import NatsServer
from tests.waiting import wait_until


@dataclass
class Pair:
    """Two instances of the backend: what each of them has."""

    stores: tuple[StateStore, StateStore]
    buses: tuple[Bus, Bus]


@pytest.fixture(scope="module")
def nats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    with NatsServer(tmp_path_factory.mktemp("nats")) as server:
        yield server


@pytest.fixture(params=["local", "nats"])
def pair(request: pytest.FixtureRequest, nats: NatsServer) -> Iterator[Pair]:
    if request.param == "local":
        store, bus = LocalStateStore(), LocalBus()
        yield Pair((store, store), (bus, bus))
        return
    links = [NatsLink([nats.url]), NatsLink([nats.url])]
    one, two = links
    yield Pair((NatsStateStore(one), NatsStateStore(two)), (NatsBus(one), NatsBus(two)))
    for link in links:
        link.close()


def test_a_value_is_kept_changed_found_by_the_other_and_removed(pair: Pair) -> None:
    one, two = pair.stores
    key = new_id()
    assert one.get(key) is None
    first = one.put(key, b"first", 0)
    assert two.get(key) == (first, b"first")
    second = two.put(key, b"second", first)
    assert one.get(key) == (second, b"second")
    assert second > first
    one.remove(key)
    one.remove(key)
    assert two.get(key) is None
    assert two.put(key, b"again", 0) > 0


def test_whoever_knows_an_older_revision_changes_nothing(pair: Pair) -> None:
    one, two = pair.stores
    key = new_id()
    first = one.put(key, b"first", 0)
    for revision in (0, first + 1):
        with pytest.raises(ConflictError):
            two.put(key, b"other", revision)
    with pytest.raises(ConflictError):
        two.put(new_id(), b"other", first)
    two.put(key, b"second", first)
    with pytest.raises(ConflictError):
        one.put(key, b"late", first)


def test_of_many_at_a_time_one_wins_each_turn(pair: Pair) -> None:
    key = new_id()
    pair.stores[0].put(key, b"0", 0)

    def count(number: int) -> None:
        done = 0
        while done < 10:
            store = pair.stores[number % 2]
            kept = store.get(key)
            assert kept is not None
            try:
                store.put(key, str(int(kept[1]) + 1).encode(), kept[0])
            except ConflictError:
                continue
            done += 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))
    kept = pair.stores[1].get(key)
    assert kept is not None
    assert kept[1] == b"40"


def test_everybody_who_subscribed_hears_in_order_until_they_end(pair: Pair) -> None:
    one, two = pair.buses
    heard: list[list[bytes]] = [[], []]
    ends = [
        bus.subscribe(Topic.LIVE_STATE, into.append)
        for bus, into in zip(pair.buses, heard, strict=True)
    ]
    bodies = [str(number).encode() for number in range(50)]
    for body in bodies:
        one.publish(Topic.LIVE_STATE, body)
    one.publish(Topic.KEYS_REVOKED, b"another topic")
    wait_until(lambda: heard == [bodies, bodies], 5, "both heard all of it")
    ends[1]()
    two.publish(Topic.LIVE_STATE, b"last")
    wait_until(lambda: heard[0][-1] == b"last", 5, "the one that listens heard it")
    assert heard[1] == bodies
    ends[0]()


def test_a_state_is_as_large_as_an_event_with_every_station_can_be(pair: Pair) -> None:
    key = new_id()
    value = b"s" * (64 * 700)
    pair.stores[0].put(key, value, 0)
    kept = pair.stores[1].get(key)
    assert kept is not None
    assert kept[1] == value


def test_within_a_process_no_more_is_kept_than_there_is_room_for() -> None:
    store = LocalStateStore()
    for number in range(MOST_KEYS):
        store.put(str(number), b"", 0)
    with pytest.raises(StoreError, match="at a time"):
        store.put("more", b"", 0)


def test_what_nats_had_in_memory_is_made_anew_after_it_was_killed(tmp_path: Path) -> None:
    came_back = threading.Event()
    with NatsServer(tmp_path) as server:
        link = NatsLink([server.url], came_back=came_back.set)
        try:
            store, bus = NatsStateStore(link), NatsBus(link)
            heard: list[bytes] = []
            bus.subscribe(Topic.SESSIONS_ENDED, heard.append)
            store.put("event", b"before", 0)
            server.kill()
            with pytest.raises(StoreError, match="look after NATS"):
                store.get("event")
            server.start()
            assert came_back.wait(10)
            assert store.get("event") is None
            assert store.put("event", b"after", 0) > 0
            bus.publish(Topic.SESSIONS_ENDED, b"still there")
            wait_until(lambda: heard == [b"still there"], 5, "the subscription came back")
        finally:
            link.close()


@pytest.mark.promise(4)
def test_nats_elsewhere_is_reached_by_tls_1_2_alone() -> None:
    for url in ("nats://192.0.2.1:4222", "tls://nats.example:4222", "nats://nats.example:4222"):
        with pytest.raises(StoreError, match="by tls://"):
            NatsLink([url])
    old = ssl.create_default_context()
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        old.minimum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(StoreError, match=r"1\.2"):
        NatsLink(["tls://nats.example:4222"], context=old)
    with pytest.raises(StoreError, match="holds no secret"):
        NatsLink(["nats://user:secret@localhost:4222"])
    with pytest.raises(StoreError, match="look after NATS"):
        NatsLink(["nats://127.0.0.1:1"])
