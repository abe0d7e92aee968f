"""Whatever an ingest sends, the publisher raises nothing but its own errors."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.output.ingest.connecting import _is_local
from studio.output.ingest.destination import Destination
from studio.output.ingest.errors import PublishRefusedError
from studio.output.ingest.publisher import Publisher, Step
from studio.output.rtmp import ChunkWriter, Command, Message, RtmpError
from studio.secrets.secret import Secret

_HELLO = b"\x03" + bytes(2 * 1536)
_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text("abc", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["level", "code", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)
_commands = st.builds(
    Command,
    name=st.sampled_from(["_result", "_error", "onStatus", "onBWDone", "close", "?"]),
    transaction=st.floats() | st.sampled_from([0.0, 1.0, 4.0, 5.0]),
    values=st.lists(_values, max_size=4).map(tuple),
)
_raw = st.builds(
    Message,
    type_id=st.integers(0, 30),
    stream_id=st.integers(0, 2),
    timestamp_ms=st.integers(0, 0xFFFFFFFF),
    payload=st.binary(max_size=50),
)


def _publisher() -> Publisher:
    destination = Destination.parse("rtmp://127.0.0.1/live")
    return Publisher(destination, Secret("key"), bitrate_bps=1_000_000)


@settings(max_examples=120)
@given(st.lists(st.one_of(_commands.map(lambda command: command.message()), _raw), max_size=10))
def test_answers_of_any_kind(messages: list[Message]) -> None:
    publisher, writer = _publisher(), ChunkWriter()
    with contextlib.suppress(RtmpError, PublishRefusedError):
        publisher.feed(_HELLO)
        for message in messages:
            publisher.feed(writer.write(message))
            publisher.take_outgoing()


@given(st.binary(max_size=500), st.booleans())
def test_bytes_of_any_kind(data: bytes, greeted: bool) -> None:  # noqa: FBT001 - given so
    publisher = _publisher()
    with contextlib.suppress(RtmpError, PublishRefusedError):
        publisher.feed(_HELLO if greeted else b"")
        publisher.feed(data)


def test_an_ingest_that_does_not_know_the_older_commands_is_published_to_all_the_same() -> None:
    publisher, writer = _publisher(), ChunkWriter()
    publisher.feed(_HELLO)
    for command in (
        Command("_result", 1, (None, {"code": "NetConnection.Connect.Success"})),
        Command("onBWDone", 0, (None,)),
        Command("_error", 2, (None, {"code": "NetConnection.Call.Failed"})),
        Command("_error", 3, (None, {"code": "NetConnection.Call.Failed"})),
        Command("_result", 4, (None, 7.0)),
        Command("onStatus", 0, (None, {"level": "status", "code": "NetStream.Publish.Start"})),
    ):
        publisher.feed(writer.write(command.message()))
    assert publisher.step is Step.LIVE
    assert publisher.stream_id == 7


@pytest.mark.promise(4)
@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("172.32.0.1", False),
        ("192.168.1.1", True),
        ("169.254.1.1", True),
        ("100.64.0.1", False),
        ("192.0.2.7", False),
        ("::1", True),
        ("fd00::1", True),
        ("fe80::1%eth0", True),
        ("2001:db8::1", False),
        ("::ffff:192.168.1.1", True),
        ("::ffff:192.0.2.7", False),
    ],
)
def test_clear_media_stay_on_private_addresses(address: str, *, local: bool) -> None:
    assert _is_local(address) is local
