"""What OpenSSL's own server hears that is not the ingest it should be: nothing of the key."""

from pathlib import Path

import pytest

from studio.output.output import OutputState
from tests.parts.hostile import HostileServer, hostile_servers
from tests.parts.pki import Authority
from tests.waiting import wait_until

from .conftest import KEY, Publish

pytestmark = pytest.mark.promise(4)

HOSTILE = ("TLS 1.0", "TLS 1.1", "wrong name", "self-signed", "expired", "a stranger's")


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_and_hears_not_one_byte(
    tmp_path: Path, authority: Authority, publish: Publish, name: str
) -> None:
    servers = hostile_servers(authority)
    assert tuple(servers) == HOSTILE
    certificate, options = servers[name]
    with HostileServer(tmp_path, certificate, *options) as server:
        output = publish(f"rtmps://localhost:{server.port}/live").output
        wait_until(lambda: output.status.state is OutputState.REFUSED, 10, "a refusal")
        assert output.counters.bytes_sent == 0
    assert server.heard() == b""


def test_one_that_is_what_it_should_be_is_spoken_to_and_hears_no_key_before_it_answers(
    tmp_path: Path, authority: Authority, publish: Publish
) -> None:
    with HostileServer(tmp_path, authority.valid()) as server:
        publish(f"rtmps://localhost:{server.port}/live")
        # C0 and C1: without them, the silence above would prove nothing.
        wait_until(lambda: len(server.heard()) == 1537, 10, "the first words of RTMP")
    assert KEY.encode() not in server.heard()
