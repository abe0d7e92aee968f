"""Packets late, lost, doubled and out of order, on a clock of the test's own."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mixer.media import Samples
from studio.links.talk.delay_target import MOST_MS, DelayTarget
from studio.links.talk.packet_store import MOST_WAITING, PacketStore
from studio.links.talk.playout import Playout
from studio.talkback.routing.packets import FIRST, LAST, Packet, PacketKind

MS = 1_000_000
TOC_10_MS = 0xF0
"""CELT, 10 ms, one frame (RFC 6716, section 3.1)."""


def packet(n: int, flags: int = 0, first: int = 0) -> Packet:
    """Return packet *n* of 10 ms, numbered from *first* on, whose content is its number."""
    coded = bytes([TOC_10_MS]) + (n % 1000).to_bytes(2, "big")
    return Packet(PacketKind.VOICE, flags, 1, (first + n) % (1 << 32), n * 480 % (1 << 32), coded)


class Steps:
    """Decodes to a value that tells which packet it was; a concealment is 1000."""

    def decode(self, coded: bytes) -> Samples:
        return np.full((480, 1), int.from_bytes(coded[1:3], "big"), np.float32)

    def conceal(self) -> Samples:
        return np.full((480, 1), 1000, np.float32)


class Tone:
    """Decodes to a tone that goes on from packet to packet."""

    def __init__(self) -> None:
        self._time = 0

    def decode(self, _coded: bytes) -> Samples:
        times = np.arange(self._time, self._time + 480) / 48_000
        self._time += 480
        return np.sin(2 * np.pi * 200 * times).astype(np.float32).reshape(-1, 1)

    def conceal(self) -> Samples:
        return self.decode(b"")


@dataclass
class Played:
    """What came of a simulated voice."""

    playout: Playout
    delays_ms: list[float] = field(default_factory=list)
    """Each second."""


def play(
    late_ms: Callable[[float], float], seconds: int, *, sender_ppm: float = 0, device_ppm: float = 0
) -> Played:
    """Play a voice whose packets, which never overtake each other, are so late each."""
    played = Played(Playout(Tone))
    arrivals, newest_ns = [], 0
    for n in range(seconds * 100):
        sent_ns = round((n + 1) * 10 * MS * (1 - sender_ppm * 1e-6))
        newest_ns = max(newest_ns, sent_ns + round(late_ms(n / 100) * MS))
        arrivals.append(newest_ns)
    came = 0
    for n in range(seconds * 100):
        now_ns = round(n * 10 * MS * (1 - device_ppm * 1e-6)) + 3 * MS
        while came < len(arrivals) and arrivals[came] <= now_ns:
            flags = FIRST if came == 0 else 0
            played.playout.put(packet(came, flags), arrivals[came])
            came += 1
        played.playout.pull(now_ns)
        if n % 100 == 0:
            played.delays_ms.append(played.playout.delay_ms)
    return played


class Counted(Steps):
    """Keeps what it decoded."""

    def __init__(self) -> None:
        self.decoded: list[int] = []

    def decode(self, coded: bytes) -> Samples:
        self.decoded.append(int.from_bytes(coded[1:3], "big"))
        return super().decode(coded)


def test_what_waits_is_decoded_together_up_to_what_lacks_and_heard_in_its_time() -> None:
    decoder = Counted()
    playout = Playout(lambda: decoder)
    for n in (0, 1, 2, 3, 5, 6):
        playout.put(packet(n, FIRST if n == 0 else LAST if n == 6 else 0), 100 * MS)
    heard: list[float] = []
    decoded: list[int] = []
    # Of packets that come at once the last had the shortest way: the first waits no longer.
    for block in range(7):
        samples = playout.pull((105 + 10 * block) * MS)
        assert samples is not None
        heard.append(float(samples[0, 0]))
        decoded.append(len(decoder.decoded))
    assert heard == [0, 1, 2, 3, 1000, 5, 6]
    assert decoded == [4, 4, 4, 4, 4, 6, 6]


@given(
    order=st.permutations(range(20)),
    lost=st.sets(st.integers(1, 19), max_size=8),
    doubled=st.sets(st.integers(0, 19)),
    first=st.integers(0, (1 << 32) - 1),
)
def test_packets_are_taken_in_order_and_once_however_they_come(
    order: list[int], lost: set[int], doubled: set[int], first: int
) -> None:
    store = PacketStore()
    kept = [n for n in order if n not in lost]
    for n in kept:
        store.put(packet(n, first=first))
        if n in doubled:
            assert store.put(packet(n, first=first)) is None
    taken = []
    while (found := store.take()) is not None:
        taken.append(found[1].sequence)
    assert taken == [(first + n) % (1 << 32) for n in sorted(kept)]
    assert store.doubled == len(doubled & set(kept))
    within = range(min(kept), max(kept) + 1)
    assert store.lost == len([n for n in within if n in lost])
    assert store.put(packet(max(kept), first=first)) is None
    assert store.late == 1


def test_what_waits_is_bounded_and_the_oldest_goes() -> None:
    store = PacketStore()
    for n in range(MOST_WAITING + 5):
        store.put(packet(n))
    assert len(store) == MOST_WAITING
    assert store.dropped == 5
    found = store.take()
    assert found is not None
    assert found[1].sequence == 5


def test_a_sender_that_begins_anew_is_heard() -> None:
    played = play(lambda _: 5, 2)
    playout, now_ns = played.playout, 2000 * MS
    heard = []
    for n in range(30):
        # Its clock and its numbers are others now.
        again = Packet(
            PacketKind.VOICE, 0, 1, (n - 5000) % (1 << 32), n * 480 + 77, bytes([TOC_10_MS, 0, 0])
        )
        playout.put(again, now_ns)
        heard.append(playout.pull(now_ns + 3 * MS) is not None)
        now_ns += 10 * MS
    assert all(heard[5:])


@settings(max_examples=15)
@given(st.lists(st.floats(0, 500), min_size=1, max_size=300))
def test_the_wanted_delay_is_bounded_and_grows_at_once(lateness_ms: list[float]) -> None:
    target = DelayTarget()
    target.heard(0, 10, 0)
    most_ms = 0.0
    for n, late_ms in enumerate(lateness_ms, 1):
        target.heard(n * 480, 10, n * 10 * MS + round(late_ms * MS))
        most_ms = max(most_ms, late_ms)
        assert 0 < target.wanted_ms <= MOST_MS
        # Of so few packets each one counts.
        if n < 200:
            assert target.wanted_ms >= min(MOST_MS, most_ms) - 0.01


def test_an_even_voice_is_played_whole_and_soon() -> None:
    playout = Playout(Steps)
    out = []
    for n in range(60):
        if n < 50:
            flags = {0: FIRST, 49: LAST}.get(n, 0)
            playout.put(packet(n, flags), n * 10 * MS)
        block = playout.pull(n * 10 * MS + 4 * MS)
        if block is not None:
            out.append(float(block[0, 0]))
            assert (block == block[0]).all()
    assert out == [float(n) for n in range(50)]
    assert not playout.underruns
    assert not playout.is_playing


def test_what_is_lost_is_concealed_and_nothing_shifts() -> None:
    playout = Playout(Steps)
    out = []
    for n in range(40):
        if n not in {10, 20, 21}:
            playout.put(packet(n, FIRST if n == 0 else 0), n * 10 * MS)
        block = playout.pull(n * 10 * MS + 4 * MS)
        out.append(None if block is None else float(block[0, 0]))
    assert out.count(1000.0) >= 3
    played = [each for each in out if each not in {None, 1000.0}]
    assert played == sorted(played)
    assert playout.store.lost <= 3
    assert playout.underruns <= 4


def test_a_voice_that_just_stops_fades_into_silence() -> None:
    playout = Playout(Steps)
    for n in range(10):
        playout.put(packet(n, FIRST if n == 0 else 0), n * 10 * MS)
        playout.pull(n * 10 * MS + 4 * MS)
    after = [playout.pull((10 + n) * 10 * MS + 4 * MS) is not None for n in range(20)]
    assert after[0]
    assert not any(after[8:])
    playout.put(packet(30, FIRST), 400 * MS)
    blocks = [playout.pull((400 + n * 10) * MS) for n in range(4)]
    first = next(each for each in blocks if each is not None)
    assert float(first[0, 0]) == 30


def test_what_no_more_comes_of_is_heard_to_its_end_and_not_beyond() -> None:
    playout = Playout(Steps)
    for n in range(3):
        playout.put(packet(n, FIRST if n == 0 else 0), n * MS)
    playout.finish()
    out = [playout.pull(20 * MS + n * 10 * MS) for n in range(6)]
    assert [None if each is None else float(each[0, 0]) for each in out] == [0, 1, 2] + [None] * 3


def test_a_minute_after_a_burst_of_loss_the_delay_is_as_before() -> None:
    rng = random.Random(3)  # noqa: S311  # one that is the same each time

    def late_ms(at_s: float) -> float:
        jitter_ms = 20 + rng.random() * 3
        # Five seconds of which each tenth packet is sent once more, after 200 ms.
        return jitter_ms + 200 * (10 < at_s < 15 and rng.random() < 0.1)

    delays_ms = play(late_ms, 76).delays_ms
    assert max(delays_ms[11:16]) > delays_ms[9] + 100
    assert delays_ms[75] <= delays_ms[9] + 20


def test_other_clocks_make_neither_holes_nor_delay() -> None:
    rng = random.Random(1)  # noqa: S311  # one that is the same each time
    for sender_ppm, device_ppm in ((500, 0), (-500, 0), (0, 500), (0, -500)):
        played = play(
            lambda _: 5 + rng.random() * 2, 30, sender_ppm=sender_ppm, device_ppm=device_ppm
        )
        playout = played.playout
        assert playout.underruns / playout.blocks < 0.002
        assert max(played.delays_ms[5:]) < 40


def test_steady_loss_is_waited_for() -> None:
    rng = random.Random(1)  # noqa: S311  # one that is the same each time
    played = play(lambda _: 20 + rng.random() * 2 + 60 * (rng.random() < 0.01), 40)
    assert played.playout.underruns / played.playout.blocks < 0.002
    assert played.playout.delay_ms < 90
