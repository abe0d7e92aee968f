import pytest

from studio.policy import Reach, parse_address, reach_of


@pytest.mark.parametrize(
    ("host", "reach"),
    [
        ("127.0.0.1", Reach.THIS_MACHINE),
        ("127.8.9.10", Reach.THIS_MACHINE),
        ("::1", Reach.THIS_MACHINE),
        ("[::1]", Reach.THIS_MACHINE),
        ("::ffff:127.0.0.1", Reach.THIS_MACHINE),
        ("10.1.2.3", Reach.LOCAL_NETWORK),
        ("172.31.255.255", Reach.LOCAL_NETWORK),
        ("192.168.0.1", Reach.LOCAL_NETWORK),
        ("::ffff:192.168.0.1", Reach.LOCAL_NETWORK),
        ("169.254.7.7", Reach.LOCAL_NETWORK),
        ("fd12::1", Reach.LOCAL_NETWORK),
        ("fe80::1%eth0", Reach.LOCAL_NETWORK),
        ("239.1.2.3", Reach.LOCAL_NETWORK),
        ("0.0.0.0", Reach.LOCAL_NETWORK),  # noqa: S104  # an address to judge, not to bind
        ("8.8.8.8", Reach.PUBLIC),
        ("::ffff:8.8.8.8", Reach.PUBLIC),
        ("172.32.0.1", Reach.PUBLIC),
        ("100.64.0.1", Reach.PUBLIC),
        ("224.1.2.3", Reach.PUBLIC),
        ("2001:db8::1", Reach.PUBLIC),
        ("ff0e::1", Reach.PUBLIC),
    ],
)
def test_how_far_an_address_leads(host: str, reach: Reach) -> None:
    address = parse_address(host)
    assert address is not None
    assert reach_of(address) is reach


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "0x7f000001", "2130706433", "010.0.0.1", "1.2.3", "", "::g"]
)
def test_what_only_some_resolvers_take_for_an_address_is_a_name(host: str) -> None:
    assert parse_address(host) is None
