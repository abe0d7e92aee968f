import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from studio.secrets import (
    KeySources,
    Passphrases,
    RecordKey,
    Secret,
    SecretError,
    key_from_file,
    read_secret,
    write_new_key,
)
from studio.secrets.sealed import is_sealed, open_with_passphrase, seal_with_passphrase

ROOT = Path(__file__).resolve().parents[3]
WORD = Secret("correct horse battery staple")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.secrets.sealed._MEMORY_KIB", 64)
    monkeypatch.setattr("studio.secrets.sealed._PASSES", 1)


def place_of(folder: Path, word: str) -> str:
    path = folder / "word"
    path.write_text(word + "\n")
    path.chmod(0o600)
    return str(path)


@pytest.mark.promise(7)
def test_a_sealed_key_file_shows_nothing_and_opens_by_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "station.key"
    key = write_new_key(path, passphrase=WORD)
    assert path.stat().st_mode & 0o777 == 0o600
    assert key.key.reveal() not in path.read_text()
    words = Passphrases(place_of(tmp_path, WORD.reveal()))
    assert key_from_file(path, words) == key
    assert KeySources(path, tmp_path, passphrases=words).find(key.key_id) == key
    # The passphrase was read once, and serves again.
    (tmp_path / "word").unlink()
    assert key_from_file(path, words) == key


def test_another_passphrase_opens_nothing_and_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "station.key"
    write_new_key(path, passphrase=WORD)
    with pytest.raises(SecretError, match="does not open") as caught:
        key_from_file(path, Passphrases(place_of(tmp_path, "incorrect horse")))
    assert "incorrect" not in str(caught.value)


def test_an_accent_may_be_typed_either_way() -> None:
    sealed = Secret(seal_with_passphrase(Secret("it"), Secret("\u00e9t\u00e9 2026")))
    assert is_sealed(sealed)
    opened = open_with_passphrase(sealed, Secret("e\u0301te\u0301 2026"), "here")
    assert opened == Secret("it")


@pytest.mark.parametrize("position", [25, 40, 70, -1])
def test_a_sealed_secret_that_was_changed_opens_nothing(position: int) -> None:
    text = seal_with_passphrase(Secret("it"), WORD)
    flipped = "0" if text[position] != "0" else "1"
    changed = text[:position] + flipped + text[position + 1 or len(text) :]
    try:
        assert open_with_passphrase(Secret(changed), WORD, "here") is None
    except SecretError as error:
        assert "damaged" in str(error)  # noqa: PT017  # either is right


@pytest.mark.parametrize(
    "text",
    [
        "videosync-sealed-1$",
        "videosync-sealed-1$m=99999999,t=3,p=4$" + "0" * 32 + "$" + "0" * 32,
        "videosync-sealed-1$m=8,t=1,p=4$" + "0" * 32 + "$" + "0" * 32,
        "videosync-sealed-1$m=64,t=0,p=1$" + "0" * 32 + "$" + "0" * 32,
    ],
)
def test_what_is_no_sealed_secret_is_said_to_be_damaged(text: str) -> None:
    with pytest.raises(SecretError, match="here is damaged"):
        open_with_passphrase(Secret(text), WORD, "here")


def test_without_a_terminal_it_is_told_how_to_name_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "station.key"
    write_new_key(path, passphrase=WORD)
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123  # closed by its end
    with sys.stdin, pytest.raises(SecretError, match="--passphrase-from"):
        key_from_file(path)


def test_a_new_passphrase_is_long_enough_and_the_same_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SecretError, match="at least 8 characters"):
        Passphrases(place_of(tmp_path, "short")).new("it")
    assert Passphrases(place_of(tmp_path, WORD.reveal())).new("it") == WORD
    monkeypatch.setattr("sys.stdin", Terminal())
    answers = ["long enough", "long  enough"]
    with pytest.raises(SecretError, match="two different"):
        Passphrases(ask=lambda _: answers.pop(0)).new("it")
    answers = ["long enough", "long enough"]
    assert Passphrases(ask=lambda _: answers.pop(0)).new("it") == Secret("long enough")
    with pytest.raises(SecretError, match="No passphrase was given"):
        Passphrases(ask=lambda _: "").new("it")


class Terminal:
    def isatty(self) -> bool:
        return True


def test_a_person_may_try_three_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "station.key"
    key = write_new_key(path, passphrase=WORD)
    monkeypatch.setattr("sys.stdin", Terminal())
    answers = ["wrong once", "wrong twice", WORD.reveal()]
    assert key_from_file(path, Passphrases(ask=lambda _: answers.pop(0))) == key
    answers = ["wrong once", "wrong twice", "wrong again", WORD.reveal()]
    with pytest.raises(SecretError, match="does not open"):
        key_from_file(path, Passphrases(ask=lambda _: answers.pop(0)))
    assert answers == [WORD.reveal()]


def test_a_terminal_shows_nothing_of_what_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "station.key"
    write_new_key(path, passphrase=WORD)
    script = (
        "import sys; from pathlib import Path; from studio.secrets import key_from_file\n"
        "print(key_from_file(Path(sys.argv[1])).key_id)\n"
    )
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while b"Passphrase of" not in shown or b": " not in shown:
            shown += os.read(ours, 1000)
        os.write(ours, WORD.reveal().encode() + b"\n")
        process.wait(30)
        shown += os.read(ours, 1000)
    os.close(ours)
    key = read_secret(str(path))
    assert WORD.reveal().encode() not in shown
    assert b"station.key" in shown
    assert key.reveal().encode() not in shown
    expected = key_from_file(path, Passphrases(place_of(tmp_path, WORD.reveal()))).key_id
    assert expected.encode() in shown


def test_a_key_that_is_sealed_costs_what_was_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    text = seal_with_passphrase(RecordKey.generate(protected=True).key, WORD)
    assert text.startswith("videosync-sealed-1$m=65536,t=3,p=4$")
