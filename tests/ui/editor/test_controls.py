"""The controls of a camera in the window."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QCheckBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from studio.wire.commands import AnyCommand, SetCameraControl
from studio.wire.events import Done
from studio.wire.state import ControlState, SourceState
from ui.editor.controls_section import ControlsSection
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.station import Station
from ui.widgets.choice import Choice

_CONTROLS = (
    ControlState(
        name="exposure", label="Exposure", kind="integer",
        least=10, most=500, step=10, default=100, value=100, active=False,
    ),
    ControlState(
        name="automatic", label="Exposure, automatic", kind="boolean",
        least=0, most=1, step=1, default=1, value=1,
    ),
    ControlState(
        name="power_line", label="Power line", kind="menu", least=0, most=2, step=1,
        default=0, value=0, menu=((0, "Off"), (2, "60 Hz")),
    ),
)  # fmt: skip
_CAMERA = SourceState(
    name="cam", label="Hall", kind="camera", has_video=True, has_audio=False, controls=_CONTROLS
)


class _Link(EngineLink):
    """An engine that takes down what it is asked, and answers when it is told to."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.asked: list[tuple[int, AnyCommand]] = []

    def send(self, request_id: int, command: AnyCommand) -> bool:
        self.asked.append((request_id, command))
        return True

    def answer(self) -> None:
        self.came.emit(Done(revision=1, id=self.asked[-1][0]))


@dataclass
class _Window:
    link: _Link
    station: Station
    section: ControlsSection

    def tell(self, source: SourceState) -> None:
        self.station.sources.put((source,))

    def commands(self) -> list[tuple[str, int | None]]:
        commands = [command for _, command in self.link.asked]
        return [(c.control, c.value) for c in commands if isinstance(c, SetCameraControl)]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[_Window]:
    link = _Link()
    notices = Notices(lambda: 0)
    station = Station(link, notices)
    holder = QWidget()
    qtbot.addWidget(holder)
    section = ControlsSection(station, holder)
    made = _Window(link, station, section)
    made.tell(_CAMERA)
    yield made
    for each in (station, notices, link):
        each.deleteLater()


def test_each_control_has_what_suits_it_and_a_name(window: _Window) -> None:
    rows = window.section.rows
    assert list(rows) == ["exposure", "automatic", "power_line"]
    kinds = [type(row.setter) for row in rows.values()]
    assert kinds == [QSlider, QCheckBox, Choice]
    names = [row.setter.accessibleName() for row in rows.values()]
    assert names == ["Exposure", "Exposure, automatic", "Power line"]
    assert rows["exposure"].default.accessibleName() == "Exposure: default"
    assert not rows["exposure"].setter.isEnabled()
    assert window.commands() == []


def test_what_is_set_is_sent_and_the_default_leaves_it_to_the_camera(window: _Window) -> None:
    rows = window.section.rows
    automatic, power_line = rows["automatic"].setter, rows["power_line"].setter
    assert isinstance(automatic, QCheckBox)
    assert isinstance(power_line, Choice)
    automatic.click()
    window.link.answer()
    power_line.setCurrentIndex(1)
    power_line.activated.emit(1)
    window.link.answer()
    rows["exposure"].default.click()
    assert window.commands() == [("automatic", 0), ("power_line", 2), ("exposure", None)]


def test_a_drag_sends_what_is_answered_its_last_value_and_only_whole_steps(
    window: _Window,
) -> None:
    slider = window.section.rows["exposure"].setter
    assert isinstance(slider, QSlider)
    for value in (113, 127, 333):
        slider.setValue(value)
    assert window.commands() == [("exposure", 110)]
    window.link.answer()
    assert window.commands() == [("exposure", 110), ("exposure", 330)]
    assert len({getattr(command, "gesture", "") for _, command in window.link.asked}) == 1


def test_what_the_camera_says_is_shown(window: _Window) -> None:
    slider = window.section.rows["exposure"].setter
    manual = msgspec.structs.replace(_CONTROLS[0], value=300, active=True)
    window.tell(msgspec.structs.replace(_CAMERA, controls=(manual, *_CONTROLS[1:])))
    assert window.section.rows["exposure"].setter is slider
    assert isinstance(slider, QSlider)
    assert (slider.value(), slider.isEnabled()) == (300, True)
    assert window.commands() == []


def test_without_controls_there_is_no_section(window: _Window) -> None:
    assert not window.section.isHidden()
    window.tell(msgspec.structs.replace(_CAMERA, controls=()))
    assert window.section.isHidden()
    assert window.section.rows == {}
    window.tell(_CAMERA)
    assert not window.section.isHidden()
    assert len(window.section.rows) == 3
