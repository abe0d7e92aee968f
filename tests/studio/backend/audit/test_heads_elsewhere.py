"""Heads on another machine: brought there beside the requests; what was cut is found by them."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
import pytest

from mixer.errors import StudioError
from studio.backend.audit import (
    FolderOfHeads,
    HeadsCourier,
    HeadsElsewhere,
    SignedHead,
    chains_of_store,
    heads_of,
    verify_export,
    verify_store,
)
from studio.backend.audit.https_heads import PURPOSE, HttpsHeads
from studio.backend.audit.model import HEADS, RECORDS
from studio.backend.errors import StoreError
from studio.backend.moment import HOUR_NS
from studio.backend.repository import Transaction
from studio.secrets import Secret
from tests.fakes.people import allow_all
from tests.parts.heads_place import HeadsPlace
from tests.parts.pki import Authority
from tests.waiting import timing, wait_until

from .trails import Kept, deed

PUT = "/backend/one.1.head"


@contextmanager
def brought(
    kept: Kept, folder: Path, far: HeadsElsewhere, instance: str = "one"
) -> Iterator[HeadsCourier]:
    """Have *kept* write with a courier to *far*."""
    courier = HeadsCourier(FolderOfHeads(folder), pause_s=0.01, longest_s=0.05)
    kept.heads = courier  # type: ignore[assignment]  # one that brings them on
    kept.trail = kept.begin(instance)
    courier.start(far)
    try:
        yield courier
    finally:
        courier.close()


@pytest.mark.promise(43)
@pytest.mark.promise(4)
def test_each_head_is_soon_at_an_address_and_a_cut_trail_is_found_by_it(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    kept = Kept(tmp_path / "unused")
    with HeadsPlace(authority.valid()) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file, token=Secret("t"))
        with brought(kept, tmp_path / "near", far):
            kept.fill(20)
            wait_until(lambda: _size(far) == 20, 5, "the newest head is there")
        assert place.tokens == {"Bearer t"}
        heads = heads_of(far, ["one.1"])
        assert verify_store(kept.repository, kept=heads).fault == ""
        # Whoever has the store and its key, and the folder, cuts and signs anew: not over there.
        forged = Kept(tmp_path / "forged")
        forged.fill(15)
        forged.clock.advance(10**9)
        forged.trail.record(deed(99))
        fault = verify_store(forged.repository, kept=heads).fault
        assert fault == "chain one.1 was cut: it has 16 records, and had 20"
        assert "was cut" in verify_export(forged.whole(), kept=heads).fault
        # An export from before is no cut one: the trail went on.
        older = kept.whole()
        kept.fill(1)
        with brought(kept, tmp_path / "near", far):
            kept.fill(1)
            wait_until(lambda: _size(far) == 22, 5, "the next one is there")
        found = verify_export(older, kept=heads_of(far, ["one.1"]))
        assert (found.fault, found.as_of_ns) == ("", heads[0].at_ns)
    assert _size_of(place.kept[PUT]) == 22


@pytest.mark.promise(43)
@pytest.mark.allow_log("heads of the audit trail")
def test_a_place_that_is_away_holds_up_nothing_and_gets_the_newest_head_later(
    tmp_path: Path,
) -> None:
    authority = Authority(tmp_path)
    kept = Kept(tmp_path / "unused")
    with HeadsPlace(authority.valid()) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file)
        place.refuses = 503
        with brought(kept, tmp_path / "near", far) as courier:
            kept.fill(3)
            wait_until(lambda: _is_told(courier), 5, "it is told")
            assert not place.kept
            place.refuses = 0
            wait_until(lambda: place.kept, 5, "it is brought after all")
            wait_until(lambda: not _is_told(courier), 5, "all is well again")
    assert place.puts == [PUT, "/backend/1.instance"]
    assert _size_of(place.kept[PUT]) == 3


def test_no_deed_waits_for_a_place_that_hangs(tmp_path: Path) -> None:
    class Hangs:
        def __init__(self) -> None:
            self.asked, self.free = threading.Event(), threading.Event()

        def keep(self, _head: SignedHead) -> None:
            self.asked.set()
            self.free.wait(30)

        def newest(self, _chain: str) -> None:
            return None

        def enter(self, _head: SignedHead) -> None:
            return None

        def entered(self) -> Iterator[SignedHead]:
            yield from ()

    far, kept = Hangs(), Kept(tmp_path / "unused")
    with brought(kept, tmp_path / "near", far):
        kept.fill(1)
        assert far.asked.wait(5)
        with timing() as watch:
            kept.fill(50)
        assert watch.seconds < 3
        assert len(kept.records()) == 51
        far.free.set()


@pytest.mark.promise(43)
@pytest.mark.allow_log("the trail was cut")
def test_a_head_of_more_than_there_is_is_not_written_over(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with HeadsPlace(authority.valid()) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file)
        kept = Kept(tmp_path / "unused")
        with brought(kept, tmp_path / "near", far):
            kept.fill(9)
            wait_until(lambda: _size(far) == 9, 5, "it is there")
        forged = Kept(tmp_path / "unused too")
        with brought(forged, tmp_path / "another", far) as courier:
            forged.fill(4)
            wait_until(lambda: _is_told(courier), 5, "it is told")
            with pytest.raises(StoreError, match="the trail was cut; verify it"):
                courier.check()
        assert _size(far) == 9


@pytest.mark.promise(43)
def test_an_instance_whose_every_chain_was_taken_out_is_missed(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    kept = Kept(tmp_path / "unused")
    with HeadsPlace(authority.valid()) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file)
        for instance in ("one", "two"):
            with brought(kept, tmp_path / instance, far, instance):
                kept.fill(3)
                wait_until(partial(_is_there, far, f"{instance}.1"), 5, "its head is there")
        assert [head.chain for head in far.entered()] == ["one.1", "two.1"]
        heads = heads_of(far, chains_of_store(kept.repository))
        assert verify_store(kept.repository, kept=heads).fault == ""
        before = kept.whole()
        _take_out(kept, "two.1")
        # The other one goes on.
        with brought(kept, tmp_path / "one", far):
            kept.fill(1)
        left = chains_of_store(kept.repository)
        assert left == ("one.1",)
        heads = heads_of(far, left)
        missed = "chain two.1 is missing, of which a head was kept"
        assert verify_store(kept.repository, kept=heads).fault == missed
        assert verify_export(kept.whole(), kept=heads).fault == missed
        assert verify_export(before, kept=heads).fault == ""


def test_who_was_written_over_at_the_address_is_noted_there_again(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    kept, other = Kept(tmp_path / "unused"), Kept(tmp_path / "unused too", "two")
    other.fill(1)
    with HeadsPlace(authority.valid()) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file)
        with brought(kept, tmp_path / "one", far):
            kept.fill(1)
            wait_until(lambda: list(far.entered()), 5, "it is noted")
            place.kept["/backend/1.instance"] = msgspec.json.encode(other.heads.all()[0])
            kept.clock.advance(HOUR_NS)
            kept.fill(1)
            wait_until(lambda: len(list(far.entered())) == 2, 5, "it is noted again")
        assert [head.chain for head in far.entered()] == ["two.1", "one.1"]
        # Who finds its place taken meanwhile comes again.
        first = kept.heads.all()[0]
        place.kept.clear()
        far.enter(first)
        far.enter(first)
        assert [head.chain for head in far.entered()] == ["one.1"]


@pytest.mark.promise(4)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("kind", ["stranger", "expired", "name", "old"])
def test_no_head_goes_to_who_cannot_prove_itself(tmp_path: Path, kind: str) -> None:
    authority = Authority(tmp_path)
    certificate = {
        "stranger": authority.from_a_stranger,
        "expired": authority.expired,
        "name": authority.for_another_name,
        "old": authority.valid,
    }[kind]()
    newest = ssl.TLSVersion.TLSv1_1 if kind == "old" else ssl.TLSVersion.TLSv1_3
    kept = Kept(tmp_path / "near")
    kept.fill(1)
    with HeadsPlace(certificate, newest) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file, token=Secret("t"))
        with pytest.raises(StoreError, match="does not take the heads") as refused:
            far.keep(kept.heads.all()[0])
        assert "backend" not in str(refused.value)
        assert not place.tokens


@pytest.mark.promise(36)
def test_it_asks_the_gate_each_time_and_speaks_https_alone(tmp_path: Path) -> None:
    asked: list[tuple[str, int, str]] = []

    def shut(host: str, port: int, purpose: str) -> None:
        asked.append((host, port, purpose))
        message = "It is not named."
        raise StudioError(message)

    far = HttpsHeads("https://heads.example.org/backend", shut)
    with pytest.raises(StoreError, match="may not go to heads"):
        far.newest("one.1")
    assert asked == [("heads.example.org", 443, PURPOSE)]
    with pytest.raises(StoreError, match="https:// address alone"):
        HttpsHeads("http://heads.example.org", allow_all)
    none = tmp_path / "none.pem"
    none.write_text("nothing")
    with pytest.raises(StoreError, match="no certificate authority"):
        HttpsHeads("https://heads.example.org", allow_all, ca_file=none)


def test_what_is_no_head_there_is_said(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with HeadsPlace(authority.valid()) as place:
        far = HttpsHeads(place.url, allow_all, ca_file=authority.ca_file)
        place.kept[PUT] = b"{}"
        with pytest.raises(StoreError, match="is no head of it"):
            far.newest("one.1")
        assert far.newest("two.1") is None


def _take_out(kept: Kept, chain: str) -> None:
    """Do what somebody with the store's key could do."""
    records = [record.id for record in kept.records(chain)]

    def take(made: Transaction) -> None:
        for record in records:
            made.erase(RECORDS, record)
        made.erase(HEADS, chain)

    kept.repository.write(take)


def _is_there(far: HttpsHeads, chain: str) -> bool:
    return far.newest(chain) is not None


def _size(far: HttpsHeads) -> int:
    head = far.newest("one.1")
    return 0 if head is None else head.size


def _size_of(body: bytes) -> int:
    return msgspec.json.decode(body, type=SignedHead).size


def _is_told(courier: HeadsCourier) -> bool:
    try:
        courier.check()
    except StoreError:
        return True
    return False
