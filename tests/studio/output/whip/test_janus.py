"""Publishing to Janus, which nobody here wrote, and decoding what it passes on."""

from statistics import median

import ifaddr
import pytest

from mixer.clock import NS_PER_MS
from studio.output.output import OutputState
from tests.parts.pki import Authority
from tests.parts.whip_endpoint import whip_endpoint
from tests.parts.whip_programme import WhipProgramme
from tests.waiting import wait_until

from .conftest import Publish


def _own_address() -> str:
    """Return an IPv4 address of this machine that is not loopback."""
    found = (ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips)
    own = [ip for ip in found if isinstance(ip, str) and not ip.startswith("127.")]
    if not own:
        pytest.skip("Janus leaves loopback out, and this machine has no other address")
    return own[0]


def test_janus_passes_every_picture_on(
    programme: WhipProgramme, publish: Publish, authority: Authority
) -> None:
    host = _own_address()
    certificate = authority.for_address(host)
    with whip_endpoint(certificate, "--host", host, module="tests.parts.janus_whip") as endpoint:
        published = publish(endpoint.url.replace("127.0.0.1", host))
        endpoint.wait_for("first", 30)
        assert published.output.status.state is OutputState.LIVE
        first = programme.pictures
        wait_until(lambda: programme.pictures >= first + 60, 30, "two seconds of programme")
        wait_until(lambda: published.output.report.round_trip_ms >= 0, 10, "Janus reports")
        seen = endpoint.result()
    numbers = [number for number, *_ in seen.pictures]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(numbers) >= 50
    assert seen.unreadable == 0
    delay_ms = median(at - stamp for _, stamp, _, at in seen.pictures) / NS_PER_MS
    assert delay_ms < 100
