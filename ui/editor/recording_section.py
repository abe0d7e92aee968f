"""How the show is recorded: where to, in which files, with which tracks, opened by whom."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from studio.wire.commands import SetRecording
from studio.wire.document import RecordingSpec
from studio.wire.state import RecordingState
from ui.editor.track_list import TrackList
from ui.language import translate
from ui.model.notices import Notices
from ui.model.station import Station
from ui.widgets.choice import Choice
from ui.widgets.numbers import DecimalField, NumberField
from ui.widgets.path_field import PathField
from ui.widgets.styling import label

_MOST_MINUTES, _LEAST_MB, _MOST_MB = 1440.0, 10, 1_000_000
_LEAST_KBPS, _MOST_KBPS = 150, 50_000
_MOST_REPLAY_S = 30
_LEAST_CHARACTERS = 12
_SETTLE_MS = 1000
_PEM_MARKS = ("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----")


class RecordingSection(QWidget):
    """Each answer is made at once, and counts from the next recording on. GUI thread."""

    def __init__(self, station: Station, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._notices = notices
        self._asked: RecordingSpec | None = None
        """What was asked for last, until it holds or was refused."""
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._show)
        self.sealed = label("", "muted")
        self.sealed.setWordWrap(True)
        self.folder, self.second = PathField(), PathField()
        self.folder.setPlaceholderText(translate("RecordingSection", "empty: among your own data"))
        self.folder.setToolTip(
            translate("RecordingSection", "Where recordings go, unless it was said at the start")
        )
        self.second.setPlaceholderText(translate("RecordingSection", "empty: none"))
        self.second.setToolTip(
            translate("RecordingSection", "Taken at once where the first fails or is nearly full")
        )
        self.name = QLineEdit()
        self.name.setToolTip(
            translate(
                "RecordingSection",
                "{show}, {date}, {time} (UTC), {part} and {track} stand for what they say; "
                "what would make two names equal is added",
            )
        )
        never = translate("RecordingSection", "never")
        minutes = translate("RecordingSection", " min")
        self.minutes = DecimalField(0, _MOST_MINUTES, 1, minutes)
        self.megabytes = NumberField(0, _MOST_MB, " MB")
        for field in (self.minutes, self.megabytes):
            field.setSpecialValueText(never)
        self.chapters = _choice(
            ("takes", translate("RecordingSection", "At takes and marks")),
            ("marks", translate("RecordingSection", "At marks alone")),
        )
        self.encode = _choice(
            ("shared", translate("RecordingSection", "As it is sent")),
            ("own", translate("RecordingSection", "By itself, at the full rate")),
        )
        self.least = NumberField(0, _MOST_KBPS, " kbit/s")
        self.least.setSpecialValueText(translate("RecordingSection", "as the line allows"))
        self.least.setToolTip(
            translate("RecordingSection", "The picture never gets less, whatever the line carries")
        )
        self.replay = NumberField(1, _MOST_REPLAY_S, " s")
        self.replay.setToolTip(
            translate("RecordingSection", "Kept in memory, to be played again or saved")
        )
        self.escrow = QLineEdit()
        self.escrow.setPlaceholderText(translate("RecordingSection", "public key (PEM), or empty"))
        self.escrow.setToolTip(
            translate(
                "RecordingSection",
                "Its private half, which the organisation keeps, opens every recording, too: "
                "a lost laptop is not a lost recording",
            )
        )
        self.tracks = TrackList(station)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.sealed)
        form = QFormLayout()
        form.setSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows_of: tuple[tuple[str, QWidget], ...] = (
            (translate("RecordingSection", "Folder"), self.folder),
            (translate("RecordingSection", "Second disk"), self.second),
            (translate("RecordingSection", "Names"), self.name),
            (translate("RecordingSection", "New file after"), self.minutes),
            (translate("RecordingSection", "or after"), self.megabytes),
            (translate("RecordingSection", "Chapters"), self.chapters),
            (translate("RecordingSection", "Encoded"), self.encode),
            (translate("RecordingSection", "At least"), self.least),
            (translate("RecordingSection", "Replays"), self.replay),
            (translate("RecordingSection", "Escrow"), self.escrow),
            (translate("RecordingSection", "Own tracks"), self.tracks),
        )
        for words, asked in rows_of:
            asked.setAccessibleName(words)
            form.addRow(words, asked)
        rows.addLayout(form)
        self._connect()
        station.document.changed.connect(self._show)
        station.recording.changed.connect(self._show_keys)
        self._show()
        self._show_keys()

    def _connect(self) -> None:
        for line in (self.folder, self.second, self.name, self.escrow):
            line.editingFinished.connect(self._change)
        for spin in (self.minutes, self.megabytes, self.least, self.replay):
            spin.editingFinished.connect(self._change)
        for chooser in (self.chapters, self.encode):
            chooser.activated.connect(lambda _: self._change())
        self.tracks.chosen.connect(self._change)

    def _spec(self) -> RecordingSpec | None:
        document = self._station.document.value
        return document.show.recording if document is not None else None

    def _show(self) -> None:
        spec = self._spec()
        self.setEnabled(spec is not None)
        if spec is None or (self._settle.isActive() and spec != self._asked):
            # An answer on its way is not to be written over by one before it.
            return
        self._settle.stop()
        for line, text in (
            (self.folder, spec.folder),
            (self.second, spec.second_folder),
            (self.name, spec.name),
            (self.escrow, spec.escrow),
        ):
            if not line.isModified():
                line.setText(text)
        if not self.minutes.lineEdit().isModified():
            self.minutes.setValue(spec.split_minutes or 0)
        for spin, value in (
            (self.megabytes, spec.split_mb or 0),
            (self.least, spec.least_kbps or 0),
            (self.replay, spec.replay_seconds),
        ):
            if not spin.lineEdit().isModified():
                spin.setValue(value)
        self.chapters.setCurrentIndex(self.chapters.findData(spec.chapters))
        self.encode.setCurrentIndex(self.encode.findData(spec.encode))
        self.tracks.show_tracks(spec.tracks)

    def _show_keys(self) -> None:
        recording = self._station.recording.value
        self.sealed.setText(sealed_words(recording) if recording is not None else "")

    def _lines(self) -> Iterator[QLineEdit]:
        yield from (self.folder, self.second, self.name, self.escrow)
        for spin in (self.minutes, self.megabytes, self.least, self.replay):
            yield spin.lineEdit()

    def _change(self) -> None:
        spec = self._spec()
        if spec is None:
            return
        if self._settle.isActive() and self._asked is not None:
            spec = self._asked
        answered = msgspec.structs.replace(
            spec,
            folder=self.folder.text().strip(),
            second_folder=self.second.text().strip(),
            name=self.name.text().strip(),
            split_minutes=round(self.minutes.value(), 1) or None,
            split_mb=_at_least(self.megabytes.value(), _LEAST_MB),
            chapters=self.chapters.currentData(),
            encode=self.encode.currentData(),
            least_kbps=_at_least(self.least.value(), _LEAST_KBPS),
            replay_seconds=self.replay.value(),
            escrow=_key_line(self.escrow.text()),
            tracks=self.tracks.chosen_of(spec.tracks),
        )
        for line in self._lines():
            # What is typed from here on is another answer.
            line.setModified(False)
        if answered == spec:
            return
        try:
            msgspec.convert(msgspec.to_builtins(answered), RecordingSpec)
        except msgspec.ValidationError:
            # The only answer that is neither held to a range nor judged by the engine.
            words = translate(
                "RecordingSection",
                "This is no organisation's key; paste its public half, as recording "
                "new-escrow-key wrote it.",
            )
            self._notices.add("warning", words)
            return
        self._asked = answered
        self._settle.start()
        self._station.submit(SetRecording(answered))


def sealed_words(recording: RecordingState) -> str:
    """Return under which key recordings are sealed, where it lies, and who else opens them."""
    places = {
        "keyring": translate("RecordingSection", "Sealed under key {key}, in the system's keyring"),
        "file": translate("RecordingSection", "Sealed under key {key}, in the file that was named"),
        "demo": translate(
            "RecordingSection", "Sealed under the demo's key {key}, which protects nothing"
        ),
    }
    told = places[recording.key_place].format(key=recording.key_id)
    if recording.escrow_ids:
        also = translate("RecordingSection", "the organisation's key {keys} opens them, too")
        return f"{told}; {also.format(keys=', '.join(recording.escrow_ids))}."
    return f"{told}."


def _key_line(text: str) -> str:
    """Return the key in *text*, which somebody may have pasted with the lines around it."""
    for mark in _PEM_MARKS:
        text = text.replace(mark, "")
    return "".join(text.split())


def _at_least(value: int, least: int) -> int | None:
    return max(value, least) if value else None


def _choice(*choices: tuple[str, str]) -> QComboBox:
    made = Choice()
    # The longest words of a language are not to widen the panel.
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_LEAST_CHARACTERS)
    for value, words in choices:
        made.addItem(words, value)
    return made
