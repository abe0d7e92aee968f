from collections.abc import Callable
from pathlib import Path

import pytest

from studio.secrets import (
    KeyMissingError,
    KeySources,
    RecordKey,
    Secret,
    SecretError,
    demo_key,
    key_from_file,
    write_new_key,
)

DIGITS = "00112233445566778899aabbccddeeff" * 2


class Keyring:
    """A keyring in memory, by the same protocol as the system's."""

    def __init__(self, key: RecordKey | None = None, *, there: bool = True) -> None:
        self.key = key
        self.there = there

    def __call__(self, *, create: bool) -> RecordKey:
        if self.there and self.key is None and create:
            self.key = RecordKey.generate(protected=True)
        if not self.there or self.key is None:
            message = "There is none."
            raise KeyMissingError(message)
        return self.key


@pytest.mark.parametrize("text", [DIGITS, DIGITS.upper(), f" {DIGITS}\n"])
def test_a_key_is_64_hexadecimal_digits(text: str) -> None:
    key = RecordKey.from_text(Secret(text), "here", protected=True)
    assert key == RecordKey.from_text(Secret(DIGITS), "there", protected=True)
    assert DIGITS not in repr(key)
    assert len(key.key_id) == 16
    assert key.key_id not in DIGITS


@pytest.mark.promise(15)
@pytest.mark.parametrize("text", [DIGITS[:-1], DIGITS + "0", "g" + DIGITS[1:], "password"])
def test_anything_else_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(SecretError, match="here holds no record key") as caught:
        RecordKey.from_text(Secret(text), "here", protected=True)
    assert text not in str(caught.value)


def test_each_purpose_and_salt_has_a_key_of_its_own() -> None:
    key = RecordKey.from_text(Secret(DIGITS), "here", protected=True)
    derived = {key.derive(purpose, salt) for purpose in (b"a", b"b") for salt in (b"1", b"2")}
    assert len(derived) == 4
    assert key.derive(b"a", b"1") in derived
    assert all(len(one) == 32 for one in derived)


@pytest.mark.promise(7)
@pytest.mark.parametrize("make", [write_new_key, lambda path: demo_key(path.parent)])
def test_key_files_are_the_owners_alone(tmp_path: Path, make: Callable[[Path], RecordKey]) -> None:
    key = make(tmp_path / "demo.key")
    assert (tmp_path / "demo.key").stat().st_mode & 0o777 == 0o600
    assert key_from_file(tmp_path / "demo.key").key == key.key
    assert [path.name for path in tmp_path.iterdir()] == ["demo.key"]


def test_a_key_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "station.key"
    key = write_new_key(path)
    with pytest.raises(SecretError, match="name a new file"):
        write_new_key(path)
    assert key_from_file(path).key == key.key
    with pytest.raises(SecretError, match="name a new file"):
        write_new_key(tmp_path / "no such folder" / "station.key")


def test_the_demos_key_is_made_once_and_protects_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "studio"
    first = demo_key(folder)
    assert first == demo_key(folder)
    assert not first.protected
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_demo_key_without_a_place_is_one_sentence() -> None:
    with pytest.raises(SecretError, match="cannot be made"):
        demo_key(Path("/dev/null/studio"))


def test_a_named_key_file_wins_and_must_be_good(tmp_path: Path) -> None:
    named = write_new_key(tmp_path / "station.key")
    sources = KeySources(tmp_path / "station.key", tmp_path, Keyring())
    assert sources.obtain() == named
    with pytest.raises(SecretError):
        KeySources(tmp_path / "absent.key", tmp_path, Keyring()).obtain()


def test_a_keyring_is_used_where_there_is_one(tmp_path: Path) -> None:
    keyring = Keyring()
    key = KeySources(None, tmp_path, keyring).obtain()
    assert key.protected
    assert key == keyring.key
    assert list(tmp_path.iterdir()) == []


@pytest.mark.promise(7)
def test_without_a_keyring_the_demos_key_is_used_and_says_so(tmp_path: Path) -> None:
    key = KeySources(None, tmp_path, Keyring(there=False)).obtain()
    assert not key.protected
    assert key == demo_key(tmp_path)


def test_the_key_of_a_file_is_found_wherever_it_is(tmp_path: Path) -> None:
    demo, ring = demo_key(tmp_path), RecordKey.generate(protected=True)
    named = write_new_key(tmp_path / "station.key")
    sources = KeySources(None, tmp_path, Keyring(ring))
    assert sources.find(demo.key_id) == demo
    assert sources.find(ring.key_id) == ring
    assert KeySources(tmp_path / "station.key", tmp_path, Keyring()).find(named.key_id) == named


def test_a_key_that_is_nowhere_is_asked_for_by_its_id_and_where_it_was_looked_for(
    tmp_path: Path,
) -> None:
    sources = KeySources(None, tmp_path, Keyring(there=False))
    with pytest.raises(KeyMissingError) as caught:
        sources.find("0123456789abcdef")
    assert str(caught.value) == (
        "This was sealed with the record key 0123456789abcdef, which is not in the system's "
        "keyring (There is none); name its file with --key-file."
    )
    assert sources.find_or_none("0123456789abcdef") is None
    # Looking for a key makes none.
    assert list(tmp_path.iterdir()) == []
    demo, other = demo_key(tmp_path), RecordKey.generate(protected=True)
    with pytest.raises(KeyMissingError) as caught:
        KeySources(None, tmp_path, Keyring(other)).find("0123456789abcdef")
    assert (
        f"not in the demo's file {tmp_path / 'demo.key'} (it holds {demo.key_id}), nor in the "
        in (str(caught.value))
    )
    assert f"keyring (it holds {other.key_id}); name its file" in str(caught.value)
    named = write_new_key(tmp_path / "other.key")
    with pytest.raises(KeyMissingError, match=rf"holds {named.key_id}\); name the right one"):
        KeySources(tmp_path / "other.key", tmp_path, Keyring()).find("0123456789abcdef")
