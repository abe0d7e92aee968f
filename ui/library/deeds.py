"""What can be done with the recording that is chosen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.library import (
    ContainerName,
    DeleteRecording,
    ExportRecording,
    KeepRecording,
    RestoreRecording,
    ShelvedRecording,
    UploadRecording,
    VerifyRecording,
)
from ui.language import translate
from ui.model.library import Library
from ui.said import said
from ui.widgets.path_field import PathField
from ui.widgets.styling import label

_READABLE = frozenset({"whole", "repaired", "torn", "damaged"})


class Deeds(QWidget):
    """Buttons, and what is wrong with the recording; the file to export to when that is asked.

    *play* plays a recording by its name. GUI thread.
    """

    def __init__(
        self, library: Library, play: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._recording: ShelvedRecording | None = None
        self._play = play
        self.fault = label("", "todo")
        self.fault.setWordWrap(True)
        self.play = QPushButton(translate("Library", "Play"))
        self.verify = QPushButton(translate("Library", "Verify"))
        self.export = QPushButton(translate("Library", "Export"))
        self.keep = QPushButton(translate("Library", "Keep"))
        self.upload = QPushButton(translate("Library", "Upload"))
        self.delete = QPushButton(translate("Library", "Delete"))
        self.restore = QPushButton(translate("Library", "Restore"))
        self.verify.setToolTip(translate("Library", "Read all of it and say what is whole"))
        self.export.setToolTip(translate("Library", "Decrypt it into an ordinary file"))
        self.keep.setToolTip(translate("Library", "Keep it whatever the rule for old ones says"))
        self.delete.setToolTip(translate("Library", "To the trash, for a month"))
        self.upload.setToolTip(
            translate("Library", "To the backend, sealed as it is, while nothing is live")
        )
        for button in (self.export, self.keep, self.upload):
            button.setCheckable(True)
        # In two rows: in Finnish and Swedish one would cut words off.
        rows = (
            (self.play, self.verify, self.export, self.restore),
            (self.keep, self.upload, self.delete),
        )
        self.path = PathField()
        self.path.setAccessibleName(translate("Library", "File to export to"))
        self.path.setToolTip(translate("Library", "A name that ends in .mkv makes an MKV"))
        self.write = QPushButton(translate("Library", "Write"))
        self.write.setProperty("kind", "small")
        self._out = QWidget()
        out = QHBoxLayout(self._out)
        out.setContentsMargins(0, 0, 0, 0)
        out.addWidget(self.path, 1)
        out.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fault)
        for buttons in rows:
            column.addLayout(_row_of(buttons))
        column.addWidget(self._out)
        self._out.hide()
        self._connect()

    def show_recording(self, recording: ShelvedRecording | None) -> None:
        """Offer what can be done with *recording*, as it is now."""
        before, self._recording = self._recording, recording
        if recording is None or before is None or before.name != recording.name:
            self.export.setChecked(False)
        self.setVisible(recording is not None)
        if recording is None:
            return
        self.fault.setText(said(recording.fault))
        self.fault.setVisible(bool(recording.fault))
        readable, deleted = recording.status in _READABLE, recording.deleted
        for button in (self.play, self.verify, self.export):
            button.setEnabled(readable)
            button.setVisible(not deleted)
        self.keep.setVisible(not deleted)
        self.keep.setChecked(recording.kept)
        self.upload.setVisible(not deleted)
        self.upload.setEnabled(recording.status != "recording" and recording.upload != "done")
        self.upload.setChecked(bool(recording.upload))
        self.delete.setVisible(not deleted)
        self.delete.setEnabled(recording.status != "recording")
        self.restore.setVisible(deleted)
        self.write.setText(
            translate("Library", "Write what plays")
            if recording.status == "damaged"
            else translate("Library", "Write")
        )

    def do_play(self) -> None:
        """Play the recording that is chosen."""
        if self._recording is not None and self.play.isEnabled() and not self._recording.deleted:
            self._play(self._recording.name)

    def _connect(self) -> None:
        submit = self._library.submit
        self.play.clicked.connect(self.do_play)
        self.verify.clicked.connect(lambda: self._with(lambda it: submit(VerifyRecording(it.name))))
        self.delete.clicked.connect(lambda: self._with(lambda it: submit(DeleteRecording(it.name))))
        self.restore.clicked.connect(
            lambda: self._with(lambda it: submit(RestoreRecording(it.name)))
        )
        self.keep.clicked.connect(
            lambda kept: self._with(lambda it: submit(KeepRecording(it.name, kept)))
        )
        self.upload.clicked.connect(
            lambda wanted: self._with(lambda it: submit(UploadRecording(it.name, wanted)))
        )
        self.export.toggled.connect(self._offer_path)
        self.write.clicked.connect(self._export)
        self.path.returnPressed.connect(self._export)

    def _with(self, do: Callable[[ShelvedRecording], None]) -> None:
        if self._recording is not None:
            do(self._recording)

    def _offer_path(self, wanted: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._out.setVisible(wanted)
        if wanted and self._recording is not None:
            self.path.setText(_suggested(self._recording))
            self.path.setFocus()

    def _export(self) -> None:
        recording, out = self._recording, self.path.text().strip()
        if recording is None or not out:
            return
        container: ContainerName = "mkv" if out.lower().endswith(".mkv") else "mp4"
        salvage = recording.status == "damaged"
        self._library.submit(ExportRecording(recording.name, out, container, salvage))
        self.export.setChecked(False)


def _suggested(recording: ShelvedRecording) -> str:
    """Return where a recording might go: beside the person's other films, by show and day."""
    place = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(place.MoviesLocation)
    folder = folder or QStandardPaths.writableLocation(place.HomeLocation)
    stem = recording.name.rpartition("/")[2].removesuffix(".vsrec")
    return f"{folder}/{stem}.mp4"


def _row_of(buttons: Iterable[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for button in buttons:
        button.setProperty("kind", "small")
        row.addWidget(button)
    row.addStretch()
    return row
