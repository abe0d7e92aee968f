import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.output.rtmp import (
    FILE_HEADER,
    Message,
    MessageType,
    RtmpError,
    TagReader,
    is_codec_header,
    is_key_picture,
    is_picture,
    tag,
)

_messages = st.builds(
    Message,
    type_id=st.sampled_from([8, 9, 18]),
    stream_id=st.just(1),
    timestamp_ms=st.integers(0, 0xFFFFFFFF),
    payload=st.binary(max_size=300),
)


@given(st.lists(_messages, max_size=6), st.integers(1, 400))
def test_tags_come_back_however_they_are_cut(messages: list[Message], piece: int) -> None:
    data = FILE_HEADER + b"".join(map(tag, messages))
    reader = TagReader(stream_id=1)
    read = [
        message
        for at in range(0, len(data), piece)
        for message in reader.feed(data[at : at + piece])
    ]
    assert read == messages


def test_what_is_not_flv_is_refused() -> None:
    with pytest.raises(RtmpError):
        TagReader(stream_id=1).feed(b"RIFF" + bytes(20))


def test_codec_headers_key_pictures_and_the_rest_are_told_apart() -> None:
    def video(data: bytes) -> Message:
        return Message(MessageType.VIDEO, 1, 0, data)

    def audio(data: bytes) -> Message:
        return Message(MessageType.AUDIO, 1, 0, data)

    assert is_codec_header(video(b"\x17\x00\x00"))
    assert is_codec_header(audio(b"\xaf\x00\x12"))
    assert not is_codec_header(audio(b"\xaf\x01\x12"))
    assert not is_codec_header(video(b""))
    assert is_picture(video(b"\x27\x01\x00"))
    assert not is_picture(video(b"\x17\x02\x00"))
    assert not is_picture(video(b"\x17\x00\x00"))
    assert not is_picture(audio(b"\x27\x01\x00"))
    assert is_key_picture(video(b"\x17\x01\x00"))
    assert not is_key_picture(video(b"\x27\x01\x00"))
    assert not is_key_picture(video(b"\x17\x00\x00"))
    assert not is_key_picture(audio(b"\x17\x01\x00"))
