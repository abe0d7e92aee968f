import io
import json
import subprocess
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S
from studio.output.chapters import Chapter, chapter_box, read_chapters
from studio.output.recording_check import check_recording, open_recording
from studio.output.recording_export import export_recording
from tests.studio.output.flash_and_beep import ORIGIN_NS, programme
from tests.studio.output.recorder.trial import Trial, find, plan_in, seconds


def _probed(path: Path) -> list[tuple[str, float, float]]:
    """Return what Debian's own tool says of the chapters in the file at *path*."""
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        (each["tags"]["title"], float(each["start_time"]), float(each["end_time"]))
        for each in json.loads(done.stdout)["chapters"]
    ]


def test_chapters_are_exported_with_their_titles_and_times(tmp_path: Path) -> None:
    shown = programme(4)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    trial.output.mark(Chapter(ORIGIN_NS, "Opening"))
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(2))
    trial.output.mark(Chapter(seconds(1.5), "Päivi & guests"))
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(2))
    # Never seen, as the recording ends before it.
    trial.output.mark(Chapter(seconds(9), "Later"))
    (path,) = trial.finish()
    check = check_recording(path, find)
    out = tmp_path / "out.mp4"
    with open_recording(path, find, check.unreadable) as reader:
        export_recording(reader, out, packets=check.packets)
    probed = _probed(out)
    assert [title for title, *_ in probed] == ["Opening", "Päivi & guests"]
    assert [start for _, start, _ in probed] == [0.0, 1.5]
    assert probed[0][2] == 1.5
    assert probed[1][2] == pytest.approx(check.seconds, abs=0.05)


def test_chapters_survive_a_recording_that_was_never_closed(tmp_path: Path) -> None:
    shown = programme(4)
    trial = Trial(shown, plan_in(tmp_path))
    trial.output.start()
    trial.feed(packet for packet in shown.packets if packet.tick_ns < seconds(2))
    trial.output.mark(Chapter(seconds(1), "Kept"))
    trial.feed(packet for packet in shown.packets if packet.tick_ns >= seconds(2))
    (path,) = trial.finish()
    torn = tmp_path / "torn.vsrec"
    torn.write_bytes(path.read_bytes()[:-40_000])
    with open_recording(torn, find, frozenset()) as reader:
        assert not reader.complete
        assert read_chapters(reader) == (Chapter(NS_PER_S, "Kept"),)


def test_what_follows_within_half_a_second_takes_the_place_of_what_was_before() -> None:
    boxes = [
        chapter_box(Chapter(0, "a"), 1),
        chapter_box(Chapter(3 * NS_PER_S, "c"), 3),
        chapter_box(Chapter(NS_PER_S, "b"), 2),
        chapter_box(Chapter(3 * NS_PER_S + NS_PER_S // 3, "d"), 4),
    ]
    assert read_chapters(io.BytesIO(b"".join(boxes))) == (
        Chapter(0, "a"),
        Chapter(NS_PER_S, "b"),
        Chapter(3 * NS_PER_S, "d"),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0\x10emsg",
        b"\0\0\0\x07emsg",
        b"\0\0\0\x10emsg" + bytes(8),
        b"\xff\xff\xff\xffmoof",
        chapter_box(Chapter(0, "a"), 1).replace(b"studio", b"others"),
    ],
)
def test_what_is_no_chapter_is_passed_over(data: bytes) -> None:
    assert read_chapters(io.BytesIO(data)) == ()


def test_a_title_that_is_too_long_is_cut() -> None:
    (chapter,) = read_chapters(io.BytesIO(chapter_box(Chapter(0, "ä" * 999), 1)))
    assert chapter.title == "ä" * 200
