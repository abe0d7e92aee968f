"""What the system says of its clock and its power."""

import sys
from pathlib import Path

import pytest

from studio.readiness.system import clock_synchronized, power


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's clock of Linux is asked")
def test_the_kernel_says_whether_its_clock_is_disciplined() -> None:
    assert clock_synchronized() in {True, False}


def _supply(folder: Path, name: str, **says: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, value in says.items():
        (folder / name / key).write_text(f"{value}\n", "ascii")


def test_a_laptop_on_its_battery_is_seen(tmp_path: Path) -> None:
    _supply(tmp_path, "AC", type="Mains", online="0")
    _supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="40")
    _supply(tmp_path, "BAT1", type="Battery", status="Unknown", capacity="60")
    _supply(tmp_path, "mouse", type="Battery", status="Discharging", capacity="2", scope="Device")
    found = power(tmp_path)
    assert (found.on_battery, found.percent) == (True, 50)


def test_a_charging_battery_and_none_at_all_are_the_mains(tmp_path: Path) -> None:
    _supply(tmp_path, "BAT0", type="Battery", status="Charging", capacity="40")
    assert not power(tmp_path).on_battery
    assert not power(tmp_path / "nothing").on_battery


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_where_nobody_knows_how_to_ask_the_mains_are_not_claimed(
    tmp_path: Path, system: str
) -> None:
    assert not power(tmp_path, system).known
    assert power(tmp_path, "linux").known
