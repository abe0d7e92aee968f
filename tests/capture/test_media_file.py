"""Media files on the clock: each picture and sample at its own time, round after round."""

import shutil
import socket
from pathlib import Path

import cv2
import numpy as np
import pytest

from capture.source import Status
from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import SAMPLE_RATE
from tests.judge.sound_code import find_chirps
from tests.parts.footage import BIKES, BUNNY, CARPHONE
from tests.waiting import wait_until

from .clips import Clip, steady, write_clip
from .playing import BASE_NS, playing

FRAME_NS = 40 * NS_PER_MS
ROUND_NS = 50 * FRAME_NS


@pytest.fixture(scope="module")
def two_seconds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clip = Clip(steady(50), sound_s=2.0)
    return write_clip(tmp_path_factory.mktemp("clips") / "two seconds: at 100%.mp4", clip)


def test_the_picture_shown_is_the_one_whose_time_it_is(two_seconds: Path) -> None:
    with playing(two_seconds) as played:
        assert played.source.frame_at(BASE_NS - 1) is None
        for n in range(50):
            assert played.number(n * FRAME_NS, n * FRAME_NS) == n + 1
            assert played.number((n + 1) * FRAME_NS - 1, n * FRAME_NS) == n + 1


def test_rounds_follow_each_other_without_a_gap_or_a_drift(two_seconds: Path) -> None:
    with playing(two_seconds) as played:
        numbers, sound = played.numbers_and_sound(3 * 50, FRAME_NS)
        seconds = 6
    assert numbers == [n % 50 + 1 for n in range(150)]
    chirps = find_chirps(sound[:, 0].astype(np.float64))
    assert [round(chirp.position / SAMPLE_RATE) for chirp in chirps] == list(range(seconds))
    for second, chirp in enumerate(chirps):
        assert abs(chirp.position - second * SAMPLE_RATE) < 1
        assert chirp.rising is (second % 2 == 0)


def test_sound_that_goes_on_after_the_pictures_is_played_out(tmp_path: Path) -> None:
    clip = Clip(steady(25), sound_s=3.0)
    with playing(write_clip(tmp_path / "long sound.mkv", clip)) as played:
        assert played.number(0, 0) == 1
        assert played.number(2 * NS_PER_S, 24 * FRAME_NS) == 25
        sound = played.sound(0, 4 * NS_PER_S)
        chirps = find_chirps(sound[:, 0].astype(np.float64))
        seam = chirps[3].position / SAMPLE_RATE
        assert [chirp.rising for chirp in chirps] == [True, False, True, True]
        # The sound ends with the codec's last block, and the pictures begin where it does.
        assert 3.0 <= seam < 3.05
        again = played.picture(4 * NS_PER_S, 3960 * NS_PER_MS)
        assert abs(again.pts_ns - BASE_NS - 24 * FRAME_NS - seam * NS_PER_S) < NS_PER_MS


def test_sound_that_ends_before_the_pictures_is_silence_until_the_next_round(
    tmp_path: Path,
) -> None:
    clip = Clip(steady(100), sound_s=1.5)
    with playing(write_clip(tmp_path / "short sound.mp4", clip)) as played:
        before = played.sound(0, 1400 * NS_PER_MS)
        assert len(find_chirps(before[:, 0].astype(np.float64))) == 2
        for n in range(100):
            assert played.number(n * FRAME_NS, n * FRAME_NS) == n + 1
            if n == 60:
                # The mix reads on, into nothing.
                assert played.source.audio is not None
                assert not played.source.audio.read(BASE_NS + n * FRAME_NS, 480).samples.any()
        later = played.sound(4 * NS_PER_S, 5 * NS_PER_S)
    assert abs(find_chirps(later[:, 0].astype(np.float64))[0].position) < 1


def test_pictures_at_uneven_times_come_at_those_times(tmp_path: Path) -> None:
    times = [0, 40, 500, 520, 1700, 1720]
    path = write_clip(tmp_path / "uneven.mkv", Clip(times))
    with playing(path, loop=False) as played:
        for number, ms in enumerate(times, 1):
            assert played.number(ms * NS_PER_MS, ms * NS_PER_MS) == number
        assert played.number(1699 * NS_PER_MS, 1700 * NS_PER_MS) == 6


@pytest.mark.parametrize(
    ("rate", "layout", "codec", "name"),
    [
        (44_100, "mono", "pcm_s16le", "mono.wav"),
        (44_100, "stereo", "libmp3lame", "stereo.mp3"),
        (48_000, "5.1", "aac", "surround.mp4"),
        (22_050, "mono", "flac", "low.flac"),
    ],
)
def test_sound_of_any_kind_is_at_its_place(
    tmp_path: Path, rate: int, layout: str, codec: str, name: str
) -> None:
    clip = Clip(sound_s=3.0, sound_rate=rate, layout=layout, audio_codec=codec)
    with playing(write_clip(tmp_path / name, clip)) as played:
        sound = played.sound(0, 2900 * NS_PER_MS)
        assert played.source.frame_at(BASE_NS) is None
        assert played.source.health.status is Status.LIVE
    if layout != "5.1":
        assert np.allclose(sound[:, 0], sound[:, 1], atol=0.01)
    chirps = find_chirps(sound[:, 0].astype(np.float64))
    assert [chirp.position for chirp in chirps] == pytest.approx(
        [0, SAMPLE_RATE, 2 * SAMPLE_RATE], abs=2
    )
    if layout == "mono":
        assert np.abs(sound).max() == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(("path", "size"), [(BIKES, (640, 272)), (CARPHONE, (176, 144))])
