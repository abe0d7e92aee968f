"""Whatever a peer sends, either end raises the codec's own error or none, and keeps little."""

import contextlib
import tracemalloc
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ingest_server.conversation import Conversation, Refusal
from studio.output.ingest.destination import Destination
from studio.output.ingest.errors import IngestError
from studio.output.ingest.publisher import Publisher
from studio.output.rtmp import (
    ChunkWriter,
    Command,
    Message,
    RtmpConnection,
    RtmpError,
    ServerHandshake,
    decode,
    encode,
)
from studio.secrets import Secret

_amf = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=4),
    max_leaves=8,
)
_commands = st.builds(
    Command,
    st.sampled_from(["_result", "_error", "onStatus", "close", "connect", "publish", "odd"]),
    st.sampled_from([0.0, 1.0, 2.0, 4.0, 5.0, -1.0]),
    st.lists(_amf, max_size=4).map(tuple),
)
_messages = st.builds(
    Message,
    type_id=st.integers(0, 23),
    stream_id=st.integers(0, 2),
    timestamp_ms=st.integers(0, 0xFFFFFFFF),
    payload=st.binary(max_size=300),
) | _commands.map(lambda command: command.message(1))
_wire = st.lists(_messages | st.binary(max_size=80), max_size=12)
_cuts = st.lists(st.integers(0), max_size=8)


def _bytes(said: list[Message | bytes]) -> bytes:
    writer = ChunkWriter()
    return b"".join(part if isinstance(part, bytes) else writer.write(part) for part in said)


def _pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    marks = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in pairwise(marks)]


@settings(max_examples=60, deadline=None)
@given(_wire, _cuts)
def test_a_publisher_survives_any_ingest(said: list[Message | bytes], cuts: list[int]) -> None:
    publisher = Publisher(
        Destination.parse("rtmp://127.0.0.1/live"), Secret("key"), bitrate_bps=1_000_000
    )
    answer, _ = ServerHandshake().feed(publisher.take_outgoing())
    publisher.feed(answer)
    with contextlib.suppress(RtmpError, IngestError):
        for piece in _pieces(_bytes(said), cuts):
            publisher.feed(piece)
            publisher.take_outgoing()


@settings(max_examples=40, deadline=None)
@given(_wire, _cuts, st.sampled_from([b"", bytes([3]) + bytes(2 * 1536)]))
def test_a_receiver_survives_any_publisher(
    said: list[Message | bytes], cuts: list[int], hello: bytes
) -> None:
    conversation = Conversation(lambda _application, _name: Refusal.BAD_NAME)
    with contextlib.suppress(RtmpError):
        for piece in _pieces(hello + _bytes(said), cuts):
            conversation.feed(piece)
            conversation.take_outgoing()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_values_from_anywhere_raise_nothing_but_the_codecs_own_error(data: bytes) -> None:
    with contextlib.suppress(RtmpError):
        decode(data)


@settings(max_examples=40, deadline=None)
@given(st.lists(_amf, max_size=6))
def test_values_come_back_as_they_were(values: list[object]) -> None:
    assert decode(encode(*values)) == values  # type: ignore[arg-type]  # AMF's own kinds alone


def test_a_peer_that_talks_without_end_costs_no_more_memory_than_a_message_may() -> None:
    connection = RtmpConnection(most_message_bytes=50_000)
    # The head of a message of 49 kB on each of many chunk streams, none of which ever ends.
    heads = [
        bytes([number]) + bytes(3) + (49_000).to_bytes(3) + b"\x09" + bytes(4) + bytes(128)
        for number in range(3, 30)
    ]
    goes_on = [bytes([0xC0 | number]) + bytes(128) for number in range(3, 30)]
    tracemalloc.start()
    with contextlib.suppress(RtmpError):
        for _ in range(10_000):
            for piece in heads + goes_on * 400:
                connection.feed(piece)
                connection.next_message()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 400_000
