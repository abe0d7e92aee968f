"""A sealed file that grows over many lives."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.backend.errors import StoreError
from studio.backend.stores.sealed_file import ChunkKind, SealedFile
from studio.secrets import RecordKey

KEY = RecordKey.generate(protected=True)
PARTS = [b"first", b"second part", b"the third of them"]


def _write(path: Path, parts: list[bytes] = PARTS) -> None:
    with SealedFile.create(path, KEY) as file:
        for part in parts:
            file.append(ChunkKind.DATA, part, sync=False)


@settings(deadline=None)
@given(reads=st.lists(st.tuples(st.integers(0, 40), st.integers(-1, 40)), max_size=5))
def test_it_reads_as_a_plain_file_would(
    tmp_path_factory: pytest.TempPathFactory, reads: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("sealed") / "x"
    _write(path)
    whole = b"".join(PARTS)
    with SealedFile.open(path, KEY) as file:
        assert file.read() == whole
        for offset, size in reads:
            file.seek(offset)
            assert file.read(size) == (whole[offset:] if size < 0 else whole[offset:][:size])


def test_wherever_it_was_cut_off_it_goes_on_after_its_last_whole_chunk(tmp_path: Path) -> None:
    path = tmp_path / "x"
    _write(path)
    data = path.read_bytes()
    for cut in range(24, len(data)):
        path.write_bytes(data[:cut])
        with SealedFile.open(path, KEY, "r+b") as file:
            whole = sum(1 for chunk in file.chunks)
            assert file.read() == b"".join(PARTS[:whole])
            file.append(ChunkKind.DATA, b"and on", sync=False)
        with SealedFile.open(path, KEY) as file:
            assert file.read() == b"".join(PARTS[:whole]) + b"and on"


@pytest.mark.promise(7)
def test_it_is_sealed_and_every_change_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "x"
    _write(path)
    data = path.read_bytes()
    assert b"second" not in data
    assert path.stat().st_mode & 0o777 == 0o600
    for place in range(24, len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        try:
            with SealedFile.open(path, KEY) as file:
                read = file.read()
        except StoreError:
            continue
        # A length that was changed makes the rest no chunk at all: cut off, as by a kill.
        assert b"".join(PARTS).startswith(read)
        assert read != b"".join(PARTS)


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x"
    _write(path)
    with (
        SealedFile.open(path, RecordKey.generate(protected=True)) as file,
        pytest.raises(StoreError, match="another key"),
    ):
        file.read()


def test_chunks_cannot_change_places(tmp_path: Path) -> None:
    path = tmp_path / "x"
    _write(path, [b"aaaa", b"bbbb"])
    data = path.read_bytes()
    size = (len(data) - 24) // 2
    path.write_bytes(data[:24] + data[24 + size :] + data[24 : 24 + size])
    with SealedFile.open(path, KEY) as file, pytest.raises(StoreError):
        file.read()
    os.truncate(path, 10)
    with pytest.raises(StoreError):
        SealedFile.open(path, KEY)
