"""The engine's parts that need no link."""

import pytest

from studio.output.errors import BadDestinationError, OutputError
from studio.output.whip.annex_b import profile_level_id, with_parameter_sets
from studio.output.whip.endpoint import WhipEndpoint
from studio.output.whip.framing import (
    HEADER_BYTES,
    FrameKind,
    LinkPacket,
    frame_packet,
    parse_header,
    parse_packet,
)
from studio.output.whip.messages import Launch

_SETS = b"\0\0\0\1\x67\x42\xc0\x1f\xda\0\0\0\1\x68\xce"


def test_an_endpoint_shows_its_host_and_no_more() -> None:
    endpoint = WhipEndpoint.parse("https://ingest.example/whip/secret?key=1")
    assert (endpoint.host, endpoint.port) == ("ingest.example", 443)
    assert endpoint.target == "/whip/secret?key=1"
    assert "secret" not in endpoint.label + repr(endpoint)
    assert endpoint.follow("../session/7").url == "https://ingest.example:443/session/7"


@pytest.mark.parametrize(
    "url",
    [
        "http://ingest.example/whip",
        "https:///whip",
        "https://user:word@ingest.example/whip",
        "https://ingest.example/whip#part",
        "https://ingest.example:port/whip",
        "https://ingest.example/wh ip",
        "https://ingest.example/wh\r\nip",
        "rtmps://ingest.example/live",
    ],
)
def test_what_is_no_endpoint_is_told_without_repeating_it(url: str) -> None:
    if "\r" in url:
        # urllib takes line ends out, so nothing can be smuggled into a request.
        assert WhipEndpoint.parse(url).target == "/whip"
        return
    with pytest.raises(BadDestinationError) as refused:
        WhipEndpoint.parse(url)
    assert "user:word" not in str(refused.value)


def test_a_constrained_baseline_is_spelled_as_browsers_do() -> None:
    assert profile_level_id(_SETS) == "42e01f"
    assert profile_level_id(b"\0\0\1\x67\x64\x00\x28\xac") == "640028"
    with pytest.raises(OutputError, match="names no H"):
        profile_level_id(b"")


def test_a_key_frame_gets_its_parameter_sets_once() -> None:
    picture = b"\0\0\0\1\x65\x88"
    assert with_parameter_sets(picture, _SETS) == _SETS + picture
    assert with_parameter_sets(_SETS + picture, _SETS) == _SETS + picture


def test_a_packet_comes_through_the_pipe_as_it_was() -> None:
    packet = LinkPacket(FrameKind.VIDEO, 7, -5, 33, is_key=True, data=b"abc")
    frame = frame_packet(packet)
    kind, length = parse_header(frame[:HEADER_BYTES])
    assert length == len(frame) - HEADER_BYTES
    assert parse_packet(kind, frame[HEADER_BYTES:]) == packet


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="9 is not a valid"):
        parse_header(b"\x09\0\0\0\0")
    with pytest.raises(ValueError, match="longer"):
        parse_header(b"\x00\xff\xff\xff\xff")
    with pytest.raises(ValueError, match="shorter"):
        parse_packet(FrameKind.AUDIO, b"")


def test_a_launch_never_shows_the_token() -> None:
    launch = Launch(
        url="https://ingest.example/secret",
        token="the-token",  # noqa: S106 - of the test
        ca_file="",
        pins=(),
        profile_level_id="42e01f",
        floor_bps=1,
        ceiling_bps=2,
        audio_bps=3,
    )
    assert "secret" not in repr(launch)
    assert "the-token" not in repr(launch)
