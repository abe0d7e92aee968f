"""Publishing to Debian's nginx-rtmp behind nginx TLS, which knows nothing of our codec."""

import pytest

from studio.output.output import OutputState
from tests.parts.media_probe import decoding_errors, packets, streams
from tests.parts.nginx import NginxIngest
from tests.parts.programme import Programme
from tests.waiting import timing, wait_until

from .conftest import KEY, Publish, Published


def _wait_sent(published: Published, pictures: int) -> None:
    wait_until(
        lambda: published.output.counters.pictures_sent >= pictures, 10, f"{pictures} pictures sent"
    )


def test_every_picture_and_its_sound_arrive_and_can_be_decoded(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    published = publish(f"rtmps://localhost:{nginx.rtmps_port}/live")
    _wait_sent(published, 60)
    programme.fanout.remove(published.output, programme.clock.now_ns())
    sent = published.output.counters.pictures_sent
    assert [status.state for status in published.said] == [
        OutputState.CONNECTING,
        OutputState.LIVE,
        OutputState.OFF,
    ]
    wait_until(nginx.files, 5, "a stored file")
    stored = nginx.files()[0]
    pictures, sounds = packets(stored, "v"), packets(stored, "a")
    assert len(pictures) == sent
    assert "K" in pictures[0]["flags"]
    assert {stream["codec_name"] for stream in streams(stored)} == {"h264", "aac"}
    times = [float(picture["pts_time"]) for picture in pictures]
    # One after the other, as they were encoded.
    assert any(
        places == list(range(places[0], places[0] + sent)) for places in programme.places(times)
    )
    assert abs(float(sounds[0]["pts_time"]) - float(pictures[0]["pts_time"])) < 0.05
    assert abs(float(sounds[-1]["pts_time"]) - float(pictures[-1]["pts_time"])) < 0.1
    assert decoding_errors(stored) == ""
    assert published.output.counters.dropped_packets == 0


def test_the_delay_to_the_socket_is_measured(nginx: NginxIngest, publish: Publish) -> None:
    with timing() as watch:
        published = publish(f"rtmps://localhost:{nginx.rtmps_port}/live")
        _wait_sent(published, 30)
    delays_ns = published.output.take_delays_ns()
    assert len(delays_ns) >= 30
    assert sorted(delays_ns)[len(delays_ns) // 2] < 100_000_000 * watch.slowness
    assert len(published.output.take_delays_ns()) < 30


def test_the_stream_comes_back_after_the_ingest_was_killed(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    published = publish(f"rtmps://localhost:{nginx.rtmps_port}/live")
    for round_number in range(1, 4):
        wait_until(
            lambda: published.output.status.state is OutputState.LIVE, 10, "the stream is live"
        )
        _wait_sent(published, 20 * round_number)
        nginx.kill()
        wait_until(
            lambda: published.output.status.state is OutputState.RECONNECTING, 5, "the loss is seen"
        )
        assert published.output.status.fault
        with timing() as watch:
            nginx.start()
            wait_until(
                lambda: published.output.status.state is OutputState.LIVE, 10, "the stream is back"
            )
        assert watch.seconds < 3
    _wait_sent(published, published.output.counters.pictures_sent + 10)
    programme.fanout.remove(published.output, programme.clock.now_ns())
    assert published.output.counters.reconnects == 3
    assert len(published.key_requests) == 4
    stored = nginx.files()
    assert len(stored) == 4
    for path in stored:
        assert "K" in packets(path, "v")[0]["flags"]
    assert decoding_errors(stored[-1]) == ""


def test_a_frozen_ingest_is_noticed_by_what_it_does_not_acknowledge(
    nginx: NginxIngest, publish: Publish
) -> None:
    published = publish(f"rtmps://localhost:{nginx.rtmps_port}/live")
    _wait_sent(published, 30)
    nginx.freeze()
    try:
        wait_until(
            lambda: "takes nothing any more" in published.output.status.fault, 15, "the stall"
        )
    finally:
        nginx.thaw()
    assert published.output.status.state is OutputState.RECONNECTING
    wait_until(lambda: published.output.status.state is OutputState.LIVE, 15, "the stream is back")


def test_a_second_publisher_is_told_of_the_first_and_follows_it(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    url = f"rtmps://localhost:{nginx.rtmps_port}/live"
    first = publish(url)
    wait_until(lambda: first.output.status.state is OutputState.LIVE, 10, "the first is live")
    second = publish(url)
    wait_until(lambda: second.output.status.state is OutputState.REFUSED, 10, "a refusal")
    assert "stream key" in second.output.status.fault
    assert KEY not in second.output.status.fault
    assert first.output.status.state is OutputState.LIVE
    programme.fanout.remove(first.output, programme.clock.now_ns())
    wait_until(lambda: second.output.status.state is OutputState.LIVE, 10, "its turn")


def test_an_unknown_application_is_refused(nginx: NginxIngest, publish: Publish) -> None:
    published = publish(f"rtmps://localhost:{nginx.rtmps_port}/nowhere")
    wait_until(lambda: published.output.status.state is OutputState.REFUSED, 10, "a refusal")
    assert "application" in published.output.status.fault


@pytest.mark.promise(4)
def test_clear_rtmp_serves_this_machine(nginx: NginxIngest, publish: Publish) -> None:
    published = publish(f"rtmp://127.0.0.1:{nginx.rtmp_port}/live")
    _wait_sent(published, 10)
