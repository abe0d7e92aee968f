from studio.output.fanout import FanOut
from studio.output.output import OutputStatus
from studio.output.packet import EncodedPacket, StreamKind
from tests.parts.clip import encode_clip


class _Kept:
    """An output that keeps what it gets."""

    def __init__(self) -> None:
        self.packets: list[EncodedPacket] = []
        self.began = 0
        self.stopped_at_ns: list[int] = []

    def start(self) -> None:
        self.began += 1

    def put(self, packet: EncodedPacket, /) -> None:
        self.packets.append(packet)

    def stop(self, at_ns: int) -> None:
        self.stopped_at_ns.append(at_ns)

    @property
    def status(self) -> OutputStatus:
        return OutputStatus()


def test_an_output_begins_with_a_key_frame_and_then_gets_everything() -> None:
    _, packets = encode_clip(40, key_at=frozenset({20}))
    requests: list[None] = []
    fanout = FanOut(lambda: requests.append(None))
    first, second = _Kept(), _Kept()
    fanout.add(first)
    for packet in packets[:30]:
        fanout.put(packet)
    fanout.add(second)
    for packet in packets[30:]:
        fanout.put(packet)
    assert (first.began, second.began, len(requests)) == (1, 1, 2)
    begins = next(i for i, packet in enumerate(packets) if packet.kind is StreamKind.VIDEO)
    assert first.packets == packets[begins:]
    assert second.packets[0].number == 20
    assert second.packets == packets[packets.index(second.packets[0]) :]


def test_a_removed_output_is_stopped_and_gets_nothing_more() -> None:
    _, packets = encode_clip(10)
    fanout = FanOut(lambda: None)
    kept, gone = _Kept(), _Kept()
    fanout.add(kept)
    fanout.add(gone)
    for packet in packets[:10]:
        fanout.put(packet)
    fanout.remove(gone, 77)
    for packet in packets[10:]:
        fanout.put(packet)
    assert gone.stopped_at_ns == [77]
    assert len(gone.packets) < len(kept.packets)
    assert kept.stopped_at_ns == []
