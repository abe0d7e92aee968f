"""What recordings take of the disk, and how long they are kept."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.wire.library import SetRetention
from ui.language import translate
from ui.library import words
from ui.model.library import Library
from ui.widgets.numbers import NumberField
from ui.widgets.styling import label

_GB = 1_000_000_000
_MOST_DAYS, _MOST_GB = 36_500, 100_000


class Keeping(QWidget):
    """Two fields, of which 0 means without a limit. GUI thread."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.storage = label("", "muted")
        self.storage.setWordWrap(True)
        self.days = _field(_MOST_DAYS, translate("Library", "for ever"))
        self.days.setAccessibleName(translate("Library", "Days that recordings are kept"))
        self.days.setSuffix(translate("Library", " days"))
        self.most = _field(_MOST_GB, translate("Library", "no limit"))
        self.most.setAccessibleName(translate("Library", "Gigabytes of recordings that are kept"))
        self.most.setSuffix(" GB")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(translate("Library", "Keep"), "caption"))
        row.addWidget(self.days, 1)
        row.addWidget(label(translate("Library", "at most"), "caption"))
        row.addWidget(self.most, 1)
        self.setToolTip(
            translate(
                "Library",
                "Older ones go to the trash, and are gone a month later; never those of the show "
                "that runs, those that are kept, and those that are still to be uploaded.",
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.storage)
        column.addLayout(row)
        self.days.editingFinished.connect(self._send)
        self.most.editingFinished.connect(self._send)
        library.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._library.state.value
        self.setEnabled(state is not None)
        if state is None:
            self.storage.setText("")
            return
        count = sum(not each.deleted for each in state.recordings)
        self.storage.setText(words.storage(state.storage, count))
        self.storage.setToolTip(state.storage.folder)
        for field, value in (
            (self.days, state.retention.keep_days),
            (self.most, round(state.retention.most_bytes / _GB)),
        ):
            if not field.hasFocus():
                field.setValue(value)

    def _send(self) -> None:
        state = self._library.state.value
        if state is None:
            return
        wanted = SetRetention(self.days.value(), self.most.value() * _GB)
        now = state.retention
        if (wanted.keep_days, wanted.most_bytes) != (now.keep_days, now.most_bytes):
            self._library.submit(wanted)


def _field(most: int, none: str) -> NumberField:
    made = NumberField(0, most)
    made.setSpecialValueText(none)
    return made
