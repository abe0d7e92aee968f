"""An engine is lost when it hangs, not when its machine is slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mixer.levels import Levels, MixLevels
from studio.engine.rings import MeterFile
from studio.supervisor.pulse import Pulse


class _Engine:
    """Writes meters, and is followed; its clock is set by hand, in s."""

    def __init__(self, folder: Path) -> None:
        self.now_s = 100.0
        self.path = str(folder / "meters-1.ring")
        self.meters = MeterFile(Path(self.path), ["voice"])
        self.pulse = Pulse(self.path, lambda: self.now_s)

    def goes_on(self, seconds: int, *, mixes: bool, says: bool = False) -> str:
        """Return why it is lost, as soon as it is, or nothing."""
        for _ in range(seconds * 4):
            self.now_s += 0.25
            if mixes:
                self.meters.put(MixLevels(int(self.now_s * 1e9), {}, Levels()))
            if says:
                self.pulse.hear(self.path)
            if reason := self.pulse.look():
                return reason
        return ""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[_Engine]:
    made = _Engine(tmp_path)
    yield made
    made.pulse.close()
    made.meters.close()


def test_one_that_says_something_is_there(engine: _Engine) -> None:
    assert engine.goes_on(60, mixes=False, says=True) == ""


def test_one_that_neither_speaks_nor_mixes_hangs(engine: _Engine) -> None:
    engine.goes_on(10, mixes=True, says=True)
    assert engine.goes_on(5, mixes=False) == ""
    assert engine.goes_on(1, mixes=False) == "it has been silent for 5 s"


def test_one_that_has_only_begun_has_more_time(engine: _Engine) -> None:
    engine.goes_on(1, mixes=True, says=True)
    assert engine.goes_on(30, mixes=False) == ""
    assert engine.goes_on(1, mixes=False) == "it has been silent for 30 s"


def test_one_that_mixes_has_more_time_and_not_all_of_it(engine: _Engine) -> None:
    engine.goes_on(10, mixes=True, says=True)
    assert engine.goes_on(30, mixes=True) == ""
    assert engine.goes_on(1, mixes=True) == "it has been silent for 30 s"


def test_a_slow_one_that_stops_mixing_hangs(engine: _Engine) -> None:
    engine.goes_on(10, mixes=True, says=True)
    assert engine.goes_on(15, mixes=True) == ""
    assert engine.goes_on(6, mixes=False) == "it has been silent for 5 s"


def test_it_was_on_air_as_long_as_it_mixed(engine: _Engine) -> None:
    engine.goes_on(20, mixes=True)
    mixed_s = engine.now_s
    engine.goes_on(3, mixes=False)
    assert engine.pulse.alive_s == mixed_s


def test_it_is_followed_to_other_meters(engine: _Engine, tmp_path: Path) -> None:
    engine.meters.close()
    engine.path = str(tmp_path / "meters-2.ring")
    engine.meters = MeterFile(Path(engine.path), [])
    engine.goes_on(10, mixes=True, says=True)
    assert engine.goes_on(20, mixes=True) == ""


def test_without_meters_it_is_judged_by_what_it_says(tmp_path: Path) -> None:
    now_s = 0.0
    pulse = Pulse(str(tmp_path / "none"), lambda: now_s)
    for _ in range(10):
        pulse.hear(str(tmp_path / "none"))
    assert pulse.look() == ""
    now_s = 5.1
    assert pulse.look() == "it has been silent for 5 s"
