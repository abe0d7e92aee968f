"""The system's keyring: a real one where it can be started, and none where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from studio.secrets import KeyMissingError, RecordKey, SecretError, key_from_keyring
from studio.secrets.keyring_backends import ALLOWED_BACKENDS, key_in, usable_backend

ROOT = Path(__file__).resolve().parents[3]


class InMemory(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # upstream has no types here
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


class Locked(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(service, username)


def test_a_key_is_put_into_the_keyring_once() -> None:
    backend = InMemory()
    with pytest.raises(KeyMissingError, match="holds no record key"):
        key_in(backend, create=False)
    key = key_in(backend, create=True)
    assert key.protected
    assert key_in(backend, create=True) == key_in(backend, create=False) == key
    assert list(backend.held) == [("videosync-studio", "record-key")]


def test_a_locked_keyring_is_one_sentence() -> None:
    with pytest.raises(SecretError, match=r"did not answer \(KeyringLocked\)"):
        key_in(Locked(), create=True)


@pytest.mark.promise(7)
def test_only_named_backends_are_ever_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.InMemory")
    assert all(module.startswith("keyring.backends.") for module, _ in ALLOWED_BACKENDS)
    assert not isinstance(usable_backend(), InMemory)


def test_where_there_is_no_keyring_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    with pytest.raises(KeyMissingError, match="no keyring that the studio trusts"):
        key_from_keyring(create=True)


def test_a_keyring_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "python"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(silent))
    with pytest.raises(KeyMissingError, match=r"no answer within 0\.2 s"):
        key_from_keyring(create=False, timeout_s=0.2)


def test_a_process_that_cannot_be_started_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(KeyMissingError, match="could not be asked"):
        key_from_keyring(create=False)


def test_a_real_keyring_keeps_the_key_between_runs(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from studio.secrets import key_from_keyring\n"
        "first = key_from_keyring(create=True)\n"
        "assert key_from_keyring(create=False) == first and first.protected\n"
        "sys.stdout.write(first.key_id)\n"
    )
    command = f"echo password | gnome-keyring-daemon --unlock >&2; exec {sys.executable} -"
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        input=script,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **home, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) == len(RecordKey.generate(protected=True).key_id)
