"""One's own ears and mouth in a call: devices, volumes, which ear hears what."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.talk import ChooseSound, SetDim, TalkState
from ui.language import translate
from ui.model.talk import Talk
from ui.said import said
from ui.widgets.choice import Choice
from ui.widgets.styling import label

from . import words
from .person_deeds import DIM_STEPS_DB
from .volume import Volume

_LEAST_DB, _MOST_DB, _MOST_SIDE_DB = -60, 12, 0
_SIDE_TONE_DB = -18.0
_LETTERS = 10


class SoundSection(QWidget):
    """Shows what the link says, and asks for what hands want. GUI thread."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.microphone = self._devices(translate("Talk", "Talk microphone"))
        self.headphones = self._devices(translate("Talk", "Talk headphones"))
        self.microphone_status, self.headphones_status = label("", "muted"), label("", "muted")
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setProperty("tone", "warning")
        self.program = Volume(
            translate("Talk", "Programme"), _LEAST_DB, _MOST_DB,
            lambda db: talk.submit(ChooseSound(program_gain_db=db)),
        )  # fmt: skip
        self.talkback = Volume(
            translate("Talk", "Talkback"), _LEAST_DB, _MOST_DB,
            lambda db: talk.submit(ChooseSound(talk_gain_db=db)),
        )  # fmt: skip
        self.side = QCheckBox(translate("Talk", "Side-tone"))
        self.side.setToolTip(translate("Talk", "Hear yourself quietly while your key is open"))
        self.side_tone = Volume(
            "", _LEAST_DB, _MOST_SIDE_DB, lambda db: talk.submit(ChooseSound(side_tone_db=db))
        )
        self.side_tone.name(translate("Talk", "Level of the side-tone"))
        self.split = QRadioButton(translate("Talk", "Programme left, talkback right"))
        self.mixed = QRadioButton(translate("Talk", "Both in both ears"))
        self.dim = Choice()
        for step in DIM_STEPS_DB:
            self.dim.addItem(words.dim(step), step)
        self.dim.setAccessibleName(translate("Talk", "Dim of the programme while one speaks"))
        self.echo = QCheckBox(translate("Talk", "Cancel echo"))
        self.noise = QCheckBox(translate("Talk", "Suppress noise"))
        self._quiet = False
        self._arrange()
        self._connect()
        talk.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        sound = state.sound
        self._show_devices(self.microphone, sound.microphone, sound.microphones)
        self._show_devices(self.headphones, sound.headphones, sound.outputs)
        for shown, status in (
            (self.microphone_status, sound.microphone_status),
            (self.headphones_status, sound.headphones_status),
        ):
            shown.setText(_status_words()[status])
        self.fault.setText(said(sound.fault) if sound.fault else "")
        self.fault.setVisible(bool(sound.fault))
        self.program.show_level(sound.program_gain_db)
        self.talkback.show_level(sound.talk_gain_db)
        self.side.setChecked(sound.side_tone_db is not None)
        self.side_tone.setEnabled(sound.side_tone_db is not None)
        side_db = sound.side_tone_db
        self.side_tone.show_level(_SIDE_TONE_DB if side_db is None else side_db)
        self._quiet = True
        (self.split if sound.split else self.mixed).setChecked(True)
        self._quiet = False
        if not self.dim.view().isVisible() and state.dim_db in DIM_STEPS_DB:
            self.dim.setCurrentIndex(DIM_STEPS_DB.index(state.dim_db))
        self.dim.setEnabled(bool(state.you))
        self.echo.setChecked(sound.echo_cancelled)
        self.noise.setChecked(sound.noise_suppressed)

    def _show_devices(self, field: QComboBox, chosen: str, names: tuple[str, ...]) -> None:
        if field.view().isVisible():
            return
        named = ("", *dict.fromkeys((*((chosen,) if chosen else ()), *names)))
        if [field.itemData(n) for n in range(field.count())] != [*named]:
            field.clear()
            for name in named:
                field.addItem(name or translate("Talk", "System's own"), name)
        field.setCurrentIndex(field.findData(chosen))

    def _devices(self, name: str) -> QComboBox:
        made = Choice()
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(_LETTERS)
        return made

    def _connect(self) -> None:
        talk = self._talk
        self.microphone.activated.connect(
            lambda _: talk.submit(ChooseSound(microphone=self.microphone.currentData()))
        )
        self.headphones.activated.connect(
            lambda _: talk.submit(ChooseSound(headphones=self.headphones.currentData()))
        )
        self.side.clicked.connect(lambda on: talk.submit(ChooseSound(side_tone=on)))
        # What a screen reader does to one of several is no click.
        self.split.toggled.connect(self._split)
        self.echo.clicked.connect(lambda on: talk.submit(ChooseSound(echo_cancelled=on)))
        self.noise.clicked.connect(lambda on: talk.submit(ChooseSound(noise_suppressed=on)))
        self.dim.activated.connect(self._dim)

    def _split(self, is_split: bool) -> None:  # noqa: FBT001  # as a button tells it
        if not self._quiet:
            self._talk.submit(ChooseSound(split=is_split))

    def _dim(self) -> None:
        state = self._talk.state.value
        if state is not None:
            self._talk.submit(SetDim(state.you, self.dim.currentData()))

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (text, field, status) in enumerate((
            (translate("Talk", "Microphone"), self.microphone, self.microphone_status),
            (translate("Talk", "Headphones"), self.headphones, self.headphones_status),
        )):  # fmt: skip
            grid.addWidget(label(text, "caption"), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(status, row, 2)
        for row, (text, volume) in enumerate((
            (translate("Talk", "Programme"), self.program),
            (translate("Talk", "Talkback"), self.talkback),
        ), start=2):  # fmt: skip
            grid.addWidget(label(text, "caption"), row, 0)
            grid.addWidget(volume, row, 1, 1, 2)
        grid.addWidget(self.side, 4, 0)
        grid.addWidget(self.side_tone, 4, 1, 1, 2)
        grid.addWidget(label(translate("Talk", "Dim"), "caption"), 5, 0)
        grid.addWidget(self.dim, 5, 1, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(translate("Talk", "Your ears and your microphone"), "title"))
        column.addLayout(grid)
        for one in (self.split, self.mixed, self.echo, self.noise, self.fault):
            column.addWidget(one)
        column.addStretch()


def _status_words() -> dict[str, str]:
    return {
        "off": "",
        "starting": translate("Talk", "starting"),
        "live": translate("Talk", "works"),
        "missing": translate("Talk", "missing"),
        "refused": translate("Talk", "refused"),
    }
