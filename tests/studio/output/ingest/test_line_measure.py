"""How much a line bears is what arrives, not what is given to a buffer."""

import time
from pathlib import Path

import av
import pytest

from mixer.clock import MonotonicClock
from mixer.errors import StudioError
from studio.output.ingest import Destination, LineReport, measure_line, verifying_context
from tests.parts.narrow_relay import NarrowRelay
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.receiver import receiving
from tests.waiting import timing

from .conftest import allow_all


def _measure(
    url: str, authority: Authority, *, ceiling_bps: int = 8_000_000, seconds: float = 2.5
) -> LineReport:
    return measure_line(
        Destination.parse(url), ceiling_bps=ceiling_bps, gate=allow_all,
        tls=verifying_context(authority.ca_file), clock=MonotonicClock(),
        abandoned=lambda: False, seconds=seconds,
    )  # fmt: skip


def test_a_narrow_line_is_measured_as_narrow_as_it_is(tmp_path: Path, authority: Authority) -> None:
    with (
        receiving(tmp_path) as receiver,
        NarrowRelay(receiver.port, 250_000) as relay,
    ):
        report = _measure(f"rtmp://127.0.0.1:{relay.port}/live", authority, seconds=3.0)
        [ended] = receiver.wait_for_end()
    assert report.fault == ""
    # The relay is at most as wide as it was told to be; what it bore lies in the file.
    bore_bps = Path(ended.file).stat().st_size * 8 / 3.0
    assert report.up_bps == pytest.approx(bore_bps, rel=0.3)
    assert report.up_bps < 2_300_000
    assert (report.enough, report.acknowledged) == (False, True)


def test_a_wide_line_bears_all_by_tls_and_what_is_sent_is_pictures(
    nginx: NginxIngest, authority: Authority
) -> None:
    report = _measure(f"rtmps://localhost:{nginx.rtmps_port}/live", authority)
    assert report.fault == ""
    assert report.up_bps >= 7_200_000
    assert report.enough
    assert 0 < report.round_trip_ms < 1000


def test_what_a_receiver_stores_of_it_can_be_decoded(tmp_path: Path, authority: Authority) -> None:
    with receiving(tmp_path) as receiver:
        url = f"rtmp://127.0.0.1:{receiver.port}/live"
        assert _measure(url, authority, ceiling_bps=2_000_000, seconds=1.2).fault == ""
        [ended] = receiver.wait_for_end()
    with av.open(ended.file) as stored:
        assert len(list(stored.decode(video=0))) == ended.pictures > 20


def test_an_ingest_that_wants_its_key_is_told_so(tmp_path: Path, authority: Authority) -> None:
    asked: list[str] = []

    def accepts(_application: str, name: str) -> bool:
        asked.append(name)
        return False

    with receiving(tmp_path, accepts=accepts) as receiver:
        report = _measure(f"rtmp://127.0.0.1:{receiver.port}/live", authority)
    assert report.fault.endswith("takes no stream of a name of chance to test with.")
    assert report.up_bps == 0
    assert len(asked) == 1


def test_where_nobody_listens_and_where_nothing_may_go(authority: Authority) -> None:
    url = f"rtmp://127.0.0.1:{free_port()}/live"
    assert "Nobody listens" in _measure(url, authority).fault

    def refuse(_host: str, _port: int, _purpose: str) -> None:
        message = "It lies elsewhere."
        raise StudioError(message)

    report = measure_line(
        Destination.parse(url), ceiling_bps=1_000_000, gate=refuse,
        tls=verifying_context(authority.ca_file), clock=MonotonicClock(), abandoned=lambda: False,
    )  # fmt: skip
    assert report == LineReport(fault="It lies elsewhere.")


def test_it_ends_at_once_when_it_is_no_longer_wanted(tmp_path: Path, authority: Authority) -> None:
    with receiving(tmp_path) as receiver:
        began = time.monotonic()
        with timing() as watch:
            report = measure_line(
                Destination.parse(f"rtmp://127.0.0.1:{receiver.port}/live"), ceiling_bps=1_000_000,
                gate=allow_all, tls=verifying_context(authority.ca_file), clock=MonotonicClock(),
                abandoned=lambda: time.monotonic() - began > 0.6,
            )  # fmt: skip
        assert watch.seconds < 3
    assert report.fault == "The measuring was given up."
