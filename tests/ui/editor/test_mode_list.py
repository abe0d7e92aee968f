"""A camera's modes are chosen from what it has."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from studio.wire.events import Devices
from tests.ui.conftest import Opened
from ui.editor.mode_list import answers_in, modes_of

_LINES = ("yuyv422 640x480 at 15, 29.97", "mjpeg 1920x1080 at 5, 60, 30")
_SILENT = "It does not say which modes it has; what a show asks for is tried."


def test_a_line_stands_for_its_fastest_rate() -> None:
    answers = {"pixel_format": "mjpeg", "width": "1920", "height": "1080", "rate": "60"}
    assert answers_in(_LINES[1]) == answers
    assert not answers_in(_SILENT)


def test_the_modes_are_those_of_the_camera_that_would_be_opened() -> None:
    cameras, modes = ("Hall", "Desk cam"), {"Hall": _LINES, "Desk cam": _LINES[:1]}
    assert modes_of("", cameras, modes) == _LINES
    assert modes_of(" desk ", cameras, modes) == _LINES[:1]
    assert modes_of("Hall", cameras, modes) == _LINES
    assert modes_of("Nobody's", cameras, modes) == ()
    assert modes_of("", (), {}) == ()


def test_a_mode_is_chosen_in_the_editor(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    # No engine looks for devices meanwhile.
    monkeypatch.setattr(opened.station, "submit", lambda _command: None)
    opened.window.sides.show("edit")
    sources = opened.window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("camera"))
    sources.kind.activated.emit(0)
    modes, device = sources.modes, sources.fields["device"]
    assert modes is not None
    lines: dict[str, tuple[str, ...]] = {"Desk cam": (*_LINES, _SILENT)}
    found = Devices(revision=0, found={"cameras": ("Hall", "Desk cam")}, modes=lines)
    opened.station.devices_came.emit(found)
    assert modes.isHidden()
    assert isinstance(device, QComboBox)
    device.setEditText("Desk cam")
    assert not modes.isHidden()
    assert [modes.itemText(n) for n in range(1, modes.count())] == [*_LINES]
    modes.setCurrentIndex(2)
    modes.activated.emit(2)
    typed = [sources.fields[name] for name in ("width", "height", "rate")]
    texts = [entry.text() for entry in typed if isinstance(entry, QLineEdit)]
    assert texts == ["1920", "1080", "60"]
    chosen = sources.fields["pixel_format"]
    assert isinstance(chosen, QComboBox)
    assert chosen.currentData() == "mjpeg"
