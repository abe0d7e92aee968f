from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.policy import (
    Destination,
    Policy,
    Purpose,
    Region,
    Register,
    decide,
    parse_register,
    shipped_register,
)

EU_HOST, US_HOST = "ingest-eu.videosync.example", "ingest-us.videosync.example"
LOCAL = parse_register(
    """
[[connection]]
name = "cameras"
vendor = "Our building"
hosts = ["192.168.7.0/24", "camera.lan", "239.1.2.3", "fd12::/32"]
purpose = "network-feed"
data = ["camera picture"]
location = "local"
on = true
consent = "not-needed"
""",
    "of the test",
    shipped_register(),
)


def asked(
    host: str,
    purpose: Purpose = Purpose.INGEST,
    *,
    port: int = 443,
    clear: bool = False,
    region: Region = Region.EU,
    register: Register = LOCAL,
) -> str:
    """Return the reason of a refusal, "" when allowed."""
    verdict = decide(Policy(register, region), Destination(host, port, purpose, clear))
    assert verdict.reason
    return "" if verdict.allowed else verdict.reason


@pytest.mark.promise(33)
def test_each_region_uses_its_own_ingest() -> None:
    assert asked(EU_HOST, region=Region.EU) == ""
    assert asked(US_HOST, region=Region.US) == ""
    assert asked(US_HOST, region=Region.EU) == (
        "ingest-us.videosync.example:443 lies in the US, and this show stays in the EU; "
        "choose one in the EU."
    )
    assert "stays in the US" in asked(EU_HOST, region=Region.US)


@pytest.mark.promise(34)
def test_a_show_that_says_nothing_stays_in_the_eu() -> None:
    assert Policy(LOCAL).region is Region.EU


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    "host",
    [
        "live.example.com",
        "8.8.8.8",
        "::ffff:8.8.8.8",
        "2001:db8::1",
        "192.168.7.20",
        "10.0.0.1",
        "ingest-eu.videosync.example.attacker.example",
        "xingest-eu.videosync.example",
        "videosync.example",
        "ingest-eu.videosync.example:443",
        "ingest-eu.videosync.example@attacker.example",
        "127.1",
        "localhost.attacker.example",
        "",
        " ",
        "ingest\u2024eu.videosync.example",
        "x" * 300,
    ],
)
def test_what_no_row_names_is_refused(host: str) -> None:
    assert "is in no row of the register" in asked(host)


@pytest.mark.promise(36)
@given(host=st.text(), port=st.integers(1, 65535), clear=st.booleans())
def test_under_eu_only_nothing_but_the_register_and_this_machine_passes(
    host: str, port: int, *, clear: bool
) -> None:
    destination = Destination(host, port, Purpose.INGEST, clear)
    verdict = decide(Policy(shipped_register()), destination)
    assert not verdict.allowed or verdict.row is not None or host.startswith(("127.", "::", "loc"))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "localhost", "LOCALHOST"])
def test_this_machine_is_always_allowed(host: str) -> None:
    for purpose, clear, region in product(Purpose, (False, True), Region):
        assert not asked(host, purpose, clear=clear, region=region, register=Register())


def test_names_are_compared_as_the_name_system_does() -> None:
    assert not asked("INGEST-EU.videosync.EXAMPLE")
    assert not asked("ingest-eu.videosync.example.")


def test_a_row_holds_for_its_ports_and_its_purpose_only() -> None:
    assert asked(EU_HOST, port=1935)
    assert asked(EU_HOST, Purpose.NETWORK_FEED)
    assert asked("192.168.7.20", Purpose.INGEST)


@pytest.mark.parametrize("host", ["192.168.7.20", "::ffff:192.168.7.20", "239.1.2.3", "fd12::9"])
@pytest.mark.parametrize("region", Region)
def test_named_local_addresses_are_allowed_in_the_clear(host: str, region: Region) -> None:
    assert not asked(host, Purpose.NETWORK_FEED, clear=True, region=region)
    verdict = decide(Policy(LOCAL), Destination(host, 554, Purpose.NETWORK_FEED, clear=True))
    assert verdict.local_only


@pytest.mark.parametrize("host", ["192.168.8.20", "fd13::9", "239.1.2.4"])
def test_other_local_addresses_are_not(host: str) -> None:
    assert asked(host, Purpose.NETWORK_FEED, clear=True)


@pytest.mark.promise(4)
def test_clear_media_never_cross_a_public_network() -> None:
    assert "use TLS" in asked(EU_HOST, clear=True)


@pytest.mark.promise(36)
def test_a_row_that_is_off_or_lacks_a_consent_is_refused() -> None:
    off = parse_register('switched_off = ["videosync-ingest-eu"]', "ours", shipped_register())
    assert "is switched off" in asked(EU_HOST, register=off)
    row = """
[[connection]]
name = "asks"
vendor = "Example Oy"
hosts = ["asks.example.org"]
purpose = "ingest"
data = ["programme picture"]
location = "eu"
on = true
consent = "needed"
"""
    needed = parse_register(row, "ours")
    assert "needs a consent that nobody has given" in asked("asks.example.org", register=needed)
    given_now = parse_register('consent_given = ["asks"]', "ours", needed)
    assert not asked("asks.example.org", register=given_now)
