import os
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.secrets import SecretError, read_secret

VALUE = "live_s3cr3t"


def private_file(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "stream.key"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def descriptor_of(content: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return reading


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_secret_is_read_without_its_newline(tmp_path: Path, end: str) -> None:
    content = (VALUE + end).encode()
    assert read_secret(str(private_file(tmp_path, content))).reveal() == VALUE
    assert read_secret("env:KEY", {"KEY": VALUE + end}).reveal() == VALUE
    descriptor = descriptor_of(content)
    assert read_secret(f"fd:{descriptor}").reveal() == VALUE
    # It stays the caller's to close.
    os.close(descriptor)


def test_spaces_belong_to_a_secret(tmp_path: Path) -> None:
    assert read_secret(str(private_file(tmp_path, b" a b \n"))).reveal() == " a b "


@pytest.mark.promise(15)
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o666, 0o620])
def test_a_file_that_others_can_reach_is_refused(tmp_path: Path, mode: int) -> None:
    path = private_file(tmp_path, VALUE.encode(), mode)
    with pytest.raises(SecretError, match=rf"chmod 600 '{path}'"):
        read_secret(str(path))


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_the_owner_alone_is_read(tmp_path: Path, mode: int) -> None:
    assert read_secret(str(private_file(tmp_path, b"x", mode))).reveal() == "x"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"one\ntwo\n", "more than one line"),
        (b"null\0byte", "more than one line"),
        (b"\xff\xfe" + VALUE.encode(), "holds no text"),
        (VALUE.encode() * 1000, "which is no key"),
    ],
)
@pytest.mark.promise(15)
def test_what_is_no_secret_is_refused_without_being_shown(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = private_file(tmp_path, content)
    with pytest.raises(SecretError, match=says) as caught:
        read_secret(str(path))
    assert VALUE not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("env:VIDEOSYNC_NO_SUCH", "VIDEOSYNC_NO_SUCH is not set"),
        ("fd:seven", "'seven' cannot be read"),
        ("fd:999", "'999' cannot be read"),
        ("fd:-1", "'-1' cannot be read"),
        ("/nowhere/key", "/nowhere/key cannot be read"),
    ],
)
def test_a_place_that_is_not_there_is_named(place: str, says: str) -> None:
    with pytest.raises(SecretError, match=says):
        read_secret(place)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_ordinary_file_is_refused(
    tmp_path: Path, make: Callable[[Path, int], None]
) -> None:
    make(tmp_path / "odd", 0o600)
    with pytest.raises(SecretError):
        read_secret(str(tmp_path / "odd"))
