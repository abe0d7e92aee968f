import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.output.rtmp import (
    AmfValue,
    Command,
    EcmaArray,
    Message,
    MessageType,
    RtmpError,
    command_of,
    decode,
    encode,
)

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_leaves = st.none() | st.booleans() | st.floats(allow_nan=False) | _texts
_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)
_values = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_names, inner, max_size=4),
    max_leaves=10,
)


def _depth(value: AmfValue) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 1


@given(st.lists(_values.filter(lambda value: _depth(value) <= 8), max_size=4))
def test_values_come_back(values: list[AmfValue]) -> None:
    assert decode(encode(*values)) == values


def test_bytes_are_those_of_the_specification() -> None:
    data = encode("connect", 1, {"app": "live"}, EcmaArray(width=1280), None, *[True])
    assert data == (
        b"\x02\x00\x07connect\x00\x3f\xf0\x00\x00\x00\x00\x00\x00"
        b"\x03\x00\x03app\x02\x00\x04live\x00\x00\x09"
        b"\x08\x00\x00\x00\x01\x00\x05width\x00\x40\x94\x00\x00\x00\x00\x00\x00\x00\x00\x09"
        b"\x05\x01\x01"
    )


def test_long_texts_come_back() -> None:
    assert decode(encode("x" * 70_000)) == ["x" * 70_000]


def test_dates_typed_objects_and_xml_are_read() -> None:
    date = b"\x0b\x3f\xf0\x00\x00\x00\x00\x00\x00\x00\x00"
    typed = b"\x10\x00\x01C\x00\x01a\x05\x00\x00\x09"
    xml = b"\x0f\x00\x00\x00\x01x"
    assert decode(date + typed + xml) == [1.0, {"a": None}, "x"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01",
        b"\x02\x00\x05ab",
        b"\x03",
        b"\x03\x00\x00",
        b"\x07\x00\x01",
        b"\x02\x00\x01\xff",
    ],
)
def test_cut_off_values_are_refused(data: bytes) -> None:
    with pytest.raises(RtmpError):
        decode(data)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(RtmpError):
        decode(b"\x0a\x00\x00\x00\x01" * 5000)


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_garbage_raises_nothing_but_the_codecs_own_error(data: bytes) -> None:
    with contextlib.suppress(RtmpError):
        decode(data)
    with contextlib.suppress(RtmpError):
        command_of(Message(MessageType.COMMAND, 0, 0, data))


def test_a_command_reads_its_values_leniently() -> None:
    command = Command("onStatus", 0, (None, {"level": "error", "code": "NetStream.X"}, "key", 4.0))
    read = command_of(command.message(stream_id=1))
    assert read == command
    assert read.member("code") == "NetStream.X"
    assert read.member("absent") == ""
    assert (read.text_at(2), read.text_at(3), read.text_at(9)) == ("key", "", "")
    assert (read.number_at(3), read.number_at(2)) == (4.0, 0.0)


def test_a_command_behind_the_marker_of_amf3_is_read() -> None:
    payload = b"\x00" + Command("publish", 5).message().payload
    assert command_of(Message(MessageType.COMMAND_AMF3, 1, 0, payload)).name == "publish"


@pytest.mark.promise(15)
def test_no_representation_shows_what_a_command_carries() -> None:
    command = Command("publish", 5, (None, "the-stream-key", "live"))
    assert "the-stream-key" not in repr(command) + str(command)
    assert "the-stream-key" not in repr(command.message()) + str(command.message())
