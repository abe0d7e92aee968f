"""What the virtual machine is made of, decided without making one."""

import sys
from pathlib import Path

import pytest

from tests.devices import __main__ as devices
from tests.devices import machine
from tests.devices.machine import MachineError, built_image
from tests.devices.recipe import TOOLS, image_in, missing_packages, suite_of
from tests.devices.virtual import exit_status


def test_the_packages_to_install_are_named() -> None:
    assert missing_packages(lambda _: None) == [*TOOLS.values()]
    assert missing_packages(lambda name: name) == []


def test_a_release_is_known_by_its_name() -> None:
    assert suite_of("ID=debian\nVERSION_CODENAME=bookworm\n") == "bookworm"
    assert suite_of('ID="fedora"\nVERSION_CODENAME=""\n') == ""


def test_another_release_is_another_image(tmp_path: Path) -> None:
    image = image_in(tmp_path, "bookworm")
    assert image == image_in(tmp_path, "bookworm")
    assert image != image_in(tmp_path, "trixie")
    assert not image.is_built
    image.folder.mkdir()
    for path in (image.disk, image.kernel, image.first_disk):
        path.touch()
    assert image.is_built


@pytest.mark.parametrize("status", [0, 1, 5, 125])
def test_a_status_comes_through_the_port(status: int) -> None:
    # What QEMU's isa-debug-exit makes of a byte n written to it.
    assert exit_status(2 * (status + 1) + 1) == status


def test_without_the_tools_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "missing_packages", lambda: ["mmdebstrap"])
    with pytest.raises(MachineError, match="apt-get install mmdebstrap"):
        built_image(tmp_path)
    monkeypatch.setattr(sys, "argv", ["devices", "--vm", "--folder", str(tmp_path)])
    assert devices.main() == 3
    assert "apt-get install mmdebstrap" in capsys.readouterr().err


def test_only_files_with_device_tests_are_collected() -> None:
    found = devices.device_tests(devices.ROOT)
    assert "tests/capture/test_camera_unplugged.py" in found
    assert "tests/devices/test_recipe.py" not in found
