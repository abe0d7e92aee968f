"""What OpenSSL's own server hears that is not the ingest it should be: nothing of the key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.output.output import OutputState
from tests.parts.hostile import HostileServer
from tests.parts.pki import Authority, Certificate
from tests.waiting import wait_until

from .conftest import KEY, Publish

pytestmark = pytest.mark.promise(4)

_OLD = ("-cipher", "ALL:@SECLEVEL=0")
HOSTILE: dict[str, tuple[Callable[[Authority], Certificate], tuple[str, ...]]] = {
    "TLS 1.0": (Authority.valid, ("-tls1", *_OLD)),
    "TLS 1.1": (Authority.valid, ("-tls1_1", *_OLD)),
    "wrong name": (Authority.for_another_name, ()),
    "self-signed": (Authority.self_signed, ()),
    "expired": (Authority.expired, ()),
    "a stranger's": (Authority.from_a_stranger, ()),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_and_hears_not_one_byte(
    tmp_path: Path, authority: Authority, publish: Publish, name: str
) -> None:
    make, options = HOSTILE[name]
    with HostileServer(tmp_path, make(authority), *options) as server:
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