def test_footage_without_sound(path: Path, size: tuple[int, int]) -> None:
    with playing(path) as played:
        assert played.source.audio is None
        frame = played.picture(0, 0)
        assert (frame.width, frame.height) == size
        assert frame.planes[0].std() > 20
        assert played.picture(NS_PER_S, NS_PER_S - FRAME_NS).pts_ns > frame.pts_ns


def test_footage_with_surround_sound_loops_on_its_last_picture() -> None:
    with playing(BUNNY) as played:
        loudest = 0.0
        for n in range(140):
            due_ns = n * FRAME_NS
            assert abs(played.picture(due_ns, due_ns).pts_ns - BASE_NS - due_ns) < 1000
            loudest = max(loudest, float(np.abs(played.sound(due_ns, due_ns + FRAME_NS)).max()))
        assert loudest > 0.01


def test_odd_sides_become_even(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    _write_picture(path, 321, 181)
    with playing(path) as played:
        frame = played.picture(0, 0)
        assert (frame.width, frame.height) == (320, 180)


def test_without_a_loop_it_says_that_it_ended_when_it_has(two_seconds: Path) -> None:
    with playing(two_seconds, loop=False) as played:
        played.numbers_and_sound(50, FRAME_NS)
        assert played.source.health.status is Status.LIVE
        played.clock.advance(3 * NS_PER_S)
        assert "played to its end" in played.await_status(Status.ENDED)
        assert played.number(9 * NS_PER_S, 49 * FRAME_NS) == 50


def test_what_nobody_looks_at_or_listens_to_keeps_pace(two_seconds: Path) -> None:
    with playing(two_seconds) as played:
        # Hours pass unseen in steps that the readers can follow.
        for second in range(1, 12):
            played.clock.advance(NS_PER_S)
            round_ns = (second - 2) // 2 * ROUND_NS
            if second > 3:
                played.picture(round_ns, round_ns)
        assert played.number(10 * NS_PER_S, 10 * NS_PER_S) == 1


@pytest.mark.parametrize("name", ["cut.ts", "cut.mkv", "cut.mp4"])
def test_a_file_that_was_cut_off_plays_what_is_there(
    tmp_path: Path, name: str, two_seconds: Path
) -> None:
    path = tmp_path / name
    if name.endswith("mp4"):
        # The index lies at the end, so it is gone.
        path.write_bytes(two_seconds.read_bytes()[: two_seconds.stat().st_size // 2])
        with playing(path) as played:
            assert "no media file" in played.await_status(Status.FAILED)
            slate = played.source.video.frame_at(0)
            assert slate is not None
            assert slate.width == 1280
        return
    write_clip(path, Clip(steady(200), sound_s=8.0))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with playing(path) as played:
        # In a transport stream the sound begins a little before the pictures.
        late_ns = 22 * NS_PER_MS if name == "cut.ts" else 0
        assert played.number(late_ns, 0) == 1
        played.sound(40 * NS_PER_MS, 2 * NS_PER_S)
        assert played.number(2 * NS_PER_S + late_ns, 2 * NS_PER_S) == 51
        assert played.source.health.status is Status.LIVE


def test_a_file_that_is_shorter_than_it_says_is_said_to_be(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "cut.mkv", Clip(steady(200)))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with playing(path) as played:
        wait_until(
            lambda: played.source.frame_at(BASE_NS + NS_PER_S * 4) and played.source.health.fault,
            10,
            "the fault is told",
        )
        assert "instead of 8.0 s" in played.source.health.fault
        assert played.source.health.status is Status.LIVE


def test_damage_in_the_middle_costs_what_it_hit(tmp_path: Path, two_seconds: Path) -> None:
    path = tmp_path / "damaged.mp4"
    data = bytearray(two_seconds.read_bytes())
    begin = data.index(b"mdat") + len(data) // 4
    data[begin : begin + 60] = bytes(60)
    path.write_bytes(bytes(data))
    with playing(path) as played:
        assert played.number(0, 0) == 1
        for n in range(40):
            played.source.frame_at(BASE_NS + n * FRAME_NS)
        assert played.number(1990 * NS_PER_MS, 49 * FRAME_NS) == 50


def test_what_is_no_media_is_said(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("This is no film.\n" * 100)
    empty = tmp_path / "empty.mp4"
    empty.touch()
    for path in (text, empty):
        with playing(path) as played:
            assert str(path) in played.await_status(Status.FAILED)
    for path in (tmp_path / "gone.mp4", tmp_path):
        with playing(path) as played:
            assert "There is no file" in played.await_status(Status.FAILED)


def test_a_playlist_cannot_reach_the_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        playlist = tmp_path / "list.m3u8"
        playlist.write_text(
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n"
            f"http://127.0.0.1:{port}/a.ts\n#EXT-X-ENDLIST\n"
        )
        with playing(playlist) as played:
            played.await_status(Status.FAILED)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_file_that_goes_away_while_it_loops_is_said(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    shutil.copy(CARPHONE, path)
    with playing(path) as played:
        played.picture(0, 0)
        path.unlink()
        for ms in range(0, 4100, 100):
            played.source.frame_at(BASE_NS + ms * NS_PER_MS)
        played.clock.advance(60 * NS_PER_S)
        assert "There is no file" in played.await_status(Status.FAILED)


def _write_picture(path: Path, width: int, height: int) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
    assert cv2.imwrite(str(path), noise)
