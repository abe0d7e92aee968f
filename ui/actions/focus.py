"""Which keys the show has while a control has the focus: what is typed never steers the show."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.actions.registry import Actions

_TYPED_INTO = (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)
_PRESSING = {"Space", "Return", "Enter"}
_SLIDING = {"Left", "Right", "Up", "Down", "PgUp", "PgDown", "Home", "End"}
_MODIFIERS = ("Ctrl+", "Alt+", "Meta+")


class FocusRules(QObject):
    """Takes plain keys from the actions while a focused control needs them. GUI thread.

    A control gets the focus by Tab, or by a click where it is typed into; a click on a button
    leaves the keys with the show. Escape gives them back.
    """

    def __init__(self, window: QWidget, actions: Actions, is_locked: Callable[[], bool]) -> None:
        """*is_locked* says whether the window is locked: then only the lock has a key."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._is_locked = is_locked
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        actions.changed.connect(self.apply)

    def apply(self) -> None:
        """Look anew at who has the focus."""
        now = self._window.focusWidget()
        # Qt's own hints say that there always is one.
        focused: object = now
        keeps_keys = isinstance(focused, QWidget) and bool(focused.property("keeps-keys"))
        typing = isinstance(now, _TYPED_INTO) or keeps_keys
        locked = self._is_locked()
        needed: set[str] = set()
        if isinstance(now, QAbstractButton):
            needed = _PRESSING
        elif isinstance(now, QAbstractSlider):
            needed = _SLIDING
        for action in self._actions.all():
            keys = action.keys
            plain = [key for key in keys if not key.startswith(_MODIFIERS)]
            taken = (typing and any(_is_typed(key) for key in plain)) or any(
                key in needed for key in plain
            )
            action.qt.setEnabled(not taken and (not locked or action.name == "lock"))

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            # A window that is being destroyed loses the focus, too.
            return
        clicked = QApplication.mouseButtons()
        if isinstance(now, QAbstractButton) and clicked:
            now.clearFocus()
            return
        self.apply()


def _is_typed(key: str) -> bool:
    # Function keys are never part of a text, with Shift or without.
    bare = key.removeprefix("Shift+")
    return not (bare.startswith("F") and bare[1:].isdigit()) and QKeySequence(key).count() == 1
