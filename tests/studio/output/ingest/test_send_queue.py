from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from studio.output.ingest.send_queue import SendQueue
from studio.output.packet import EncodedPacket, StreamKind

RATE = Fraction(30)
GOP = 60


def _programme(pictures: int, gop: int = GOP) -> list[EncodedPacket]:
    """Return packets without payload in the order of time: what a queue looks at."""
    packets = []
    sounds = 0
    for number in range(pictures):
        pts_ns = int(number * 1_000_000_000 / RATE)
        while sounds * 1024 / 48_000 <= number / RATE:
            sound_ns = sounds * 1024 * 1_000_000_000 // 48_000
            packets.append(_packet(StreamKind.AUDIO, sounds, sound_ns, is_key=True))
            sounds += 1
        packets.append(_packet(StreamKind.VIDEO, number, pts_ns, is_key=number % gop == 0))
    return packets


def _packet(kind: StreamKind, number: int, pts_ns: int, *, is_key: bool) -> EncodedPacket:
    return EncodedPacket(
        kind=kind,
        number=number,
        pts_ns=pts_ns,
        dts_ns=pts_ns,
        duration_ns=1,
        is_key=is_key,
        tick_ns=pts_ns,
        size=1,
        payload=None,  # type: ignore[arg-type]  # nobody muxes these
    )


def _drained(queue: SendQueue) -> list[EncodedPacket]:
    packets = []
    while (packet := queue.get(0)) is not None:
        packets.append(packet)
    return packets


def _pictures(packets: list[EncodedPacket]) -> list[EncodedPacket]:
    return [packet for packet in packets if packet.kind is StreamKind.VIDEO]


def test_a_queue_that_is_read_drops_nothing() -> None:
    queue = SendQueue(RATE)
    for packet in _programme(300):
        queue.put(packet)
        assert queue.get(0) is packet
    assert queue.dropped == 0


def test_an_overflow_drops_whole_gops_up_to_a_key_picture_and_no_sound() -> None:
    queue = SendQueue(RATE)
    programme = _programme(100)
    for packet in programme:
        queue.put(packet)
    left = _drained(queue)
    assert _pictures(left)[0].number == GOP
    assert [packet.number for packet in _pictures(left)] == list(range(GOP, 100))
    sounds = [packet for packet in programme if packet.kind is StreamKind.AUDIO]
    assert [packet for packet in left if packet.kind is StreamKind.AUDIO] == sounds
    assert queue.dropped == GOP


def test_the_queue_tells_how_much_time_waits() -> None:
    queue = SendQueue(RATE)
    assert queue.waiting_ms == 0
    for packet in _programme(31):
        queue.put(packet)
    assert 950 <= queue.waiting_ms <= 1050
    assert queue.clear() == 31 + 47
    assert queue.waiting_ms == 0


@given(st.integers(1, 400), st.integers(1, 120), st.lists(st.integers(0, 30), max_size=60))
def test_what_comes_out_is_in_order_bounded_and_accounted_for(
    pictures: int, gop: int, reads: list[int]
) -> None:
    queue = SendQueue(RATE)
    programme = _programme(pictures, gop)
    pace = iter(reads)
    out: list[EncodedPacket] = []
    for index, packet in enumerate(programme):
        queue.put(packet)
        if index % 10 == 9:
            for _ in range(next(pace, 0)):
                read = queue.get(0)
                if read is not None:
                    out.append(read)
    out += _drained(queue)
    assert len(out) + queue.dropped == len(programme)
    for kind in StreamKind:
        numbers = [packet.number for packet in out if packet.kind is kind]
        assert numbers == sorted(set(numbers))
    assert out[-1] is programme[-1]
