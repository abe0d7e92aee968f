"""What is to be seen in the pictures: the window in each state that a reader should know."""

from collections.abc import Callable, Mapping

from ui.window import MainWindow


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


PANELS: Mapping[str, Callable[[MainWindow], None]] = {
    "window": _window,
    "editor": _editor,
    "check": _check,
    "keys": _keys,
    "guide": _guide,
    "commands": _commands,
    "locked": _locked,
}


def is_ready(name: str, window: MainWindow) -> bool:
    """Return whether everything of that picture is there."""
    if window.stage.program.image is None or window.stage.preview.image is None:
        return False
    if name == "check":
        return bool(window.readiness.rows) and window.readiness.again.isEnabled()
    return window.station.health.value is not None
