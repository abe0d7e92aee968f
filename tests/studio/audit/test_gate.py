import ast
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from studio.audit import AuditError, AuditLog, verify
from studio.audit.gate import Gate, resolve_by_system
from studio.policy import (
    Destination,
    Policy,
    Purpose,
    ResidencyRefused,
    parse_register,
    shipped_register,
)
from studio.secrets import RecordKey

EU_HOST, US_HOST = "ingest-eu.videosync.example", "ingest-us.videosync.example"
ROOT = Path(__file__).resolve().parents[3]
REGISTER = parse_register(
    """
[[connection]]
name = "camera"
vendor = "Our building"
hosts = ["camera.lan", "192.168.7.20"]
purpose = "network-feed"
data = ["camera picture"]
location = "local"
on = true
consent = "not-needed"
""",
    "of the test",
    shipped_register(),
)


class Trail:
    def __init__(self) -> None:
        self.entries: list[tuple[str, Mapping[str, str]]] = []

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        self.entries.append((kind, details))


class FullDisk:
    def record(self, kind: str, details: Mapping[str, str]) -> None:
        message = f"The disk is full, so {kind!r} with {len(details)} details is lost."
        raise AuditError(message)


class Names:
    """A resolver with one answer; counts what it is asked."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses
        self.asked: list[str] = []

    def __call__(self, host: str, _port: int) -> Sequence[str]:
        self.asked.append(host)
        if not self.addresses:
            message = "no such name"
            raise OSError(message)
        return self.addresses


def gate(trail: Trail | FullDisk, names: Names | None = None) -> Gate:
    return Gate(policy=Policy(REGISTER), trail=trail, resolve=names or Names())


def test_an_allowed_place_is_written_once_and_asks_no_name_server() -> None:
    trail, names = Trail(), Names()
    opened = gate(trail, names)
    for _ in range(3):
        opened(EU_HOST, 443, "ingest")
    ((kind, details),) = trail.entries
    assert kind == "connection allowed"
    assert (details["host"], details["row"]) == (EU_HOST, "videosync-ingest-eu")
    assert names.asked == []


def test_this_machine_is_not_worth_an_entry() -> None:
    trail = Trail()
    gate(trail)("127.0.0.1", 1935, "ingest", clear=True)
    assert trail.entries == []


@pytest.mark.promise(36)
def test_a_refusal_says_why_and_is_written_each_time() -> None:
    trail = Trail()
    opened = gate(trail)
    for _ in range(2):
        with pytest.raises(ResidencyRefused, match="lies in the US, and this show stays in the EU"):
            opened(US_HOST, 443, "ingest")
    assert [kind for kind, _ in trail.entries] == ["connection refused"] * 2
    assert trail.entries[0][1] == {
        "host": US_HOST,
        "port": "443",
        "purpose": "ingest",
        "row": "videosync-ingest-us",
        "reason": f"{US_HOST}:443 lies in the US, and this show stays in the EU; "
        "choose one in the EU.",
    }


@pytest.mark.promise(36)
def test_a_refusal_stands_in_the_sealed_log(tmp_path: Path) -> None:
    key = RecordKey.generate(protected=True)
    opened = Gate(policy=Policy(REGISTER), trail=AuditLog(tmp_path / "audit.log", key))
    with pytest.raises(ResidencyRefused):
        opened(US_HOST, 443, "ingest")
    found = verify(tmp_path / "audit.log", {key.key_id: key}.get)
    entry = found.entries[0].entry
    assert entry is not None
    assert (entry.kind, entry.details["host"]) == ("connection refused", US_HOST)


@pytest.mark.promise(36)
def test_without_a_log_nothing_leaves() -> None:
    opened = gate(FullDisk())
    with pytest.raises(ResidencyRefused, match="could not be written to the audit log"):
        opened(US_HOST, 443, "ingest")
    with pytest.raises(AuditError):
        opened(EU_HOST, 443, "ingest")
    # Not remembered as written: asked again, it is refused again.
    with pytest.raises(AuditError):
        opened(EU_HOST, 443, "ingest")


def test_an_unknown_purpose_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="anything"):
        gate(Trail())(EU_HOST, 443, "anything")


@pytest.mark.parametrize("address", ["192.168.7.20", "fd12::1", "127.0.0.1"])
def test_a_local_name_that_stays_local_is_allowed(address: str) -> None:
    gate(Trail(), Names(address))("camera.lan", 554, "network-feed", clear=True)


@pytest.mark.promise(4)
@pytest.mark.promise(36)
@pytest.mark.parametrize(
    "addresses", [("203.0.113.9",), ("192.168.7.20", "203.0.113.9"), ("::ffff:203.0.113.9",)]
)
def test_a_local_name_that_leads_outside_is_refused(addresses: tuple[str, ...]) -> None:
    trail = Trail()
    with pytest.raises(ResidencyRefused, match=r"named as local in the register, but leads to"):
        gate(trail, Names(*addresses))("camera.lan", 554, "network-feed", clear=True)
    assert trail.entries[0][0] == "connection refused"


def test_a_local_name_without_an_address_is_refused_for_now() -> None:
    with pytest.raises(ResidencyRefused, match="has no address now"):
        gate(Trail(), Names())("camera.lan", 554, "network-feed")


def test_asking_writes_nothing() -> None:
    trail = Trail()
    verdict = gate(trail).ask(Destination(US_HOST, 443, Purpose.INGEST))
    assert not verdict.allowed
    assert trail.entries == []


def test_the_systems_resolver_knows_this_machine() -> None:
    assert set(resolve_by_system("localhost", 80)) <= {"127.0.0.1", "::1"}


@pytest.mark.promise(36)
def test_the_decision_itself_opens_and_reads_nothing() -> None:
    for name in ("residency", "addresses", "register"):
        tree = ast.parse((ROOT / "studio" / "policy" / f"{name}.py").read_text(encoding="utf-8"))
        imported = {
            alias.name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        } | {
            str(node.module).partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and not node.level
        }
        assert imported <= {
            "dataclasses",
            "enum",
            "functools",
            "ipaddress",
            "msgspec",
            "tomllib",
            "typing",
        }
