"""The first steps as the pictures show them: each answered, and none of them applied."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox

from tests.pictures.answers import CAMERA, MICROPHONE
from ui.guide.pages import Page
from ui.guide.panel import Guide
from ui.window import MainWindow

_PEAK_DB, _RMS_DB = -11.0, -17.0


def _go_to(window: MainWindow, page: Callable[[Guide], Page]) -> Guide:
    window.sides.show("guide")
    guide = window.guide
    guide.template.buttons["slides"].setChecked(True)
    # Next would make another show of the answers.
    guide._go(guide._pages().index(page(guide)))
    return guide


def _choose(chooser: QComboBox, name: str) -> None:
    chooser.setCurrentIndex(chooser.findData(name))


def _template(window: MainWindow) -> None:
    _go_to(window, lambda guide: guide.template)


def _camera(window: MainWindow) -> None:
    guide = _go_to(window, lambda guide: guide.camera)
    _choose(guide.camera.camera, CAMERA)


def _slides(window: MainWindow) -> None:
    guide = _go_to(window, lambda guide: guide.slides)
    # It would be looked for as the field loses the focus with its window.
    guide.slides.path.blockSignals(True)  # noqa: FBT003  # Qt's own way
    guide.slides.path.setText("/media/slides/Third quarter.pdf")


def _microphone(window: MainWindow) -> None:
    guide = _go_to(window, lambda guide: guide.microphone)
    _choose(guide.microphone.microphone, MICROPHONE)
    window.sound.heard.connect(
        lambda _: guide.show_level("microphone", _PEAK_DB, _RMS_DB, clipped=False)
    )


def _network(window: MainWindow) -> None:
    guide = _go_to(window, lambda guide: guide.network)
    guide.network.test.click()
    guide.network.address.setText("rtmps://ingest.nordvik.example/live")
    guide.network.key.setText("0123456789abcdef")


def _ready(window: MainWindow) -> None:
    _go_to(window, lambda guide: guide.ready)


GUIDE: Mapping[str, Callable[[MainWindow], None]] = {
    "guide": _template,
    "guide-camera": _camera,
    "guide-slides": _slides,
    "guide-microphone": _microphone,
    "guide-network": _network,
    "guide-ready": _ready,
}
