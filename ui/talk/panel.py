"""Talkback at the window's side: the crew, a presenter's part, the matrix, one's own sound."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.model.talk_view import is_presenter
from ui.widgets.styling import label, panel

from . import words
from .crew import CrewView
from .matrix import MatrixView
from .presenter import PresenterView
from .sign import OpenSign
from .sound import SoundSection

WIDTH = 440


class TalkPanel(QWidget):
    """One view at a time; a presenter's opens first for a presenter. GUI thread.

    ``stay_wished``: whether latched keys are to stay down behind another program's window;
    ``global_wished``: whether keys are to be heard there.
    """

    stay_wished = Signal(bool)
    global_wished = Signal(bool)

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._talk = station.talk
        self.status = label("", "muted")
        self.status.setWordWrap(True)
        self.sign = OpenSign(self._talk, theme)
        self.crew = CrewView(self._talk, theme)
        self.presenter = PresenterView(self._talk, theme)
        self.matrix = MatrixView(self._talk)
        self.sound = SoundSection(self._talk)
        self.stay = QCheckBox(translate("Talk", "Latched keys stay open behind other windows"))
        self.stay.setToolTip(
            translate("Talk", "Else all talk keys go up as soon as another window is in front.")
        )
        self.behind = QCheckBox(translate("Talk", "Talk keys work behind other windows"))
        self.behind.setToolTip(
            translate(
                "Talk",
                "Held, not latched; other programs do not get these keys then.",
            )
        )
        self.views: dict[str, QWidget] = {
            "crew": self.crew,
            "presenter": self.presenter,
            "matrix": self.matrix,
            "sound": self.sound,
        }
        self.tabs: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._which = QButtonGroup(self)
        self._role = ""
        self._arrange()
        self.setFixedWidth(WIDTH)
        self.stay.clicked.connect(self.stay_wished)
        self.behind.clicked.connect(self.global_wished)
        self._talk.state.changed.connect(self._show)
        station.account.state.changed.connect(self._show)
        self._show()
        self.open_view("presenter" if is_presenter(self._talk.state.value) else "crew")

    def open_view(self, name: str) -> None:
        """Show one of the views."""
        self.tabs[name].setChecked(True)
        self._stack.setCurrentWidget(self.views[name])

    def begin(self) -> None:
        """Have the keys where the first key is."""
        current = self._stack.currentWidget()
        first = self.presenter.answer if current is self.presenter else self.tabs["crew"]
        first.setFocus()

    def show_chosen(self, *, stays: bool, behind: bool) -> None:
        """Show what the person has chosen."""
        self.stay.setChecked(stays)
        self.behind.setChecked(behind)

    def _show(self) -> None:
        state = self._talk.state.value
        has_event = self._station.account.chosen is not None
        self.status.setText(words.status(state, has_event=has_event))
        role = "" if state is None else state.role
        if role and role != self._role:
            # Who one is may be told after the panel was opened, or change with the event.
            self._role = role
            self.open_view("presenter" if role == "presenter" else "crew")

    def _arrange(self) -> None:
        frame, inside = panel(translate("Talk", "Talkback"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(4)
        for name, text in (
            ("crew", translate("Talk", "Crew")),
            ("presenter", translate("Talk", "Presenter")),
            ("matrix", translate("Talk", "Matrix")),
            ("sound", translate("Talk", "Sound")),
        ):
            tab = QPushButton(text)
            tab.setCheckable(True)
            tab.setProperty("kind", "small")
            tab.clicked.connect(lambda _checked=False, name=name: self.open_view(name))
            self._which.addButton(tab)
            self.tabs[name] = tab
            row.addWidget(tab)
            self._stack.addWidget(self.views[name])
        row.addStretch()
        inside.addWidget(self.status)
        inside.addWidget(self.sign)
        inside.addLayout(row)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.stay)
        inside.addWidget(self.behind)
