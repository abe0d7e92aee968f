"""Heads on another machine: brought there beside the requests; what was cut is found by them."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from mixer.errors import StudioError
from studio.backend.audit import (
    FolderOfHeads,
    HeadsCourier,
    HeadsElsewhere,
    SignedHead,
    heads_of,
    verify_export,
    verify_store,
)
from studio.backend.audit.https_heads import PURPOSE, HttpsHeads
from studio.backend.errors import StoreError
from studio.secrets import Secret
from tests.fakes.people import allow_all
from tests.parts.heads_place import HeadsPlace
from tests.parts.pki import Authority
from tests.waiting import timing, wait_until

from .trails import Kept, deed

PUT = "/backend/one.1.head"


@contextmanager
def brought(kept: Kept, folder: Path, far: HeadsElsewhere) -> Iterator[HeadsCourier]:
    """Have *kept* write with a courier to *far*."""
    courier = HeadsCourier(FolderOfHeads(folder), pause_s=0.01, longest_s=0.05)
    kept.heads = courier  # type: ignore[assignment]  # one that brings them on
    kept.trail = kept.begin()
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
    assert place.puts == [PUT]
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
