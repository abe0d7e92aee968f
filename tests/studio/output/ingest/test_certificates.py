"""What is not proved to be the ingest gets nothing, and the person hears why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.output.output import OutputState
from tests.parts.hurried_clock import HurriedClock
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority, Certificate
from tests.waiting import wait_until

from .conftest import Publish, Published

CERTIFICATES: dict[str, tuple[Callable[[Authority], Certificate], str]] = {
    "another name": (Authority.for_another_name, "for another name"),
    "expired": (Authority.expired, "has expired"),
    "self-signed": (Authority.self_signed, "self-signed"),
    "a stranger's": (Authority.from_a_stranger, "from no known authority"),
}


def _wait_refused(published: Published, words: str) -> None:
    wait_until(lambda: words in published.output.status.fault, 10, f"a fault that says {words!r}")
    assert published.output.status.state is OutputState.REFUSED
    assert published.output.counters.bytes_sent == 0


@pytest.mark.promise(4)
@pytest.mark.parametrize("name", CERTIFICATES)
def test_a_bad_certificate_gets_nothing(
    tmp_path: Path, authority: Authority, publish: Publish, name: str
) -> None:
    make, words = CERTIFICATES[name]
    with NginxIngest(tmp_path / "nginx", make(authority)) as ingest:
        published = publish(f"rtmps://localhost:{ingest.rtmps_port}/live")
        _wait_refused(published, words)
        assert ingest.files() == []


@pytest.mark.promise(4)
@pytest.mark.parametrize("protocol", ["TLSv1", "TLSv1.1"])
def test_old_tls_gets_nothing(
    tmp_path: Path, authority: Authority, publish: Publish, protocol: str
) -> None:
    with NginxIngest(tmp_path / "nginx", authority.valid(), protocol) as ingest:
        published = publish(f"rtmps://localhost:{ingest.rtmps_port}/live")
        _wait_refused(published, "no TLS 1.2 or newer")
        assert ingest.files() == []


@pytest.mark.promise(4)
@pytest.mark.parametrize("protocol", ["TLSv1.2", "TLSv1.3"])
def test_current_tls_with_a_good_certificate_is_live(
    tmp_path: Path, authority: Authority, publish: Publish, protocol: str
) -> None:
    with NginxIngest(tmp_path / "nginx", authority.valid(), protocol) as ingest:
        published = publish(f"rtmps://127.0.0.1:{ingest.rtmps_port}/live")
        wait_until(lambda: published.output.status.state is OutputState.LIVE, 10, "live")


def test_a_port_without_tls_is_named(
    tmp_path: Path, authority: Authority, publish: Publish
) -> None:
    with NginxIngest(tmp_path / "nginx", authority.valid()) as ingest:
        published = publish(f"rtmps://localhost:{ingest.rtmp_port}/live", clock=HurriedClock())
        wait_until(lambda: published.output.status.fault, 15, "a fault")
        assert published.output.status.state is not OutputState.LIVE
        assert published.output.counters.bytes_sent == 0
