"""Whoever asks outside, a refusal is in the trail by itself."""

from pathlib import Path

import pytest

from mixer.errors import StudioError
from studio.backend.accounts import Outside
from studio.backend.accounts.errors import ProviderError
from studio.backend.assembly import parts_over
from studio.backend.audit import FolderOfHeads, Signer
from studio.backend.audit.https_heads import HttpsHeads
from studio.backend.audit.model import RECORDS
from studio.backend.errors import StoreError
from studio.backend.parts import Parts
from studio.backend.records import PROVIDER
from studio.backend.repository import Query
from studio.backend.stores.disk_archive import DiskArchives
from studio.backend.trail import Deed, Outcome
from studio.backend.way_out import Gate, WayOut
from studio.secrets import RecordKey
from tests.fakes.people import QUICK
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail
from tests.waiting import wait_until


def _shut(host: str, _port: int, _purpose: str) -> None:
    if host != "open.example.org":
        message = f"{host} is not named."
        raise StudioError(message)


@pytest.mark.promise(36)
def test_a_refusal_is_written_and_raised_and_a_yes_is_neither() -> None:
    trail = MemoryTrail()
    way_out = WayOut(_shut, trail)
    way_out("open.example.org", 443, "mail")
    assert not trail.deeds
    with pytest.raises(StudioError, match="is not named"):
        way_out("us.example.org", 443, "mail")
    (deed,) = trail.deeds
    assert (deed.kind, deed.outcome, deed.organisation) == (
        "asked outside", Outcome.REFUSED, PROVIDER,
    )  # fmt: skip
    assert deed.details == {
        "host": "us.example.org", "port": "443", "purpose": "mail",
        "why": "us.example.org is not named.",
    }  # fmt: skip


@pytest.mark.promise(36)
def test_what_cannot_be_written_is_refused_all_the_same() -> None:
    class Full(MemoryTrail):
        def record(self, deed: Deed) -> None:
            raise StoreError(deed.kind)

    with pytest.raises(StudioError):
        WayOut(_shut, Full())("us.example.org", 443, "mail")


@pytest.mark.promise(36)
@pytest.mark.allow_log("may not go to heads.example.org")
def test_all_that_asks_outside_is_handed_that_gate_and_nobody_is_asked_unless_named(
    tmp_path: Path,
) -> None:
    key, handed = RecordKey.generate(protected=True), list[Gate]()

    def outside(gate: Gate) -> Outside:
        handed.append(gate)
        return Outside(gate)

    parts = parts_over(
        MemoryRepository(),
        archives=DiskArchives(tmp_path / "archives", key, own="own"),
        signer=Signer.from_key(key),
        kept_heads=FolderOfHeads(tmp_path / "heads"),
        instance="one",
        cost=QUICK,
        outside=outside,
        post=handed.append,
        heads_elsewhere=lambda gate: HttpsHeads("https://heads.example.org", gate),
    )
    try:
        sign_in, mail = handed
        with pytest.raises(ProviderError, match="may not be asked"):
            Outside(sign_in).ask("https://login.example.org/x?code=1", "sign-in")
        with pytest.raises(StudioError):
            mail("mail.example.org", 25, "mail")
        wait_until(lambda: len(_refusals(parts)) >= 3, 5, "heads were refused, too")
        told = {(each["host"], each["purpose"]) for each in _refusals(parts)}
    finally:
        parts.close()
    assert told == {
        ("login.example.org", "sign-in"), ("mail.example.org", "mail"),
        ("heads.example.org", "audit heads"),
    }  # fmt: skip
    assert "code" not in str(_refusals(parts))


def _refusals(parts: Parts) -> list[dict[str, str]]:
    query = Query({"kind": "asked outside"}, order="number")
    found = parts.repository.read(lambda reader: reader.find(RECORDS, query))
    return [dict(each.details) for each in found]
