"""The key editor: every action, its keys, and which of them two actions want."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions.registry import Action, Actions
from ui.actions.taken import is_the_systems
from ui.language import translate
from ui.widgets.key_field import KeyField
from ui.widgets.styling import label, panel
from ui.widgets.twice_button import TwiceButton

WIDTH = 372


class KeysEditor(QWidget):
    """Changes keys; a conflict is shown as long as it stands. GUI thread.

    ``chosen`` says that the keys are others now and are to be remembered; ``told``: a conflict, in
    words.
    """

    chosen = Signal()
    told = Signal(str)

    def __init__(
        self, actions: Actions, parent: QWidget | None = None, system: str = sys.platform
    ) -> None:
        super().__init__(parent)
        self._system = system
        self._actions = actions
        self._order: tuple[Action, ...] = ()
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(translate("KeysEditor", "Actions and their keys"))
        self.table.setHorizontalHeaderLabels(
            [translate("KeysEditor", "Action"), translate("KeysEditor", "Keys")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # A column's width comes with the window; long words then take a second line.
        header.geometriesChanged.connect(self.table.resizeRowsToContents)
        self.key = KeyField()
        self.key.setPlaceholderText(translate("KeysEditor", "Press the new key"))
        self.key.setAccessibleName(translate("KeysEditor", "New key for the chosen action"))
        self.use = QPushButton(translate("KeysEditor", "Use this key"))
        self.none = QPushButton(translate("KeysEditor", "No key"))
        self.reset = TwiceButton(translate("KeysEditor", "All as shipped"))
        self.conflict = label("", "todo")
        self.conflict.setWordWrap(True)
        self.conflict.setAccessibleName(translate("KeysEditor", "Conflicts"))
        frame, inside = panel(translate("KeysEditor", "Keys"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.conflict)
        inside.addWidget(self.key)
        row = QHBoxLayout()
        for button in (self.use, self.none):
            row.addWidget(button)
        inside.addLayout(row)
        inside.addWidget(self.reset)
        self.note = label("", "muted")
        self.note.setWordWrap(True)
        inside.addWidget(self.note)
        self.setFixedWidth(WIDTH)
        self.use.clicked.connect(self._use)
        self.none.clicked.connect(lambda: self._give(()))
        self.reset.meant.connect(self._reset)
        self.table.currentCellChanged.connect(lambda *_: self.key.take(QKeySequence()))
        self.key.chosen.connect(self._warn)
        actions.changed.connect(self._fill)
        self._fill()

    def choose(self, name: str) -> None:
        """Choose the action of that name."""
        names = [action.name for action in self._order]
        self.table.setCurrentCell(names.index(name), 0)

    def _chosen(self) -> Action | None:
        row = self.table.currentRow()
        return self._order[row] if 0 <= row < len(self._order) else None

    def _use(self) -> None:
        if self.key.portable:
            self._give((self.key.portable,))

    def _give(self, keys: tuple[str, ...]) -> None:
        action = self._chosen()
        if action is not None:
            self._actions.give_keys(action.name, keys)
            self.key.take(QKeySequence())
            self.chosen.emit()

    def _reset(self) -> None:
        self._actions.reset()
        self.chosen.emit()

    def _fill(self) -> None:
        row = self.table.currentRow()
        self._order = self._actions.all()
        self.table.setRowCount(len(self._order))
        wanted_twice = self._actions.conflicts()
        for n, action in enumerate(self._order):
            keys = action.shown_keys
            if any(key in wanted_twice for key in action.keys):
                # A word, as colour alone says nothing to some.
                keys = translate("KeysEditor", "{keys} (conflict)").format(keys=keys)
            for column, text in enumerate((action.words, keys)):
                item = QTableWidgetItem(text)
                # Where a language needs more room than there is.
                item.setToolTip(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(n, column, item)
            if action.name == "talk":
                self.note.setText(_note().format(key=action.hint))
        self.table.resizeRowsToContents()
        self.table.setCurrentCell(max(0, row), 0)
        self._warn()

    def _warn(self) -> None:
        lines = [
            translate("KeysEditor", "{key} is wanted by: {actions}. Neither hears it.").format(
                key=key, actions=", ".join(action.words for action in actions)
            )
            for key, actions in self._actions.conflicts().items()
        ]
        action, text = self._chosen(), self.key.portable
        given = {key for action in self._order for key in action.keys}
        wanted = sorted({*given, text})
        lines += [_systems(key) for key in wanted if is_the_systems(key, self._system)]
        if action is not None and text:
            others = [a.words for a in self._actions.with_key(text) if a.name != action.name]
            if others:
                lines.append(
                    translate("KeysEditor", "{key} has a meaning already: {actions}.").format(
                        key=text, actions=", ".join(others)
                    )
                )
        text = "\n".join(lines)
        if text and text != self.conflict.text():
            self.told.emit(text)
        self.conflict.setText(text)
        self.conflict.setVisible(bool(lines))


def _systems(key: str) -> str:
    return translate(
        "KeysEditor",
        "{key} is one of the system's own keys, and may never reach this window; choose another.",
    ).format(key=key)


def _note() -> str:
    return translate(
        "KeysEditor",
        "Keys work while this window is in front. Talk keys are global where you wish so and the "
        "system has that (X11): they work behind other programs, too. Else they go up when "
        "another window comes in front, unless you let latched ones stay open in talkback{key}.",
    )
