"""Any moment of a recording, decoded straight from its sealed file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mixer.clock import NS_PER_S
from mixer.media import SAMPLE_RATE, AudioBlock, VideoFrame
from studio.library.errors import LibraryError
from studio.library.playback.chapter_finder import ChapterFinder
from studio.library.playback.film import Film, Heard, Seen, Shrinker, open_film
from studio.library.playback.projector import Projector
from studio.output.chapters import Chapter, chapters_at
from studio.output.record_format import RecordingError, RecordReader
from studio.secrets import RecordKey
from tests.parts.recordings import SECONDS, record
from tests.waiting import wait_until

KEY = RecordKey.generate(protected=True)
RATE = 30


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("film"), KEY)


@pytest.fixture
def film(recording: Path) -> Iterator[Film]:
    with open_film(recording, lambda _: KEY) as opened:
        yield opened


def test_every_picture_and_every_sample_comes_in_order(film: Film) -> None:
    assert film.size == (320, 180)
    assert film.length_ns == SECONDS * NS_PER_S
    film.seek(0)
    pictures: list[int] = []
    samples = 0
    while (item := film.next()) is not None:
        if isinstance(item, Seen):
            pictures.append(item.pts_ns)
        else:
            samples += len(item.samples)
    due = [round(n * NS_PER_S / RATE) for n in range(SECONDS * RATE)]
    assert pictures == pytest.approx(due, abs=50_000)
    # All but what the last, unfinished AAC frame would have held.
    assert SECONDS * SAMPLE_RATE - 2048 < samples <= SECONDS * SAMPLE_RATE
    assert film.gaps == 0


@pytest.mark.parametrize("frame", [0, 1, 14, 15, 36, 37, 38, 59, 60, 96, 97, 118, 119])
def test_a_moment_is_the_very_picture_that_is_shown_then(film: Film, frame: int) -> None:
    at_ns = frame * NS_PER_S // RATE
    for late_ns in (1_000_000, 30_000_000):
        seen = film.picture_at(at_ns + late_ns)
        assert seen is not None
        assert abs(seen.pts_ns - at_ns) < 100_000
    # What follows goes on from there, with nothing left out.
    following = next((item for item in iter(film.next, None) if isinstance(item, Seen)), None)
    if frame < SECONDS * RATE - 1:
        assert following is not None
        assert round(following.pts_ns * RATE / NS_PER_S) == frame + 1
    else:
        assert following is None


def test_whoever_scrubs_on_gets_the_key_picture_and_what_is_not_wanted_is_not_decoded(
    film: Film,
) -> None:
    screen, asked = Screen(), iter([True, True, False])
    projector = Projector(film, screen, Shrinker(160, 90), None)
    projector.go_to(58 * NS_PER_S // RATE, lambda: next(asked))
    assert [round(at * RATE / NS_PER_S) for at in screen.shown] == [37]
    assert next(asked, None) is None
    projector.go_to(58 * NS_PER_S // RATE)
    assert [round(at * RATE / NS_PER_S) for at in screen.shown] == [37, 37, 58]


def test_past_the_end_is_the_last_picture_and_before_the_beginning_the_first(film: Film) -> None:
    last, first = film.picture_at(1 << 60), film.picture_at(-NS_PER_S)
    assert last is not None
    assert first is not None
    assert round(last.pts_ns * RATE / NS_PER_S) == SECONDS * RATE - 1
    assert first.pts_ns == 0


def test_few_records_are_opened_to_find_a_moment(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    really = RecordReader._open_record

    def counting(self: RecordReader, place: object) -> memoryview:
        opened.append(1)
        return really(self, place)  # type: ignore[arg-type]  # as it was given

    with open_film(recording, lambda _: KEY) as film:
        film.picture_at(NS_PER_S)
        monkeypatch.setattr(RecordReader, "_open_record", counting)
        distinct = film._moments
        distinct._known.clear()
        distinct.at(3 * NS_PER_S)
    # Halving eight fragments, and looking back for a key picture; each is read in small pieces.
    assert 0 < len(opened) <= 8 * 40


class Screen:
    def __init__(self) -> None:
        self.shown: list[int] = []
        self.bright: list[int] = []

    def put(self, frame: VideoFrame) -> None:
        self.shown.append(frame.pts_ns)
        if frame.planes[0].mean() > 200:
            self.bright.append(frame.pts_ns)


class Ear:
    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []
        self.blocks: list[AudioBlock] = []

    def put(self, block: AudioBlock) -> None:
        self.blocks.append(block)


def test_what_is_due_is_shown_and_played_together(film: Film) -> None:
    screen, ear = Screen(), Ear()
    projector = Projector(film, screen, Shrinker(160, 90), ear)
    projector.go_to(NS_PER_S // 2)
    for step in range(50, 420):
        projector.advance(step * NS_PER_S // 100)
    assert projector.is_over
    # The key picture at once, so that whoever scrubs sees something, then the one that is meant.
    assert screen.shown[0] == 0
    assert len(screen.shown) == 1 + SECONDS * RATE - RATE // 2
    flashes = [round(at / NS_PER_S, 2) for at in screen.bright]
    assert flashes == [0.0, 1.0, 2.0, 3.0]
    sound = np.concatenate([block.samples[:, 0] for block in ear.blocks])
    begin_s = ear.blocks[0].pts_ns / NS_PER_S
    loud = begin_s + np.nonzero(np.abs(sound) > 0.1)[0] / SAMPLE_RATE
    beeps = loud[np.diff(loud, prepend=0) > 0.5]
    assert beeps == pytest.approx([1.0, 2.0, 3.0], abs=0.002)
    assert {len(block.samples) for block in ear.blocks} == {480}


def test_a_damaged_part_is_left_out_and_said_and_the_rest_plays(
    recording: Path, tmp_path: Path
) -> None:
    with RecordReader.open(recording, KEY) as reader:
        place = reader._places[4]
    data = bytearray(recording.read_bytes())
    data[place.file_offset + 200] ^= 1
    damaged = tmp_path / "damaged.vsrec"
    damaged.write_bytes(data)
    with open_film(damaged, lambda _: KEY) as film:
        screen = Screen()
        projector = Projector(film, screen, Shrinker(160, 90), None)
        projector.go_to(0)
        for step in range(410):
            projector.advance(step * NS_PER_S // 100)
        assert projector.is_over
        assert projector.fault == "A part of it is damaged and is left out."
        # Half a second is missing, and the pictures after it up to the next key picture.
        assert 60 < len(screen.shown) < SECONDS * RATE
        # A moment in the gap is the last picture before it, or the first that can be told after.
        assert film.picture_at(int(1.75 * NS_PER_S)) is not None


def test_what_cannot_be_played_says_so(tmp_path: Path, recording: Path) -> None:
    short = tmp_path / "short.vsrec"
    with RecordReader.open(recording, KEY) as reader:
        first = reader._places[0]
    short.write_bytes(recording.read_bytes()[: first.file_offset])
    with pytest.raises(LibraryError, match="cannot be played"), open_film(short, lambda _: KEY):
        pytest.fail("it was opened")
    none = tmp_path / "none.vsrec"
    none.write_bytes(b"something else")
    with pytest.raises(RecordingError), open_film(none, lambda _: KEY):
        pytest.fail("it was opened")


def test_sound_that_comes_is_heard(film: Film) -> None:
    film.seek(0)
    first = next(item for item in iter(film.next, None) if isinstance(item, Heard))
    assert first.samples.dtype == np.float32
    assert first.samples.shape[1] == 2


def test_another_track_of_sound_is_heard_and_each_has_its_name(tmp_path: Path) -> None:
    path = record(tmp_path, KEY, late_track_ns=NS_PER_S // 4)
    with open_film(path, lambda _: KEY) as film:
        assert film.tracks == ("Programme", "Late")
        for track, late_s in ((0, 0.0), (1, 0.25), (0, 0.0), (7, 0.0)):
            film.hear(track)
            ear = Ear()
            projector = Projector(film, Screen(), Shrinker(160, 90), ear)
            projector.go_to(NS_PER_S // 2)
            for step in range(50, 270):
                projector.advance(step * NS_PER_S // 100)
            sound = np.concatenate([block.samples[:, 0] for block in ear.blocks])
            begin_s = ear.blocks[0].pts_ns / NS_PER_S
            loud = begin_s + np.nonzero(np.abs(sound) > 0.1)[0] / SAMPLE_RATE
            beeps = loud[np.diff(loud, prepend=0) > 0.5]
            assert beeps == pytest.approx([1 + late_s, 2 + late_s], abs=0.002)


def test_chapters_are_found_beside_who_plays_and_a_damaged_one_costs_itself(tmp_path: Path) -> None:
    marks = [Chapter(n * NS_PER_S, f"Part {n}") for n in range(4)]
    path = record(tmp_path, KEY, chapters=marks)
    assert _found(path) == tuple(marks)
    data = bytearray(path.read_bytes())
    with RecordReader.open(path, KEY) as reader:
        holding = [place for place, start in zip(reader._places, reader.starts, strict=True)
                   if chapters_at(reader, start)]  # fmt: skip
    data[holding[1].file_offset + 200] ^= 1
    path.write_bytes(data)
    assert _found(path) == (marks[0], *marks[2:])


def _found(path: Path) -> tuple[Chapter, ...]:
    finder = ChapterFinder(path, lambda _: KEY)
    finder.start()
    wait_until(lambda: not finder._worker.alive, 10, "it looked through")
    finder.stop()
    return finder.found.get() or ()
