"""From byte counts back to packets."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mixer.clock import NS_PER_S
from studio.output.ledger import Confirmed
from studio.output.ledger.delivery import (
    HANDSHAKE_BYTES,
    MOST_ON_THE_WAY,
    SETTLE_NS,
    Delivery,
)
from studio.output.packet import EncodedPacket, StreamKind
from tests.fakes.clock import FakeClock
from tests.parts.clip import encode_clip

_, CLIP = encode_clip(30)


class _Followed:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.told: list[Confirmed] = []
        self.delivery = Delivery("rtmps://here/live", self.clock, self._hear)

    def _hear(self, entries: Iterable[Confirmed]) -> None:
        self.told += entries

    def send(self, ends: Iterable[int], packets: list[EncodedPacket] = CLIP) -> None:
        for packet, end in zip(packets, ends, strict=False):
            self.delivery.sent(packet, end)

    def has(self) -> set[tuple[str, int]]:
        """Return the packets that were told, each once."""
        told = [
            (entry.kind, number)
            for entry in self.told
            for number in range(entry.first, entry.last + 1)
        ]
        assert len(told) == len(set(told))
        return set(told)


@settings(deadline=None)
@given(
    sizes=st.lists(st.integers(1, 5000), min_size=len(CLIP), max_size=len(CLIP)),
    steps=st.lists(st.integers(0, 200_000), max_size=12),
    served=st.integers(0, 6),
)
def test_exactly_the_packets_whose_last_byte_lies_below_are_acknowledged(
    sizes: list[int], steps: list[int], served: int
) -> None:
    """Whatever counts come, in whatever steps, before or after some were only delivered."""
    followed = _Followed()
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    followed.send(ends)
    followed.delivery.delivered(sum(sizes[:served]))
    total = 0
    for step in steps:
        total += step
        followed.clock.advance(NS_PER_S)
        followed.delivery.acknowledged(total)
    followed.delivery.ended(orderly=False)
    expected = {
        (packet.kind.value, packet.number)
        for packet, end in zip(CLIP, ends, strict=True)
        if end <= total - HANDSHAKE_BYTES
    }
    assert followed.has() == expected
    assert {entry.how for entry in followed.told} <= {"acknowledged"}


def test_stretches_carry_the_times_of_their_pictures() -> None:
    followed = _Followed()
    followed.send(range(1, 1000))
    followed.delivery.acknowledged(HANDSHAKE_BYTES + 1000)
    followed.delivery.ended(orderly=False)
    pictures = [packet for packet in CLIP if packet.kind is StreamKind.VIDEO]
    (told,) = [entry for entry in followed.told if entry.kind == "video"]
    assert (told.first, told.first_ns) == (pictures[0].number, pictures[0].pts_ns)
    assert (told.last, told.last_ns) == (pictures[-1].number, pictures[-1].pts_ns)


def test_what_a_system_took_counts_only_once_it_was_surely_read() -> None:
    followed = _Followed()
    followed.send(range(1, 1000))
    followed.delivery.delivered(10)
    followed.clock.advance(SETTLE_NS - 1)
    followed.delivery.delivered(20)
    assert not followed.has()
    followed.clock.advance(1)
    followed.delivery.delivered(20)
    followed.clock.advance(NS_PER_S)
    followed.delivery.delivered(20)
    assert len(followed.has()) == 10
    followed.delivery.ended(orderly=False)
    assert len(followed.has()) == 10
    assert {entry.how for entry in followed.told} == {"delivered"}


@pytest.mark.parametrize("orderly", [True, False])
def test_an_orderly_end_confirms_the_rest_and_no_other_does(orderly: bool) -> None:  # noqa: FBT001 - a case
    followed = _Followed()
    followed.send(range(1, 1000))
    followed.delivery.delivered(10)
    followed.delivery.ended(orderly=orderly)
    assert len(followed.has()) == (len(CLIP) if orderly else 0)


def test_what_is_on_the_way_is_bounded_and_the_oldest_counts_as_missed() -> None:
    followed = _Followed()
    for n in range(MOST_ON_THE_WAY + 100):
        followed.delivery.sent(CLIP[0], n + 1)
    assert followed.delivery.on_the_way == MOST_ON_THE_WAY
