import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.network.faults import UnplayableError
from capture.network.rtsp_messages import Message, Splitter

_ANSWER = Message("RTSP/1.0 200 OK", (("CSeq", "2"), ("Content-Length", "5")), b"hello")
_FRAME = b"$\x00\x00\x04abcd"


@given(st.integers(1, 40))
def test_messages_and_media_come_out_however_they_are_cut(size: int) -> None:
    stream = (_ANSWER.encoded() + _FRAME * 2) * 2
    splitter = Splitter()
    items = [
        item for at in range(0, len(stream), size) for item in splitter.feed(stream[at : at + size])
    ]
    assert items == [_ANSWER, _FRAME, _FRAME] * 2


@given(st.binary(max_size=3000))
def test_any_bytes_are_taken_apart_or_refused(data: bytes) -> None:
    splitter = Splitter()
    try:
        for item in splitter.feed(data):
            assert item
    except UnplayableError:
        return
    assert len(splitter._waiting) <= len(data)


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00\x01\x02",
        b"RTSP/1.0 200 OK\r\n" + b"X: y\r\n" * 20_000,
        b"RTSP/1.0 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        b"RTSP/1.0 200 OK\r\nContent-Length: -4\r\n\r\n",
    ],
)
def test_what_is_no_rtsp_is_refused(data: bytes) -> None:
    with pytest.raises(UnplayableError, match="no RTSP"):
        list(Splitter().feed(data))


def test_status() -> None:
    assert _ANSWER.status == 200
    assert Message("DESCRIBE rtsp://x RTSP/1.0", ()).status is None
    assert Message("RTSP/1.0 nonsense", ()).status is None
