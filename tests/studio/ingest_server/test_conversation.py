"""Whatever a client sends, nothing comes of it but the codec's own error."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ingest_server.conversation import Conversation, Refusal
from studio.output.rtmp import ChunkWriter, Command, Message, RtmpError

_HELLO = b"\x03" + bytes(2 * 1536)
_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text("abc", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["app", "code", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)
_commands = st.builds(
    Command,
    name=st.sampled_from(
        ["connect", "createStream", "publish", "FCPublish", "deleteStream", "play", "?"]
    ),
    transaction=st.floats(),
    values=st.lists(_values, max_size=4).map(tuple),
)
_raw = st.builds(
    Message,
    type_id=st.integers(0, 30),
    stream_id=st.integers(0, 2),
    timestamp_ms=st.integers(0, 0xFFFFFFFF),
    payload=st.binary(max_size=50),
)


def _conversation() -> Conversation:
    return Conversation(lambda _application, _name: Refusal.BAD_NAME)


@settings(max_examples=120)
@given(st.lists(st.one_of(_commands.map(lambda command: command.message()), _raw), max_size=10))
def test_messages_of_any_kind(messages: list[Message]) -> None:
    conversation = _conversation()
    writer = ChunkWriter()
    with contextlib.suppress(RtmpError):
        conversation.feed(_HELLO)
        for message in messages:
            conversation.feed(writer.write(message))
            conversation.take_outgoing()


@given(st.binary(max_size=500), st.booleans())
def test_bytes_of_any_kind(data: bytes, greeted: bool) -> None:  # noqa: FBT001 - given so
    conversation = _conversation()
    with contextlib.suppress(RtmpError):
        conversation.feed(_HELLO if greeted else b"")
        conversation.feed(data)
