"""The first steps know which devices there are, also those that are plugged in meanwhile."""

from collections.abc import Callable

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from studio.wire.commands import AnyCommand, ListDevices, PutParts
from studio.wire.document import CameraSpec
from studio.wire.events import Devices
from studio.wire.state import SceneState

from ..conftest import Opened


def test_devices_are_looked_for_as_a_list_opens_and_as_one_comes(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, guide = opened.station, opened.window.guide
    qtbot.waitUntil(lambda: station.sources.value[0].status == "live", timeout=5000)
    opened.link.stop()
    opened.window.sides.show("guide")
    asked: list[AnyCommand] = []

    def submit(command: AnyCommand) -> None:
        if isinstance(command, ListDevices):
            asked.append(command)

    monkeypatch.setattr(station, "submit", submit)
    guide.camera.camera.asked.emit()
    assert asked == [ListDevices()]
    devices = Devices(revision=0, found={"cameras": ("Hall camera",)})
    station.devices_came.emit(devices)
    assert guide.camera.camera.itemText(1) == "Hall camera"
    for status in ("missing", "missing", "live"):
        first, *others = station.sources.value
        station.sources.put((msgspec.structs.replace(first, status=status), *others))
    # Once as it went, and once as it came.
    assert asked == [ListDevices()] * 3
    opened.window.sides.show("")
    station.sources.put(())
    assert len(asked) == 3


def _keeping(made: list[PutParts]) -> Callable[..., None]:
    """Return what keeps of all commands those that make a show."""

    def submit(command: AnyCommand, _answered: object = None) -> None:
        if isinstance(command, PutParts):
            made.append(command)

    return submit


def test_the_second_camera_is_another_one_until_somebody_chooses(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, guide = opened.station, opened.window.guide
    opened.link.stop()
    made: list[PutParts] = []

    def devices() -> list[str]:
        return [each.device for each in made[-1].source if isinstance(each, CameraSpec)]

    monkeypatch.setattr(station, "submit", _keeping(made))
    opened.window.sides.show("guide")
    guide.template.buttons["cameras"].setChecked(True)
    station.devices_came.emit(Devices(revision=0, found={"cameras": ("Desk", "Hall")}))
    # Nothing is made of an answer that nobody gave yet.
    assert made == []
    guide.on.click()
    assert devices() == ["", "Hall"]
    camera, second = guide.camera.camera, guide.camera.second
    camera.setCurrentIndex(camera.findData("Hall"))
    camera.activated.emit(camera.currentIndex())
    assert devices() == ["Hall", "Desk"]
    # One that has gone may come back.
    station.devices_came.emit(Devices(revision=0, found={"cameras": ("Hall", "Phone")}))
    assert devices() == ["Hall", "Desk"]
    second.setCurrentIndex(second.findData("Hall"))
    second.activated.emit(second.currentIndex())
    station.devices_came.emit(Devices(revision=0, found={"cameras": ("Desk", "Hall")}))
    assert devices() == ["Hall", "Hall"]


def test_nothing_is_made_of_what_is_plugged_in_after_the_first_steps(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, guide = opened.station, opened.window.guide
    opened.link.stop()
    made: list[AnyCommand] = []
    monkeypatch.setattr(station, "submit", lambda command, _answered=None: made.append(command))
    opened.window.sides.show("guide")
    guide.template.buttons["cameras"].setChecked(True)
    guide.on.click()
    opened.window.sides.show("")
    made.clear()
    station.devices_came.emit(Devices(revision=0, found={"cameras": ("Desk", "Hall")}))
    assert made == []


def test_the_same_answers_make_a_show_again_where_nothing_is_left_of_it(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, guide = opened.station, opened.window.guide
    opened.link.stop()
    made: list[PutParts] = []
    monkeypatch.setattr(station, "submit", _keeping(made))
    for _ in range(2):
        opened.window.sides.show("guide")
        guide.on.click()
        opened.window.sides.show("")
    assert len(made) == 2
    speaker = SceneState(name="speaker", label="Speaker", sources=())
    station.scenes.put((*station.scenes.value, speaker))
    opened.window.sides.show("guide")
    guide.on.click()
    # What is there is the person's: the same answers change nothing of it.
    assert len(made) == 2
