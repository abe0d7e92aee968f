"""By slices or by pictures: whatever way the cores decode, the pictures are the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S
from studio.library.playback import decoding
from studio.library.playback.film import Film, Seen, open_film
from studio.secrets import RecordKey
from tests.parts.recordings import SECONDS, record

KEY = RecordKey.generate(protected=True)
RATE = 30


@contextmanager
def _film(path: Path, cores: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Film]:
    monkeypatch.setattr(decoding, "_cores", lambda: cores)
    with open_film(path, lambda _: KEY) as film:
        assert film._video is not None
        assert str(film._video.thread_type.name) == ("SLICE" if cores == 1 else "FRAME")
        yield film


def _hash(seen: Seen | None) -> tuple[int, bytes]:
    assert seen is not None
    return seen.pts_ns, sha256(seen.frame.to_ndarray().tobytes()).digest()


def test_a_picture_that_is_sought_is_to_the_bit_the_one_that_is_come_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(tmp_path, KEY)
    with _film(path, 1, monkeypatch) as film:
        film.seek(0)
        all_of_it = [_hash(each) for each in iter(film.next, None) if isinstance(each, Seen)]
    assert len(all_of_it) == SECONDS * RATE
    for cores in (1, 64):
        with _film(path, cores, monkeypatch) as film:
            for number in (119, 0, 36, 37, 59, 60, 118):
                at_ns = number * NS_PER_S // RATE + NS_PER_S // RATE // 2
                assert _hash(film.picture_at(at_ns)) == all_of_it[number]
            film.seek(0)
            again = [_hash(each) for each in iter(film.next, None) if isinstance(each, Seen)]
            assert again == all_of_it


def test_slices_are_counted_and_nonsense_has_none() -> None:
    picture = b"".join(
        len(unit).to_bytes(4, "big") + unit for unit in (b"\x06sei", b"\x65slice", b"\x65another")
    )
    assert decoding._slices(picture, b"\x01\x64\x00\x1f\xff") == 2
    assert decoding._slices(picture, None) == 2
    assert decoding._slices(b"", None) == 0
    assert decoding._slices(b"\xff\xff\xff\xff\x41", None) == 1
