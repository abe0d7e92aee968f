"""The actions of a window: what the keys, the palette and the key editor have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its lasting name, its words, and the keys that ship with it."""

    name: str
    words: str
    do: Callable[[], object]
    qt: QAction
    shipped: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has now, in Qt's portable writing."""
        return tuple(_portable(key) for key in self.qt.shortcuts())

    @property
    def shown_keys(self) -> str:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(key.toString(native) for key in self.qt.shortcuts())

    @property
    def hint(self) -> str:
        """The keys in brackets, for a text to go on with: `` (F1)``; '' where there is none."""
        keys = self.shown_keys
        return f" ({keys})" if keys else ""


class Actions(QObject):
    """The closed set of a window's actions. GUI thread."""

    changed = Signal()

    def __init__(self, window: QWidget, chosen: Mapping[str, Sequence[str]]) -> None:
        """*chosen* says which actions have other keys than they ship with."""
        super().__init__(window)
        self._window = window
        self._chosen = dict(chosen)
        self._actions: dict[str, Action] = {}

    def add(self, name: str, words: str, do: Callable[[], object], *keys: str) -> Action:
        """Add an action; *keys* in Qt's portable writing, e.g. ``Ctrl+Shift+Z``."""
        qt = QAction(words, self._window)
        qt.setObjectName(name)
        qt.setAutoRepeat(False)
        qt.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        qt.setShortcuts([QKeySequence(key) for key in self._chosen.get(name, keys)])
        qt.triggered.connect(lambda _checked=False: do())
        self._window.addAction(qt)
        made = Action(name, words, do, qt, tuple(_portable(QKeySequence(key)) for key in keys))
        self._actions[name] = made
        return made

    def __getitem__(self, name: str) -> Action:
        """Return the action of that name; :class:`KeyError` for none."""
        return self._actions[name]

    def all(self) -> tuple[Action, ...]:
        """Return every action, in the order they were added."""
        return tuple(self._actions.values())

    def give_keys(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys and no others."""
        self._actions[name].qt.setShortcuts([QKeySequence(key) for key in keys])
        self.changed.emit()

    def reset(self) -> None:
        """Give every action the keys that it ships with."""
        for action in self._actions.values():
            action.qt.setShortcuts([QKeySequence(key) for key in action.shipped])
        self.changed.emit()

    def other_than_shipped(self) -> dict[str, tuple[str, ...]]:
        """Return what has to be remembered: the actions whose keys a person changed."""
        return {a.name: a.keys for a in self._actions.values() if a.keys != a.shipped}

    def conflicts(self) -> dict[str, tuple[Action, ...]]:
        """Return each key that more than one action has: neither of them would hear it."""
        users: dict[str, list[Action]] = {}
        for action in self._actions.values():
            for key in action.keys:
                users.setdefault(key, []).append(action)
        return {key: tuple(found) for key, found in users.items() if len(found) > 1}

    def with_key(self, key: str) -> tuple[Action, ...]:
        """Return the actions that have this key now."""
        wanted = _portable(QKeySequence(key))
        return tuple(action for action in self._actions.values() if wanted in action.keys)


def _portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
