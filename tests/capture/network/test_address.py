import pytest

from capture.errors import CaptureError
from capture.network.address import parse_feed


@pytest.mark.parametrize(
    ("url", "origin", "target"),
    [
        ("rtsp://192.168.1.20/stream", "rtsp://192.168.1.20:554", "/stream"),
        ("rtsps://cam.local/a?b=1", "rtsps://cam.local:322", "/a?b=1"),
        ("http://cam/", "http://cam:80", "/"),
        ("https://[fe80::1]:8443/x y", "https://[fe80::1]:8443", "/x%20y"),
        ("udp://:5000", "udp://127.0.0.1:5000", "/"),
        ("udp://@:5000", "udp://127.0.0.1:5000", "/"),
        ("udp://@239.1.2.3:5000", "udp://239.1.2.3:5000", "/"),
        ("http://kamera-münchen.example/v", "http://xn--kamera-mnchen-3ob.example:80", "/v"),
    ],
)
def test_a_url_is_taken_apart(url: str, origin: str, target: str) -> None:
    address = parse_feed(url)
    assert (address.origin, address.target) == (origin, target)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://cam/x", "none of them"),
        ("cam/x", "none of them"),
        ("http://", "names no host"),
        ("udp://127.0.0.1", "names no port"),
        ("http://cam:99999/", "cannot be read"),
        ("http://[::1/", "cannot be read"),
        ("", "none of them"),
    ],
)
def test_what_is_no_feed_is_said_in_a_sentence(url: str, words: str) -> None:
    with pytest.raises(CaptureError, match=words):
        parse_feed(url)


@pytest.mark.promise(15)
def test_neither_login_nor_query_shows() -> None:
    address = parse_feed("http://viewer:hush@cam:81/video?token=hush")
    assert (address.user, address.password) == ("viewer", "hush")
    assert "hush" not in f"{address!r} {address} {address.origin}"


def test_a_redirect_is_relative_to_where_it_came_from() -> None:
    address = parse_feed("http://cam:81/a/b")
    assert address.moved("c").target == "/a/c"
    assert address.moved("https://other/d").origin == "https://other:443"


def test_no_line_break_gets_into_a_request() -> None:
    assert "\n" not in parse_feed("http://cam/a%0d%0a\r\nHost: x").target
