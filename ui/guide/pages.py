"""The guide's pages: each asks for one thing, in plain words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.guide.templates import TEMPLATES
from ui.language import translate
from ui.look.theme import Theme
from ui.widgets.asking_list import AskingList
from ui.widgets.meter import Meter
from ui.widgets.offering import offer
from ui.widgets.path_field import PathField
from ui.widgets.styling import label


class Page(QWidget):
    """A title, a sentence, and what is asked.

    ``answered``: something is otherwise now. ``told``: something that is wrong, in words.
    """

    answered = Signal()
    told = Signal(str)

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self._words = f"{title} {sentence}"
        self._first: QWidget | None = None
        self._fault = label("", "todo")
        self._fault.setWordWrap(True)
        self._fault.setProperty("tone", "warning")
        self._fault.hide()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(8)
        self.rows.addWidget(label(title, "value"))
        words = label(sentence, "muted")
        words.setWordWrap(True)
        self.rows.addWidget(words)
        self.rows.addWidget(self._fault)

    @property
    def first(self) -> QWidget | None:
        """What has the focus when the page comes; None to leave it at Next."""
        return self._first

    @property
    def words(self) -> str:
        """What it says: title, sentence, and what is wrong by now."""
        return f"{self._words} {self._fault.text()}".strip()

    def ask(self, words: str, field: QWidget) -> None:
        """Add a question."""
        field.setAccessibleName(words)
        if isinstance(field, QLineEdit):
            # What has an answer already, as a list has, is left with Next.
            self._first = self._first or field
        self.rows.addWidget(label(words, "caption"))
        self.rows.addWidget(field)
        self.rows.addWidget(self._fault)

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong with what was answered; '' for nothing."""
        if sentence and sentence != self._fault.text():
            self.told.emit(sentence)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))


class TemplatePage(Page):
    """Which show to begin with."""

    def __init__(self) -> None:
        super().__init__(
            translate("Guide", "What will you show?"),
            translate("Guide", "Scenes are made for it; everything can be changed later."),
        )
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for name, words in TEMPLATES.items():
            button = QRadioButton(translate("Guide", words))
            self._group.addButton(button)
            self.rows.addWidget(button)
            self.buttons[name] = button
        self.buttons["camera"].setChecked(True)
        self._group.buttonClicked.connect(lambda _: self.answered.emit())

    @property
    def first(self) -> QWidget:
        """The choice as it stands."""
        return self.buttons[self.template]

    @property
    def template(self) -> str:
        """The one that is chosen."""
        return next(name for name, button in self.buttons.items() if button.isChecked())


class CameraPage(Page):
    """Which camera, or cameras; their picture is in preview at once."""

    def __init__(self) -> None:
        super().__init__(
            translate("Guide", "Do you see yourself?"),
            translate("Guide", "The picture on the left, in preview, is what this camera sees."),
        )
        self.camera, self.second = device_chooser(), device_chooser()
        self._names: Sequence[str] = ()
        self._is_second_chosen = False
        self.ask(translate("Guide", "Camera"), self.camera)
        self._second = QWidget()
        rows = QVBoxLayout(self._second)
        rows.setContentsMargins(0, 0, 0, 0)
        second = translate("Guide", "Second camera")
        self.second.setAccessibleName(second)
        rows.addWidget(label(second, "caption"))
        rows.addWidget(self.second)
        self.rows.addWidget(self._second)
        self.camera.activated.connect(lambda _: self._choose())
        self.second.activated.connect(lambda _: self._choose(by_hand=True))

    def want_second(self, *wanted: bool) -> None:
        """Ask for a second camera, or not."""
        self._second.setVisible(all(wanted))
        self._suggest()

    def offer(self, names: Sequence[str]) -> None:
        """Offer the cameras that there are now."""
        self._names = names
        for chooser in (self.camera, self.second):
            fill_devices(chooser, names)
        # Afterwards the show is the person's, whatever is plugged in.
        if self._suggest() and self.isVisible():
            self.answered.emit()

    def _choose(self, *, by_hand: bool = False) -> None:
        self._is_second_chosen = self._is_second_chosen or by_hand
        self._suggest()
        self.answered.emit()

    def _suggest(self) -> bool:
        """Stand at another camera for the second one; return whether it is another than before.

        Until somebody chooses: both at one would be a camera asked for twice. One that has gone
        stays: it may come back.
        """
        if self._second.isHidden() or self._is_second_chosen or not self._names:
            return False
        first = self.camera.currentData() or self._names[0]
        other = next((name for name in self._names if name != first), "")
        wanted = bool(other) and self.second.currentData() in {"", first}
        if wanted:
            self.second.setCurrentIndex(self.second.findData(other))
        return wanted


class SlidesPage(Page):
    """Where the slides are."""

    def __init__(self) -> None:
        super().__init__(
            translate("Guide", "Where are your slides?"),
            translate(
                "Guide",
                "A PDF: every program for slides can export one. Without it, the show begins "
                "with the speaker alone.",
            ),
        )
        self.path = PathField()
        self.ask(translate("Guide", "File"), self.path)
        self.path.editingFinished.connect(self.answered)

    @property
    def chosen(self) -> str:
        """The file, if it is there."""
        path = self.path.text().strip()
        return path if path and Path(path).is_file() else ""

    def look(self) -> bool:
        """Return whether there is such a file, or none is wanted; says what is wrong."""
        found = bool(self.chosen) or not self.path.text().strip()
        self.show_fault("" if found else translate("Guide", "There is no such file; correct it."))
        return found


class MicrophonePage(Page):
    """Which microphone, with its meter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            translate("Guide", "Are you heard?"),
            translate("Guide", "Speak as you will on air: the bar should reach the yellow part."),
        )
        self.microphone = device_chooser()
        self.ask(translate("Guide", "Microphone"), self.microphone)
        self.meter = Meter(theme, translate("Guide", "Level of the microphone"))
        self.meter.setFixedSize(28, 180)
        self.rows.addWidget(self.meter)
        self.microphone.activated.connect(lambda _: self.answered.emit())


class ReadyPage(Page):
    """The last look, and the button."""

    def __init__(self) -> None:
        super().__init__(
            translate("Guide", "Ready"),
            translate(
                "Guide",
                "Your scenes are on the left below. A click prepares one, Cut or Mix puts it on "
                "air. Go live when you are.",
            ),
        )
        self.live = QPushButton(translate("Guide", "Go live now"))
        self.live.setProperty("kind", "take")
        self.rows.addWidget(self.live)


def device_chooser() -> AskingList:
    """Return an empty chooser of devices."""
    chooser = AskingList()
    fill_devices(chooser, ())
    return chooser


def fill_devices(chooser: QComboBox, names: Sequence[str]) -> None:
    """Offer *names*, and keep what is chosen, also when it is gone for now."""
    chosen = str(chooser.currentData() or "")
    offered = dict.fromkeys([*names, *([chosen] if chosen else [])])
    first = (translate("Guide", "The system's first"), "")
    offer(chooser, (first, *((name, name) for name in offered)), chosen)
