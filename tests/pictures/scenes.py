"""What is to be seen in the pictures: the window in each state that a reader should know."""

from collections.abc import Callable, Mapping

from tests.pictures.talk import LEVELS, PRESENTER, PRODUCER
from ui.window import MainWindow

_MIDDLE_MS = 1500
_FORBIDDEN = (0, 0)
"""A presenter's announcement to all: a cell of the matrix."""


def _window(_window: MainWindow) -> None:
    return


def _editor(window: MainWindow) -> None:
    window.sides.show("edit")
    window.scene_editor.select(len(window.scene_editor.items) - 1)


def _check(window: MainWindow) -> None:
    window.sides.show("check")


def _keys(window: MainWindow) -> None:
    window.sides.show("keys")
    window.keys.choose("take.cut")


def _commands(window: MainWindow) -> None:
    window.palette_.open()


def _locked(window: MainWindow) -> None:
    window.padlock.lock()


def _guide(window: MainWindow) -> None:
    window.sides.show("guide")


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
    "check": _check,
    "keys": _keys,
    "guide": _guide,
    "commands": _commands,
    "locked": _locked,
    "library": _library,
    "recording": _recording,
    "event": _event,
    "talk": _talk,
    "talk-matrix": _talk_matrix,
    "talk-presenter": _talk_presenter,
}


def is_ready(name: str, window: MainWindow) -> bool:
    """Return whether everything of that picture is there."""
    if window.stage.program.image is None or window.stage.preview.image is None:
        return False
    if name == "check":
        return bool(window.readiness.rows) and window.readiness.again.isEnabled()
    if name == "event" and window.station.account.chosen is None:
        return False
    if name == "library" and not _plays(window):
        return False
    return window.station.health.value is not None


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
