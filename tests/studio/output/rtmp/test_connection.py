import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.output.rtmp import (
    Message,
    MessageType,
    RtmpConnection,
    RtmpError,
    UserControl,
    user_control,
    window_ack_size,
)


def _deliver(sender: RtmpConnection, receiver: RtmpConnection) -> list[Message]:
    receiver.feed(sender.take_outgoing())
    messages = []
    while (message := receiver.next_message()) is not None:
        messages.append(message)
    return messages


def _picture(size: int) -> Message:
    return Message(MessageType.VIDEO, 1, 0, bytes(size))


def test_a_new_chunk_size_holds_from_the_next_message_on() -> None:
    sender, receiver = RtmpConnection(), RtmpConnection()
    sender.send(_picture(500))
    sender.send_chunk_size(4096)
    sender.send(_picture(5000))
    assert [len(m.payload) for m in _deliver(sender, receiver)] == [500, 5000]


def test_what_was_received_is_acknowledged_by_the_window_asked_for() -> None:
    sender, receiver = RtmpConnection(), RtmpConnection()
    sender.send(window_ack_size(1000))
    assert _deliver(sender, receiver) == []
    before = sender.acknowledges
    for _ in range(4):
        sender.send(_picture(600))
        _deliver(sender, receiver)
    assert sender.unacknowledged_bytes > 2400
    _deliver(receiver, sender)
    assert (before, sender.acknowledges) == (False, True)
    assert sender.unacknowledged_bytes < 1300


def test_a_peer_with_a_window_of_its_own_is_known_by_its_steps() -> None:
    sender, receiver = RtmpConnection(), RtmpConnection()
    sender.send(window_ack_size(1000))
    _deliver(sender, receiver)
    receiver._window = 5000
    for _ in range(20):
        sender.send(_picture(600))
        _deliver(sender, receiver)
        _deliver(receiver, sender)
    assert 5000 <= sender.acknowledgement_step_bytes <= 5700


def test_acknowledgements_survive_the_counters_wrap() -> None:
    sender, receiver = RtmpConnection(), RtmpConnection()
    sender._sent = receiver._received = receiver._told = (1 << 32) - 100
    sender.send(window_ack_size(300))
    _deliver(sender, receiver)
    sender.send(_picture(400))
    _deliver(sender, receiver)
    _deliver(receiver, sender)
    assert sender.unacknowledged_bytes == 0


def test_a_ping_is_answered_with_its_time() -> None:
    server, client = RtmpConnection(), RtmpConnection()
    server.send(user_control(UserControl.PING_REQUEST, b"\x01\x02\x03\x04"))
    assert _deliver(server, client) == []
    assert client.take_outgoing().endswith(b"\x00\x07\x01\x02\x03\x04")


@pytest.mark.parametrize("size", [0, 1 << 31])
def test_an_impossible_chunk_size_is_refused(size: int) -> None:
    sender, receiver = RtmpConnection(), RtmpConnection()
    sender.send(Message(MessageType.SET_CHUNK_SIZE, 0, 0, size.to_bytes(4)))
    with pytest.raises(RtmpError):
        _deliver(sender, receiver)


@given(st.lists(st.tuples(st.integers(0, 20), st.binary(max_size=60)), max_size=20))
def test_no_control_message_raises_anything_but_the_codecs_own_error(
    messages: list[tuple[int, bytes]],
) -> None:
    sender, receiver = RtmpConnection(), RtmpConnection()
    for type_id, payload in messages:
        sender.send(Message(type_id, 0, 0, payload))
    with contextlib.suppress(RtmpError):
        _deliver(sender, receiver)
