"""What is to be seen in the pictures: the window in each state that a reader should know."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QColor, QImage, QPainter

from tests.pictures.answers import CAMERA
from tests.pictures.guide import GUIDE
from tests.pictures.talk import LEVELS, PRESENTER, PRODUCER
from ui.editor.area import Area
from ui.editor.area_field import AreaField
from ui.pictures.screen_picture import ScreenPicture
from ui.widgets.device_field import DeviceField
from ui.window import MainWindow

_MIDDLE_MS = 1500
_DESKTOP, _TALK = (1920, 1080), QRect(320, 180, 1280, 720)
_TITLE_PX = 44
_WALLPAPER, _TITLE = "#35566e", "#e7e9ec"
_FORBIDDEN = (0, 0)
"""A presenter's announcement to all: a cell of the matrix."""


def _window(_window: MainWindow) -> None:
    return


def _editor(window: MainWindow) -> None:
    window.sides.show("edit")
    window.scene_editor.select(len(window.scene_editor.items) - 1)


def _editor_source(window: MainWindow) -> None:
    window.sides.show("edit")
    sources, area = window.editor.sources, window.editor._area
    sources.label.setText("Hall")
    device = sources.fields["device"]
    assert isinstance(device, DeviceField)
    device.setEditText(CAMERA)
    # Once the panel is laid out; what comes last first.
    for part in (sources.down, sources.chosen):
        QTimer.singleShot(0, area, lambda part=part: area.ensureWidgetVisible(part))


def _editor_area(window: MainWindow) -> None:
    window.sides.show("edit")
    sources = window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("screen"))
    sources.kind.activated.emit(0)
    sources.label.setText("Talk")


def _is_drawn(window: MainWindow) -> bool:
    """Draw an area on a desktop with the prepared slides on it, and say whether that is done."""
    area, slides = window.editor.sources.fields["area"], window.stage.preview.image
    assert isinstance(area, AreaField)
    assert slides is not None
    if not area.draw.isChecked():
        desktop = QImage(*_DESKTOP, QImage.Format.Format_RGB32)
        desktop.fill(QColor(_WALLPAPER))
        painter = QPainter(desktop)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(_TALK.adjusted(0, -_TITLE_PX, 0, 0), QColor(_TITLE))
        painter.drawImage(_TALK, slides)
        painter.end()
        area.take_picture = lambda _display: ScreenPicture(desktop, 0, 0)
        talk = Area(_TALK.left(), _TALK.top(), _TALK.width(), _TALK.height())
        area.set_text(talk.text())
        area.draw.click()
    return True


def _check(window: MainWindow) -> None:
    window.sides.show("check")


def _keys(window: MainWindow) -> None:
    window.sides.show("keys")
    window.keys.choose("take.cut")


def _commands(window: MainWindow) -> None:
    window.palette_.open()


def _locked(window: MainWindow) -> None:
    window.padlock.lock()


def _event(window: MainWindow) -> None:
    window.station.account.open()
    window.sides.show("event")


def _recording(window: MainWindow) -> None:
    window.actions_["record.settings"].do()


def _library(window: MainWindow) -> None:
    window.sides.show("library")


def _talk(window: MainWindow) -> None:
    talk = window.station.talk
    talk.state.put(PRODUCER)
    talk.levels.put(LEVELS)
    talk.chosen.put("anna")
    window.sides.show("talk")


def _talk_matrix(window: MainWindow) -> None:
    _talk(window)
    view = window.talk.begin()
    view.open_view("matrix")
    model = view.matrix.model
    view.matrix.table.setCurrentIndex(model.index(*_FORBIDDEN))
    view.matrix.table.setFocus()


def _talk_presenter(window: MainWindow) -> None:
    window.station.talk.state.put(PRESENTER)
    window.sides.show("talk")


PANELS: Mapping[str, Callable[[MainWindow], None]] = {
    "window": _window,
    "editor": _editor,
    "editor-source": _editor_source,
    "editor-area": _editor_area,
    "check": _check,
    "keys": _keys,
    **GUIDE,
    "commands": _commands,
    "locked": _locked,
    "library": _library,
    "recording": _recording,
    "event": _event,
    "talk": _talk,
    "talk-matrix": _talk_matrix,
    "talk-presenter": _talk_presenter,
}


PREVIEWS: Mapping[str, str] = {"guide-camera": "speaker", "guide-microphone": "speaker"}
"""Where another scene is to be prepared than the others have, by its name."""


def is_ready(name: str, window: MainWindow) -> bool:
    """Return whether everything of that picture is there."""
    station = window.station
    if window.stage.program.image is None or window.stage.preview.image is None:
        return False
    if any(source.status == "starting" for source in station.sources.value):
        return False
    own: Mapping[str, Callable[[], bool]] = {
        "check": lambda: bool(window.readiness.rows) and window.readiness.again.isEnabled(),
        "editor-area": lambda: _is_drawn(window),
        "event": lambda: station.account.chosen is not None,
        "library": lambda: _plays(window),
    }
    if name in own and not own[name]():
        return False
    return station.health.value is not None


def _plays(window: MainWindow) -> bool:
    """Play the newest recording once it is listed with its picture, and hold it in its middle."""
    library, shown = window.library, window.station.library.state.value
    if shown is None or shown.looking or not library.list.has_pictures:
        return False
    if shown.player is None:
        library.deeds.do_play()
        return False
    late = shown.player.status == "playing" and shown.player.position_ms > _MIDDLE_MS
    if late or shown.player.status == "ended":
        library.player.pause_or_go_on()
    return shown.player.status == "paused" and library.player.picture.image is not None
