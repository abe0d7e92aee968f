from itertools import pairwise
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S
from studio.output.chapters import Chapter
from studio.output.output import OutputState
from studio.output.packet import StreamKind
from tests.studio.output.flash_and_beep import ORIGIN_NS, programme
from tests.waiting import wait_until

from .trial import Trial, chapters_of, digests, expected, packets_of, plan_in, seconds


@pytest.mark.parametrize("wish", [{"split_ns": 2 * NS_PER_S}, {"split_bytes": 200_000}])
def test_files_follow_each_other_without_losing_a_picture_or_a_sound(
    tmp_path: Path, wish: dict[str, int]
) -> None:
    shown = programme(8)
    trial = Trial(shown, plan_in(tmp_path, **wish))
    trial.output.start()
    for fed, packet in enumerate(shown.packets):
        trial.output.put(packet)
        if packet.kind is StreamKind.VIDEO and packet.number % 10 == 0:
            # In earnest a picture's time lies between two of them.
            wait_until(lambda n=fed: trial.output.counters.packets >= n - 5, 10, "it is written")  # type: ignore[misc]  # mypy cannot type a default in a lambda
    paths = trial.finish()
    assert len(paths) >= 3
    assert [path.name[-9:-6] for path in paths] == [f"_{n:02d}" for n in range(1, len(paths) + 1)]
    files = [packets_of(path) for path in paths]
    for kind in StreamKind:
        found = [digest for packets in files for digest in digests(packets, kind)]
        assert found == expected(shown.packets, kind)
    for packets in files:
        assert packets[0].is_key
        assert packets[0].at_s == 0
    for path in paths[:-1]:
        assert path.stat().st_size < wish.get("split_bytes", 1 << 40)
    assert trial.asked_for_keys
    assert set(trial.states[:-1]) == {OutputState.RECORDING}


def test_a_new_file_begins_when_asked_and_all_files_are_told_with_their_times(
    tmp_path: Path,
) -> None:
    shown = programme(4)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(0.5))
    trial.settle()
    trial.output.split()
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(0.5))
    first, second = trial.finish()
    assert trial.asked_for_keys == 1
    key_ns = next(p.pts_ns for p in shown.packets if p.kind is StreamKind.VIDEO and p.number == 37)
    assert trial.began == [(first.name, ORIGIN_NS, 0), (second.name, key_ns, 0)]
    assert trial.output.next_number == 3


def test_each_file_begins_with_the_chapter_that_it_is_in(tmp_path: Path) -> None:
    shown = programme(4)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    trial.output.mark(Chapter(ORIGIN_NS, "Opening"))
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(1))
    trial.output.mark(Chapter(seconds(0.8), "Speaker"))
    trial.settle()
    trial.output.split()
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(1))
    trial.output.mark(Chapter(seconds(2.5), "Ääni \N{EM DASH} questions"))
    first, second = trial.finish()
    assert chapters_of(first) == (Chapter(0, "Opening"), Chapter(800_000_000, "Speaker"))
    began_ns = trial.began[1][1] - ORIGIN_NS
    titled = chapters_of(second)
    assert [chapter.title for chapter in titled] == ["Speaker", "Ääni \N{EM DASH} questions"]
    assert titled[0].at_ns == 0
    assert titled[1].at_ns == pytest.approx(2_500_000_000 - began_ns, abs=1000)


def test_a_pause_leaves_no_gap_in_the_file_and_its_time_is_told(tmp_path: Path) -> None:
    shown = programme(6)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    wait_until(lambda: trial.output.path, 5, "the file is open")
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(1))
    trial.output.pause(seconds(1))
    trial.feed(packet for packet in shown.packets if seconds(1) <= packet.tick_ns < seconds(2))
    trial.output.mark(Chapter(seconds(1.5), "During the pause"))
    wait_until(lambda: trial.output.status.state is OutputState.PAUSED, 5, "it is paused")
    trial.output.resume(seconds(2))
    assert trial.asked_for_keys <= 1
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(2))
    (path,) = trial.finish()
    assert trial.states == [
        OutputState.RECORDING,
        OutputState.PAUSED,
        OutputState.RECORDING,
        OutputState.OFF,
    ]
    packets = packets_of(path)
    pictures = [packet for packet in packets if packet.kind is StreamKind.VIDEO]
    # 30 pictures of the first second; then from the key frame after 2 s, which is picture 97.
    assert [picture.digest for picture in pictures] == [
        *expected(shown.packets, StreamKind.VIDEO)[:30],
        *expected(shown.packets, StreamKind.VIDEO)[97:],
    ]
    times = [picture.at_s for picture in pictures]
    assert times == pytest.approx([n / 30 for n in range(len(pictures))], abs=0.0002)
    sounds = [packet.at_s for packet in packets if packet.kind is StreamKind.AUDIO]
    steps = [after - before for before, after in pairwise(sounds)]
    assert max(steps) < 0.044
    assert min(steps) > 0
    resumed_ns = next(
        p.pts_ns for p in shown.packets if p.kind is StreamKind.VIDEO and p.number == 97
    )
    assert trial.began[0] == (path.name, ORIGIN_NS, 0)
    name, origin_ns, from_ns = trial.began[1]
    assert name == path.name
    assert from_ns == pytest.approx(NS_PER_S, abs=10)
    assert origin_ns == resumed_ns - from_ns
    assert [chapter.title for chapter in chapters_of(path)] == ["During the pause"]


def test_a_recording_that_is_paused_can_be_ended(tmp_path: Path) -> None:
    shown = programme(4)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(1))
    trial.output.pause(seconds(1))
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(1))
    trial.output.stop(seconds(3))
    (path,) = trial.output.paths
    assert len(digests(packets_of(path), StreamKind.VIDEO)) == 30
