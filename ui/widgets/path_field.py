"""A field for a file's whole path, completed as it is typed: a dialog would cover the show."""

import os
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_MOST = 500
"""Of a folder with more files, the rest is found once another letter is typed."""


class PathField(QLineEdit):
    """Takes a path. GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Read as it is typed, and not by Qt's own model of the disk: that one answers late, and
        # opens its list over whatever has the focus by then.
        self._paths = QStringListModel(self)
        self.setCompleter(QCompleter(self._paths, self))
        self.textEdited.connect(self._look)

    def _look(self, typed: str) -> None:
        self._paths.setStringList(beginning_with(typed))


def beginning_with(typed: str) -> list[str]:
    """Return the paths that begin with *typed*, folders with a slash at their end."""
    folder, start = os.path.split(typed)
    if not Path(typed).is_absolute():
        return []
    try:
        with os.scandir(folder) as entries:
            found = list(islice((e for e in entries if e.name.startswith(start)), _MOST))
            return sorted(
                str(Path(folder, entry.name)) + (os.sep if entry.is_dir() else "")
                for entry in found
                if start or not entry.name.startswith(".")
            )
    except OSError:
        return []
