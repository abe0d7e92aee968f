import shutil
from collections.abc import Callable, Sequence

import pytest

from bootstrap import debian, needs, system
from bootstrap.needs import Need
from bootstrap.say import SetupError


def _here() -> bool:
    return True


def _lacking() -> bool:
    return False


class _Machine:
    """A Debian whose packager only writes down what it was asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.installed: list[str] = []
        self.as_root: list[str] | None = None
        self.monkeypatch = monkeypatch
        monkeypatch.setattr(debian, "is_here", _here)
        monkeypatch.setattr(debian, "root_prefix", lambda: self.as_root)
        monkeypatch.setattr(debian, "install", self._install)
        monkeypatch.setattr(needs, "SOUND", (Need("libportaudio2", _here),))
        monkeypatch.setattr(needs, "ENVIRONMENT", (Need("python3-venv", _here),))
        monkeypatch.setattr(needs, "for_window", lambda: ())
        monkeypatch.setattr(debian, "_knows", lambda _packages: True)

    def lacks(self, group: str, package: str) -> None:
        self.monkeypatch.setattr(needs, group, (Need(package, _lacking),))

    def _install(self, packages: Sequence[str], as_root: Sequence[str]) -> None:
        assert as_root == self.as_root
        self.installed += packages


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> _Machine:
    return _Machine(monkeypatch)


def test_nothing_lacks_nothing_is_said(
    machine: _Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    system.provide_for_show()
    assert not machine.installed
    assert not capsys.readouterr().out


def test_root_gets_what_lacks(machine: _Machine) -> None:
    machine.as_root = []
    machine.lacks("ENVIRONMENT", "python3-venv")
    machine.lacks("SOUND", "libportaudio2")
    system.provide_for_show()
    assert machine.installed == ["python3-venv", "libportaudio2"]


def test_anybody_else_is_told_the_one_command(
    machine: _Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.lacks("ENVIRONMENT", "python3-venv")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SetupError) as told:
        system.provide_for_show()
    command = "sudo apt-get install --yes --no-install-recommends python3-venv"
    assert str(told.value).splitlines()[-1] == command


def test_where_there_is_no_sudo_the_command_asks_for_the_root_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(debian, "_knows", lambda _packages: False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert debian.command(["python3-venv"]) == (
        "su -c 'apt-get update && apt-get install --yes --no-install-recommends python3-venv'"
    )


def test_a_show_without_sound_devices_goes_on(
    machine: _Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.lacks("SOUND", "libportaudio2")
    system.provide_for_show()
    assert "no sound devices" in capsys.readouterr().out


def test_other_systems_get_a_hint(
    machine: _Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "is_here", _lacking)
    machine.lacks("SOUND", "libportaudio2")
    system.provide_for_show()
    assert "libportaudio2" in capsys.readouterr().out


def test_tests_need_more_than_the_show(machine: _Machine) -> None:
    machine.as_root = []
    machine.lacks("TESTS", "nginx")
    for group in ("WINDOW", "WINDOW_ON_X11"):
        machine.monkeypatch.setattr(needs, group, ())
    system.provide_for_show()
    assert machine.installed == []
    system.provide_for_tests()
    assert machine.installed == ["nginx"]


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (needs.library("x", "libc.so.6"), True),
        (needs.library("x", "libc.so.6", "libvideosync-none.so.1"), False),
        (needs.program("x", "sh"), True),
        (needs.program("x", "videosync-none"), False),
        (needs.file("x", "bin/*sh"), True),
        (needs.file("x", "bin/videosync-none"), False),
    ],
)
def test_probes_look_for_the_thing_itself(need: Need, *, expected: bool) -> None:
    assert need.is_here() is expected


@pytest.mark.parametrize(
    ("display", "package"), [("DISPLAY", "libxcb-cursor0"), ("WAYLAND_DISPLAY", "libwayland-egl1")]
)
def test_only_a_display_needs_a_window(
    monkeypatch: pytest.MonkeyPatch, display: str, package: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not needs.for_window()
    monkeypatch.setenv(display, ":0")
    assert package in [need.package for need in needs.for_window()]


def _script(answers: dict[str, int], ran: list[str]) -> Callable[[Sequence[str]], int]:
    def status(words: Sequence[str]) -> int:
        ran.append(" ".join(words))
        return next((code for part, code in answers.items() if part in ran[-1]), 0)

    return status


def test_stale_lists_are_refreshed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(debian, "_knows", lambda _packages: True)
    monkeypatch.setattr(debian, "_status", _script({"install --yes": 100}, ran))
    monkeypatch.setattr(debian, "_run", lambda words: ran.append(" ".join(words)))
    debian.install(["xvfb"], ["sudo", "-n"])
    assert ["update" in step for step in ran] == [False, True, False]
    assert all(step.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive") for step in ran)


def test_a_service_that_came_along_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(debian, "_knows", lambda _packages: True)
    monkeypatch.setattr(debian, "_status", _script({}, ran))
    debian.install(["nginx"], [])
    assert "nginx" in ran[-1]
    assert ran[-1].endswith(("stop", "disable --now nginx"))


def test_what_apt_said_is_told() -> None:
    with pytest.raises(SetupError, match="is this machine online"):
        debian._run(["false"])
