"""WebSocket frames, against those of a library that is not this one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import CLIENT, Protocol

from studio.backend.http.frames import (
    BINARY,
    MOST_FRAME_BYTES,
    PING,
    PROTOCOL_ERROR,
    TEXT,
    TOO_BIG,
    FrameError,
    Frames,
    binary_frame,
    close_frame,
    frame_of,
    one_binary,
)

_messages = st.lists(
    st.tuples(
        st.sampled_from([TEXT, BINARY, PING]),
        st.one_of(st.binary(max_size=125), st.binary(min_size=100, max_size=130)),
    ),
    max_size=5,
)


def _sent(opcode: int, payload: bytes, *, fin: bool = True, mask: bool = True) -> bytes:
    return Frame(Opcode(opcode), payload, fin).serialize(mask=mask)


@given(_messages, st.integers(1, 40))
def test_what_a_client_sends_is_read_however_it_is_cut(
    messages: list[tuple[int, bytes]], size: int
) -> None:
    messages = [(opcode, each[:125] if opcode == PING else each) for opcode, each in messages]
    data = b"".join(_sent(*message) for message in messages)
    frames, read = Frames(), []
    for begin in range(0, len(data), size):
        read += list(frames.feed(data[begin : begin + size]))
    assert read == messages
    assert frames.is_between
    assert list(Frames().feed(data)) == messages


@given(st.binary(max_size=1500))
def test_one_whole_binary_message_is_read_at_once(payload: bytes) -> None:
    data = _sent(BINARY, payload)
    assert one_binary(data) == (payload or None)
    for other in (data[:-1], data + b"\0", _sent(TEXT, payload), b"", data + data):
        assert one_binary(other) is None


def test_a_message_in_parts_is_one_with_what_comes_between() -> None:
    data = (
        _sent(TEXT, b"he", fin=False)
        + _sent(PING, b"?")
        + _sent(0, b"ll", fin=False)
        + _sent(0, b"o")
    )
    assert list(Frames().feed(data)) == [(PING, b"?"), (TEXT, b"hello")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_sent(TEXT, b"x", mask=False) + bytes(8), PROTOCOL_ERROR),
        (_sent(0, b"x"), PROTOCOL_ERROR),
        (_sent(TEXT, b"x", fin=False) + _sent(TEXT, b"x"), PROTOCOL_ERROR),
        (b"\xc1" + _sent(TEXT, b"x")[1:], PROTOCOL_ERROR),
        (b"\x83" + _sent(TEXT, b"x")[1:], PROTOCOL_ERROR),
        (b"\x09" + _sent(PING, b"x")[1:], PROTOCOL_ERROR),
        (_sent(BINARY, bytes(MOST_FRAME_BYTES + 1)), TOO_BIG),
        (_sent(BINARY, bytes(70_000)), TOO_BIG),
        (_sent(TEXT, b"x", fin=False) + 9 * _sent(0, b"x", fin=False), TOO_BIG),
        (_sent(BINARY, bytes(9_000), fin=False) + _sent(0, bytes(9_000)), TOO_BIG),
    ],
    # Each client masks by chance, so what it sends names no test.
    ids=[
        *("not masked", "nothing to go on with", "two at once", "a reserved bit"),
        *("an unknown kind", "a ping in parts", "a long frame", "a longer frame"),
        *("many parts", "long parts"),
    ],
)
def test_what_no_client_may_send_ends_it(data: bytes, code: int) -> None:
    with pytest.raises(FrameError) as raised:
        list(Frames().feed(data))
    assert raised.value.code == code


@given(st.sampled_from([0, 1, 125, 126, 1400, 0xFFFF, 0x10000]))
def test_what_is_written_another_one_reads(size: int) -> None:
    payload = bytes(size)
    client = Protocol(CLIENT)
    client.receive_data(binary_frame(payload) + frame_of(TEXT, payload))
    client.receive_data(close_frame(4400, "ä" * 100))
    binary, text = client.events_received()[:2]
    assert isinstance(binary, Frame)
    assert isinstance(text, Frame)
    assert (bytes(binary.data), bytes(text.data)) == (payload, payload)
    assert client.close_rcvd is not None
    assert (client.close_rcvd.code, client.close_rcvd.reason) == (4400, "ä" * 60)
