"""The show's file: another one opened, a copy saved elsewhere, files that moved found again."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import OpenShow, Relink, SaveShow
from ui.language import translate
from ui.model.station import Station
from ui.widgets.path_field import PathField
from ui.widgets.styling import label
from ui.widgets.twice_button import TwiceButton


class FileSection(QWidget):
    """One path, and what can be done with it. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.path = PathField()
        self.path.setAccessibleName(translate("FileSection", "Whole path"))
        self.path.setPlaceholderText(translate("FileSection", "a show file, or a folder"))
        self.open = QPushButton(translate("FileSection", "Open"))
        self.save = TwiceButton(translate("FileSection", "Save as"), self._would_replace)
        self.relink = QPushButton(translate("FileSection", "Find files"))
        hints = (
            (self.save, translate("FileSection", "Save to this file, and there from now on")),
            (self.relink, translate("FileSection", "Look for missing files in this folder")),
        )
        self.now = label("", "caption")
        self.now.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.now)
        rows.addWidget(self.path)
        self.there = label(
            translate(
                "FileSection", "There is such a file; a second press on Save as replaces it."
            ),
            "todo",
        )
        self.there.setWordWrap(True)
        self.there.setProperty("tone", "warning")
        rows.addWidget(self.there)
        for button, words in hints:
            button.setToolTip(words)
            button.setAccessibleDescription(words)
        row = QHBoxLayout()
        for button in (self.open, self.relink):
            row.addWidget(button)
        rows.addLayout(row)
        # By itself: what a second press would do has room there.
        rows.addWidget(self.save)
        self.open.clicked.connect(lambda: station.submit(OpenShow(self._typed)))
        self.save.meant.connect(lambda: station.submit(SaveShow(self._typed)))
        self.relink.clicked.connect(lambda: station.submit(Relink(self._typed)))
        self.path.textChanged.connect(self.save.disarm)
        self.path.textChanged.connect(self._refresh)
        for slice_ in (station.document, station.live, station.recording):
            slice_.changed.connect(self._refresh)
        self._refresh()

    @property
    def _typed(self) -> str:
        return self.path.text().strip()

    def _would_replace(self) -> bool:
        """Return whether another show, or anything else, lies where this one would be saved."""
        document, typed = self._station.document.value, self._typed
        own = document.path if document is not None else ""
        return bool(typed) and typed != own and Path(typed).is_file()

    def _refresh(self) -> None:
        document, live = self._station.document.value, self._station.live.value
        recording = self._station.recording.value
        self.now.setText(document.path if document is not None else "")
        self.there.setVisible(self._would_replace())
        busy = live is None or live.status != "off" or recording is None
        busy = busy or (recording is not None and recording.status != "off")
        for button in (self.open, self.save, self.relink):
            button.setEnabled(bool(self._typed))
        hint = translate("FileSection", "Play this show file in place of this show")
        if busy:
            self.open.setEnabled(False)
            hint = translate("FileSection", "Leave the air and stop recording first.")
        self.open.setToolTip(hint)
        self.open.setAccessibleDescription(hint)
