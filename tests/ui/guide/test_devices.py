"""The first steps know of a device that is plugged in while somebody reads."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from studio.wire.commands import AnyCommand, ListDevices
from studio.wire.events import Devices

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
