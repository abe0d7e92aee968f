"""Publishing to node-media-server, which has TLS itself and shares no line with nginx."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S
from studio.output.output import OutputState
from tests.parts.media_probe import decoding_errors, packets, streams
from tests.parts.node_media import NodeMediaIngest, Playback
from tests.parts.pki import Authority
from tests.parts.programme import Programme
from tests.waiting import wait_until

from .conftest import KEY, Publish, Published


@pytest.fixture
def ingest(authority: Authority) -> Iterator[NodeMediaIngest]:
    with NodeMediaIngest(authority.valid()) as running:
        yield running


def _wait_sent(published: Published, pictures: int) -> None:
    wait_until(
        lambda: published.output.counters.pictures_sent >= pictures, 15, f"{pictures} pictures sent"
    )


def test_what_it_passes_on_is_every_picture_and_can_be_decoded(
    tmp_path: Path, ingest: NodeMediaIngest, programme: Programme, publish: Publish
) -> None:
    published = publish(f"rtmps://localhost:{ingest.rtmps_port}/live")
    _wait_sent(published, 5)
    kept = tmp_path / "kept.flv"
    with Playback(ingest.rtmp_port, KEY, kept) as playback:
        wait_until(lambda: kept.exists() and kept.stat().st_size > 20_000, 20, "playback")
        programme.fanout.remove(published.output, programme.clock.now_ns())
        playback.wait()
    pictures = packets(kept, "v")
    assert {stream["codec_name"] for stream in streams(kept)} == {"h264", "aac"}
    assert "K" in pictures[0]["flags"]
    times = [float(picture["pts_time"]) for picture in pictures]
    assert all(0.03 < b - a < 0.037 for a, b in itertools.pairwise(times))
    assert len(pictures) > 10
    assert decoding_errors(kept) == ""


def test_its_death_is_seen_at_once_and_the_stream_comes_back(
    ingest: NodeMediaIngest, programme: Programme, publish: Publish
) -> None:
    published = publish(f"rtmps://localhost:{ingest.rtmps_port}/live")
    _wait_sent(published, 10)
    before_ns = programme.clock.now_ns()
    ingest.kill()
    wait_until(lambda: published.output.status.fault, 5, "the loss is seen")
    assert published.said[-1].since_ns - before_ns < NS_PER_S // 2
    ingest.start()
    wait_until(lambda: published.output.status.state is OutputState.LIVE, 10, "it is back")
    _wait_sent(published, published.output.counters.pictures_sent + 5)


def test_a_stall_is_found_within_three_seconds_and_a_little(
    ingest: NodeMediaIngest, programme: Programme, publish: Publish
) -> None:
    published = publish(f"rtmps://localhost:{ingest.rtmps_port}/live")
    _wait_sent(published, 30)
    ingest.freeze()
    frozen_ns = programme.clock.now_ns()
    try:
        wait_until(lambda: "takes nothing" in published.output.status.fault, 15, "the stall")
    finally:
        ingest.thaw()
    assert published.said[-1].since_ns - frozen_ns < 3.5 * NS_PER_S
    wait_until(lambda: published.output.status.state is OutputState.LIVE, 15, "it is back")
