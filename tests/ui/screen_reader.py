"""A screen reader's hands: what it finds in the accessibility tree, and does there, by name."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_NAME = QAccessible.Text.Name


class Reader:
    """Finds and presses things in the accessibility tree by what they are called."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.root = QAccessible.queryAccessibleInterface(window)

    def all(self) -> Iterator[QAccessibleInterface]:
        """Everything that is not hidden."""
        waiting = [self.root]
        while waiting:
            one = waiting.pop(0)
            if not one.isValid() or one.state().invisible:
                continue
            yield one
            waiting += [one.child(n) for n in range(one.childCount())]

    def find(self, name: str, role: QAccessible.Role | None = None) -> QAccessibleInterface:
        """Return the one of that name; fails with what there is."""
        names = []
        for one in self.all():
            if one.text(_NAME) == name and role in {None, one.role()}:
                return one
            names.append(one.text(_NAME))
        pytest.fail(f"nothing is called {name!r}; there is {sorted(filter(None, names))}")

    def press(self, name: str) -> None:
        """Do what pressing it does, a moment later; waits until there is such a thing."""
        self._qtbot.waitUntil(lambda: self.has(name), timeout=5000)
        actions = self.find(name).actionInterface()
        wanted = (
            QAccessibleActionInterface.pressAction(),
            # What a choice among several calls it.
            QAccessibleActionInterface.toggleAction(),
        )
        offered = [action for action in wanted if action in actions.actionNames()]
        assert offered, name
        actions.doAction(offered[0])

    def has(self, name: str) -> bool:
        """Whether there is something of that name."""
        return any(one.text(_NAME) == name for one in self.all())

    def type(self, name: str, text: str) -> None:
        """Write into the field of that name, in place of what is there."""
        self._qtbot.waitUntil(lambda: self.has(name), timeout=5000)
        found = self.find(name, QAccessible.Role.EditableText)
        before = found.textInterface().characterCount()
        found.editableTextInterface().replaceText(0, before, text)

    def texts(self) -> str:
        """All that is called anything, in one text."""
        return "\n".join(one.text(_NAME) for one in self.all())
