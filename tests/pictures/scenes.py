"""What is to be seen in the pictures: the window in each state that a reader should know."""

from collections.abc import Callable, Mapping

from ui.window import MainWindow

_MIDDLE_MS = 1500


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


def _library(window: MainWindow) -> None:
    window.sides.show("library")


PANELS: Mapping[str, Callable[[MainWindow], None]] = {
    "window": _window,
    "editor": _editor,
    "check": _check,
    "keys": _keys,
    "guide": _guide,
    "commands": _commands,
    "locked": _locked,
    "library": _library,
    "event": _event,
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
