import contextlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.output.rtmp import ChunkReader, ChunkWriter, Message, MessageType, RtmpError

_media = st.sampled_from([MessageType.AUDIO, MessageType.VIDEO, MessageType.DATA])
_times = st.one_of(
    st.integers(0, 2000),
    st.integers(0xFFFFFE, 0x1000001),
    st.integers(0, 0xFFFFFFFF),
)
_messages = st.builds(
    Message,
    type_id=_media.map(int),
    stream_id=st.integers(0, 3),
    timestamp_ms=_times,
    payload=st.binary(max_size=700),
)


def _read_all(reader: ChunkReader, pieces: list[bytes]) -> list[Message]:
    messages = []
    for piece in pieces:
        reader.feed(piece)
        while (message := reader.next_message()) is not None:
            messages.append(message)
    return messages


def _cut(data: bytes, cuts: list[int]) -> list[bytes]:
    marks = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in pairwise(marks)]


@given(st.lists(_messages, max_size=12), st.integers(1, 300), st.lists(st.integers(0), max_size=30))
def test_messages_come_back_however_they_are_cut(
    messages: list[Message], chunk_bytes: int, cuts: list[int]
) -> None:
    writer, reader = ChunkWriter(), ChunkReader()
    writer.chunk_bytes = reader.chunk_bytes = chunk_bytes
    data = b"".join(map(writer.write, messages))
    assert _read_all(reader, _cut(data, cuts)) == messages


def test_interleaved_chunk_streams_are_told_apart() -> None:
    writer, reader = ChunkWriter(), ChunkReader()
    sound = Message(MessageType.AUDIO, 1, 5, bytes(200))
    picture = Message(MessageType.VIDEO, 1, 7, bytes(range(200)))
    a, v = writer.write(sound), writer.write(picture)
    first = 12 + 128
    assert _read_all(reader, [a[:first], v[:first], v[first:], a[first:]]) == [picture, sound]


def test_a_chunk_without_header_begins_the_next_message_after_the_same_time() -> None:
    reader = ChunkReader()
    whole = bytes([4]) + (10).to_bytes(3) + (1).to_bytes(3) + b"\x08" + bytes(4) + b"x"
    messages = _read_all(reader, [whole, b"\xc4y", b"\xc4z"])
    assert [(m.timestamp_ms, m.payload) for m in messages] == [(10, b"x"), (20, b"y"), (30, b"z")]


def test_an_extended_time_is_read_again_in_each_chunk() -> None:
    writer = ChunkWriter()
    data = writer.write(Message(MessageType.VIDEO, 1, 0x01020304, bytes(300)))
    assert data.count(b"\x01\x02\x03\x04") == 3


def test_wide_chunk_stream_numbers_are_understood() -> None:
    header = bytes(3) + (1).to_bytes(3) + b"\x08" + bytes(4) + b"x"
    messages = _read_all(ChunkReader(), [b"\x00\x05" + header, b"\x01\x00\x02" + header])
    assert [m.payload for m in messages] == [b"x", b"x"]


def test_a_message_larger_than_allowed_is_refused() -> None:
    reader = ChunkReader(most_bytes=1000)
    with pytest.raises(RtmpError):
        _read_all(reader, [b"\x04" + bytes(3) + (1001).to_bytes(3) + b"\x08" + bytes(4)])


def test_unfinished_messages_are_bounded_together() -> None:
    reader = ChunkReader(most_bytes=1000)
    pieces = [
        bytes([number]) + bytes(3) + (900).to_bytes(3) + b"\x08" + bytes(4) + bytes(128)
        for number in range(3, 20)
    ]
    with pytest.raises(RtmpError):
        _read_all(reader, pieces)


def test_an_aborted_message_is_forgotten() -> None:
    writer, reader = ChunkWriter(), ChunkReader()
    torn = writer.write(Message(MessageType.VIDEO, 1, 0, bytes(300)))[: 12 + 128]
    reader.feed(torn)
    assert reader.next_message() is None
    reader.abort(6)
    again = Message(MessageType.VIDEO, 1, 9, b"whole")
    assert _read_all(reader, [ChunkWriter().write(again)]) == [again]


@settings(max_examples=300)
@given(st.lists(st.binary(max_size=200), max_size=10))
def test_garbage_raises_nothing_but_the_codecs_own_error(pieces: list[bytes]) -> None:
    reader = ChunkReader(most_bytes=5000)
    with contextlib.suppress(RtmpError):
        _read_all(reader, pieces)
    assert sum(len(s.partial) for s in reader._streams.values()) <= 5000 + 200


@given(_messages, st.binary(max_size=40), st.integers(0))
def test_damaged_chunks_raise_nothing_but_the_codecs_own_error(
    message: Message, damage: bytes, at: int
) -> None:
    data = ChunkWriter().write(message)
    at %= len(data)
    reader = ChunkReader()
    with contextlib.suppress(RtmpError):
        _read_all(reader, [data[:at] + damage + data[at + len(damage) :]])
