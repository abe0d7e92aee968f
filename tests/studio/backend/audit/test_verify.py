"""Whatever is done to a trail is found, by whoever has an export and nothing else."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from studio.backend.audit import (
    AuditRecord,
    AuditTrail,
    NoTrailError,
    Signer,
    Wanted,
    is_export,
    verify_export,
    verify_store,
)
from studio.backend.audit.model import HEADS, RECORDS
from studio.backend.errors import BadRequestError, ForbiddenError
from studio.backend.repository import Transaction
from studio.policy.permissions import Role
from studio.secrets import RecordKey

from .trails import ADMIN, SIGNER, Kept

Lines = list[bytes]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Two organisations' deeds in one chain of 288, each third B's."""
    kept = Kept(tmp_path_factory.mktemp("heads"))
    for _ in range(96):
        kept.fill(2)
        kept.fill(1, organisation="b")
    return kept


def exported(kept: Kept, wanted: Wanted | None = None) -> Lines:
    return b"".join(kept.service().export(ADMIN, wanted or Wanted())).splitlines(keepends=True)


def swap(lines: Lines) -> Lines:
    return [*lines[:5], lines[6], lines[5], *lines[7:]]


TAMPERED: dict[str, Callable[[Lines], Lines]] = {
    "a record changed": lambda lines: [
        *lines[:7],
        lines[7].replace(b"event-", b"other-"),
        *lines[8:],
    ],
    "an outcome changed": lambda lines: [
        *lines[:4],
        lines[4].replace(b'"outcome":"', b'"outcome":"x'),
        *lines[5:],
    ],
    "a sealed part changed": lambda lines: [
        *lines[:4],
        lines[4].replace(b"198.51", b"203.51"),
        *lines[5:],
    ],
    "records swapped": swap,
    "a record taken out": lambda lines: [*lines[:9], *lines[10:]],
    "a record twice": lambda lines: [*lines[:9], lines[8], *lines[9:]],
    "the end cut off": lambda lines: lines[:-1],
    "records cut off before the end": lambda lines: [*lines[:-9], lines[-1]],
    "a line that is none": lambda lines: [*lines[:3], b"{}\n", *lines[4:]],
    "a head's size changed": lambda lines: [lines[0].replace(b'"size":', b'"size":1'), *lines[1:]],
}


@pytest.mark.promise(43)
@pytest.mark.parametrize("how", TAMPERED)
@pytest.mark.parametrize("is_whole", [True, False])
def test_tampering_reordering_and_truncation_are_found(
    kept: Kept, how: str, *, is_whole: bool
) -> None:
    lines = kept.whole() if is_whole else exported(kept)
    assert verify_export(lines, kept=kept.heads.all()).fault == ""
    tampered = TAMPERED[how](lines)
    assert tampered != lines
    assert verify_export(tampered).fault != ""


def test_an_export_proves_its_records_without_the_others(kept: Kept) -> None:
    lines = exported(kept)
    found = verify_export(lines, signer=SIGNER.public)
    assert (found.fault, found.whole) == ("", False)
    records = [msgspec.json.decode(line)["record"] for line in lines[1:-1]]
    assert {record["organisation"] for record in records} == {"a"}
    assert records[-1]["kind"] == "audit exported"
    assert found.records == len(records) >= 193
    assert is_export(lines[0])


def test_what_somebody_else_signed_is_not_ours(kept: Kept) -> None:
    other = Signer.from_key(RecordKey.generate(protected=True))
    fault = verify_export(kept.whole(), signer=other.public).fault
    assert "not by the one that was asked for" in fault


def test_what_is_no_export_is_said(kept: Kept) -> None:
    with pytest.raises(NoTrailError, match="its first line is another"):
        verify_export([b"{}\n"])
    newer = kept.whole()
    newer[0] = newer[0].replace(b'"version":1', b'"version":2')
    with pytest.raises(NoTrailError, match="version 2"):
        verify_export(newer)


@pytest.mark.promise(43)
def test_who_has_the_key_and_cuts_the_chain_is_found_by_the_kept_heads(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.fill(20)
    elsewhere = kept.heads.all()
    forged = Kept(tmp_path / "forged")
    forged.fill(15)
    assert verify_store(forged.repository).fault == ""
    fault = verify_store(forged.repository, kept=elsewhere).fault
    assert fault == "chain one.1 was cut: it has 15 records, and had 20"
    forged.fill(10)
    fault = verify_store(forged.repository, kept=elsewhere).fault
    assert "are not those of a kept head" in fault


@pytest.mark.promise(43)
@pytest.mark.parametrize(
    "change",
    [
        lambda record: msgspec.structs.replace(record, account="somebody-else"),
        lambda record: msgspec.structs.replace(record, at_ns=record.at_ns + 1),
        lambda record: msgspec.structs.replace(record, personal=record.personal + " "),
        lambda record: msgspec.structs.replace(record, before="11" * 32),
        lambda _record: None,
    ],
)
@pytest.mark.parametrize("number", [0, 7, 19])
def test_a_change_in_the_store_is_found(
    tmp_path: Path, number: int, change: Callable[[AuditRecord], AuditRecord | None]
) -> None:
    kept = Kept(tmp_path)
    kept.fill(20)
    kept.change(number, change)
    assert verify_store(kept.repository).fault != ""


def test_a_chain_that_vanished_is_found(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.fill(2)

    def drop(made: Transaction) -> None:
        made.erase(HEADS, "one.1")
        for record in kept_records:
            made.erase(RECORDS, record.id)

    kept_records = kept.records()
    kept.repository.write(drop)
    assert verify_store(kept.repository).fault == ""
    fault = verify_store(kept.repository, kept=kept.heads.all()).fault
    assert fault == "chain one.1 is missing, of which a head was kept"


def test_search_is_within_the_organisation_by_what_is_asked(kept: Kept) -> None:
    service = kept.service()
    found = service.search(ADMIN, Wanted(outcome="refused", limit=1000))
    assert found
    assert {record.organisation for record in found} == {"a"}
    assert {record.outcome for record in found} == {"refused"}
    times = [record.at_ns for record in found]
    assert times == sorted(times, reverse=True)
    first = service.search(ADMIN, Wanted(outcome="refused", limit=3))
    rest = service.search(ADMIN, Wanted(outcome="refused", limit=1000, after=first[-1].id))
    assert (*first, *rest) == found
    middle = times[len(times) // 2]
    later = service.search(ADMIN, Wanted(outcome="refused", since_ns=middle, limit=1000))
    assert [record.at_ns for record in later] == [at for at in times if at >= middle]
    by_one = service.search(ADMIN, Wanted(kind="signed in", account="account-0"))
    assert {(record.kind, record.account) for record in by_one} == {("signed in", "account-0")}


def test_who_may_not_search_or_export_does_not(kept: Kept) -> None:
    service = kept.service()
    producer = type(ADMIN)("p", "a", Role.PRODUCER, "s", "")
    with pytest.raises(ForbiddenError):
        service.search(producer, Wanted())
    with pytest.raises(ForbiddenError):
        service.export(producer, Wanted())
    with pytest.raises(ForbiddenError):
        service.heads(producer)
    with pytest.raises(BadRequestError, match="1 to 1000"):
        service.search(ADMIN, Wanted(limit=0))
    with pytest.raises(BadRequestError, match="outcome"):
        service.search(ADMIN, Wanted(outcome="won"))
    assert isinstance(kept.trail, AuditTrail)
