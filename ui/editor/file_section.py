"""The show's file: another one opened, a copy saved elsewhere, files that moved found again."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import OpenShow, Relink, SaveShow
from ui.language import translate
from ui.model.station import Station
from ui.widgets.path_field import PathField
from ui.widgets.styling import label


class FileSection(QWidget):
    """One path, and what can be done with it. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.path = PathField()
        self.path.setAccessibleName(translate("FileSection", "Whole path"))
        self.path.setPlaceholderText(translate("FileSection", "a show file, or a folder"))
        self.open = QPushButton(translate("FileSection", "Open"))
        self.save = QPushButton(translate("FileSection", "Save as"))
        self.relink = QPushButton(translate("FileSection", "Find files"))
        hints = (
            (self.open, translate("FileSection", "Play this show file in place of this show")),
            (self.save, translate("FileSection", "Save to this file, and there from now on")),
            (self.relink, translate("FileSection", "Look for missing files in this folder")),
        )
        self.now = label("", "caption")
        self.now.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.now)
        rows.addWidget(self.path)
        row = QHBoxLayout()
        for button, words in hints:
            button.setToolTip(words)
            button.setAccessibleDescription(words)
            row.addWidget(button)
        rows.addLayout(row)
        self.open.clicked.connect(lambda: station.submit(OpenShow(self._typed)))
        self.save.clicked.connect(lambda: station.submit(SaveShow(self._typed)))
        self.relink.clicked.connect(lambda: station.submit(Relink(self._typed)))
        self.path.textChanged.connect(self._refresh)
        for slice_ in (station.document, station.live, station.recording):
            slice_.changed.connect(self._refresh)
        self._refresh()

    @property
    def _typed(self) -> str:
        return self.path.text().strip()

    def _refresh(self) -> None:
        document, live = self._station.document.value, self._station.live.value
        recording = self._station.recording.value
        self.now.setText(document.path if document is not None else "")
        busy = live is None or live.status != "off" or recording is None
        busy = busy or (recording is not None and recording.status != "off")
        for button in (self.open, self.save, self.relink):
            button.setEnabled(bool(self._typed))
        if busy:
            self.open.setEnabled(False)
