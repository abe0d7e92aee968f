import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.network.faults import FeedError, UnplayableError
from capture.network.multipart import MOST_PICTURE_BYTES, parts

_JPEG = b"\xff\xd8" + bytes(range(256)) + b"\xff\xd9"


def _taken(stream: bytes) -> list[bytes]:
    taken: list[bytes] = []
    with pytest.raises(FeedError):  # the end of the stream is one
        taken.extend(_each(stream, taken))
    return taken


def _each(stream: bytes, taken: list[bytes]) -> list[bytes]:
    for body in parts(io.BytesIO(stream)):
        taken.append(body)  # noqa: PERF402 # kept up to the error
    return []


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5))
def test_parts_with_a_length_come_out_as_they_went_in(bodies: list[bytes]) -> None:
    stream = b"".join(
        b"--edge\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (len(b), b)
        for b in bodies
    )
    assert _taken(stream + b"--edge\r\n")[: len(bodies)] == bodies


def test_parts_without_a_length_end_at_the_next_edge() -> None:
    stream = b"--edge\r\nContent-Type: image/jpeg\r\n\r\n" + _JPEG + b"\r\n"
    assert [body.rstrip() for body in _taken(stream * 3 + b"--edge")] == [_JPEG] * 3


def test_a_wrong_length_costs_that_part_alone() -> None:
    short = b"--edge\r\nContent-Length: 10\r\n\r\n" + _JPEG + b"\r\n"
    right = b"--edge\r\nContent-Length: %d\r\n\r\n%s\r\n" % (len(_JPEG), _JPEG)
    assert _taken(short + right + b"--edge\r\n")[1] == _JPEG


@given(st.binary(max_size=2000))
def test_any_bytes_end_in_a_feed_error(stream: bytes) -> None:
    _taken(b"--x\r\n" + stream)
    _taken(stream)


@pytest.mark.parametrize(
    "stream",
    [
        b"x" * 100_000,
        b"--edge\r\n" + b"Header: x\r\n" * 100,
        b"--edge\r\nContent-Length: %d\r\n\r\n" % (MOST_PICTURE_BYTES + 1),
        b"--edge\r\nContent-Length: -1\r\n\r\n",
        b"--edge\r\nContent-Length: 9999999999999999999999\r\n\r\n",
    ],
)
def test_what_would_fill_the_memory_is_not_read(stream: bytes) -> None:
    with pytest.raises(UnplayableError):
        list(parts(io.BytesIO(stream)))


def test_a_part_without_an_end_is_given_up() -> None:
    class Endless(io.BytesIO):
        taken = 0

        def readline(self, limit: int | None = -1, /) -> bytes:
            self.taken += limit or 0
            return super().readline(limit) or b"x" * (limit or 0)

    stream = Endless(b"--edge\r\n\r\n")
    with pytest.raises(UnplayableError, match="too large"):
        list(parts(stream))
    assert stream.taken < 2 * MOST_PICTURE_BYTES
