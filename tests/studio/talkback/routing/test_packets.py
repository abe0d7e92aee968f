"""The packet's twelve bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.talkback.routing.packets import (
    FIRST,
    MOST_BYTES,
    Packet,
    PacketKind,
    decode_packet,
    encode_packet,
    newer,
    with_source,
)

NUMBERS = st.integers(0, (1 << 32) - 1)


@given(NUMBERS, NUMBERS, st.integers(0, 65535), st.binary(min_size=1, max_size=300))
def test_a_packet_is_read_as_it_was_written(
    sequence: int, time: int, source: int, coded: bytes
) -> None:
    packet = Packet(PacketKind.VOICE, FIRST, source, sequence, time, coded)
    assert decode_packet(encode_packet(packet)) == packet


def test_the_bytes_are_those_of_the_document() -> None:
    packet = Packet(PacketKind.PROGRAMME, 3, 0x0102, 0x03040506, 0x0708090A, b"opus")
    assert encode_packet(packet) == bytes.fromhex("0203 0102 03040506 0708090a") + b"opus"


def test_only_the_source_is_replaced() -> None:
    packet = Packet(PacketKind.VOICE, 0, 7, 1, 2, b"x")
    assert decode_packet(with_source(encode_packet(packet), 9)) == packet._replace(source=9)


@pytest.mark.parametrize("data", [b"", bytes(12), bytes(MOST_BYTES + 1), b"\x09" + bytes(20)])
def test_what_is_no_packet_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"packet|PacketKind"):
        decode_packet(data)


def test_sequences_go_on_beyond_their_end() -> None:
    assert newer(2, (1 << 32) - 1) == 3
    assert newer((1 << 32) - 1, 2) == -3
