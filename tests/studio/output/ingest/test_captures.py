"""What ffmpeg's own client says to our ingest beside what ours says, both read by our codec."""

import subprocess
from pathlib import Path

from studio.output.rtmp import (
    ChunkReader,
    ChunkWriter,
    Command,
    Message,
    MessageType,
    command_of,
    is_codec_header,
    is_key_picture,
)
from tests.parts.programme import Programme
from tests.parts.receiver import receiving
from tests.parts.wiretap import Wiretap
from tests.waiting import wait_until

from .conftest import KEY, Publish

_HANDSHAKE_BYTES = 1 + 2 * 1536
_STREAM = [
    *("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=30"),
    *("-f", "lavfi", "-i", "sine=r=48000", "-t", "1.5", "-c:v", "libx264", "-g", "30"),
    *("-preset", "ultrafast", "-tune", "zerolatency", "-c:a", "aac", "-f", "flv"),
]


def _messages(captured: bytearray) -> list[Message]:
    """Return all messages behind the handshake; nothing may be left over."""
    reader = ChunkReader()
    messages = []
    reader.feed(bytes(captured[_HANDSHAKE_BYTES:]))
    while (message := reader.next_message()) is not None:
        messages.append(message)
        if message.type_id == MessageType.SET_CHUNK_SIZE:
            reader.chunk_bytes = int.from_bytes(message.payload)
    assert not reader._buffer
    assert not any(stream.partial for stream in reader._streams.values())
    return messages


def _commands(messages: list[Message]) -> list[Command]:
    return [command_of(message) for message in messages if message.type_id == MessageType.COMMAND]


def _of_kind(messages: list[Message], kind: MessageType) -> list[Message]:
    return [message for message in messages if message.type_id == kind]


def _through_our_writer(messages: list[Message], chunk_bytes: int) -> list[Message]:
    writer, reader = ChunkWriter(), ChunkReader()
    writer.chunk_bytes = reader.chunk_bytes = chunk_bytes
    reader.feed(b"".join(map(writer.write, messages)))
    read = []
    while (message := reader.next_message()) is not None:
        read.append(message)
    return read


def _begins_with_what_a_receiver_needs(messages: list[Message]) -> None:
    assert b"onMetaData" in _of_kind(messages, MessageType.DATA)[0].payload
    pictures, sounds = _of_kind(messages, MessageType.VIDEO), _of_kind(messages, MessageType.AUDIO)
    assert is_codec_header(pictures[0])
    assert is_key_picture(pictures[1])
    assert is_codec_header(sounds[0])
    assert len(pictures) > 40
    assert len(sounds) > 60
    assert {message.stream_id for message in pictures + sounds} == {1}


def test_ffmpegs_client_and_ours_ask_in_the_same_order_and_send_what_our_codec_agrees_with(
    tmp_path: Path, programme: Programme, publish: Publish
) -> None:
    with receiving(tmp_path / "ffmpeg") as receiver, Wiretap(receiver.port) as theirs:
        url = f"rtmp://127.0.0.1:{theirs.port}/live/{KEY}"
        subprocess.run([*_STREAM, url], check=True, timeout=60)
        receiver.wait_for_end()
    with receiving(tmp_path / "ours") as receiver, Wiretap(receiver.port) as ours:
        output = publish(f"rtmp://127.0.0.1:{ours.port}/live").output
        wait_until(lambda: output.counters.pictures_sent >= 50, 15, "pictures")
        programme.fanout.remove(output, programme.clock.now_ns())
        receiver.wait_for_end()
    said, answered = _messages(theirs.forth), _messages(theirs.back)
    we_said = _messages(ours.forth)
    order = [command.name for command in _commands(said)]
    assert order[:5] == ["connect", "releaseStream", "FCPublish", "createStream", "publish"]
    assert [command.name for command in _commands(we_said)] == order
    # The key is where it is in theirs, and the answers suit their numbers.
    for their, our in zip(_commands(said)[1:], _commands(we_said)[1:], strict=True):
        assert our.text_at(1) == their.text_at(1)
    results = {c.transaction for c in _commands(answered) if c.name == "_result"}
    asked = {c.name: c.transaction for c in _commands(said)}
    assert {asked["connect"], asked["createStream"]} <= results
    for messages in (said, we_said):
        _begins_with_what_a_receiver_needs(messages)
        for chunk_bytes in (128, 4096, 60_000):
            assert _through_our_writer(messages, chunk_bytes) == messages
