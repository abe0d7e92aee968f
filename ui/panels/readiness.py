"""The check before going live, in the window: a light, a word and what to do, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from studio.wire.commands import Check
from studio.wire.events import Readiness
from studio.wire.state import FindingState
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.said import said
from ui.widgets.staying_button import StayingButton
from ui.widgets.styling import label, panel, scrolled

WIDTH = 372
_ICON_PX = 20
_LIGHTS = {
    "green": ("good", "preview", QT_TRANSLATE_NOOP("Readiness", "good")),
    "amber": ("warning", "warning", QT_TRANSLATE_NOOP("Readiness", "look at it")),
    "red": ("error", "live_text", QT_TRANSLATE_NOOP("Readiness", "mend it")),
}
_TO_GUIDE = ("Give its address in the first steps.", "Give it in the first steps.")
"""What is to be done in the first steps, whose key the engine does not know."""


class ReadinessPanel(QWidget):
    """Asks for a check when it is shown, and again when told to. GUI thread.

    ``told``: what came of it, in words.
    """

    told = Signal(str)

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = theme
        self.verdict = label("", "value")
        self.verdict.setWordWrap(True)
        self.again = StayingButton(translate("Readiness", "Check again"))
        self.rows: list[QWidget] = []
        self._found: tuple[FindingState, ...] = ()
        self._guide_key = ""
        frame, inside = panel(translate("Readiness", "Ready to go live?"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inside.addWidget(self.verdict)
        held = QWidget()
        self._list = QVBoxLayout(held)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(12)
        self._list.addStretch()
        inside.addWidget(scrolled(held))
        self.measure = StayingButton(translate("Readiness", "Check and measure the line"))
        self.measure.setToolTip(
            translate("Readiness", "Sends test pictures for five seconds; off air only")
        )
        inside.addWidget(self.again)
        inside.addWidget(self.measure)
        self._inside = inside
        self.setFixedWidth(WIDTH)
        self.again.meant.connect(self.check)
        self.measure.meant.connect(lambda: self.check(network=True))
        station.readiness_came.connect(self._show)

    def add_below(self, row: QWidget) -> None:
        """Show *row* under the findings."""
        self._inside.addWidget(row)

    def show_key(self, hint: str) -> None:
        """Tell of the key of the first steps as it is now, in brackets; '' for none."""
        self._guide_key = hint
        self._list_rows()

    def check(self, *, network: bool = False) -> None:
        """Have the engine look at everything, and with *network* measure the line, too."""
        self._enable(on=False)
        self.verdict.setText(translate("Readiness", "Looking …"))
        self._station.submit(Check(network=network), self._answered)

    def _enable(self, *, on: bool) -> None:
        self.again.offer(offered=on)
        self.measure.offer(offered=on)

    def _answered(self, reason: str) -> None:
        self._enable(on=True)
        if reason:
            self.verdict.setText(translate("Readiness", "The check could not be made."))

    def _show(self, readiness: Readiness) -> None:
        self._found = readiness.findings
        self._list_rows()
        self.verdict.setText(_verdict([finding.light for finding in self._found]))
        if self.isVisible():
            self.told.emit(self.verdict.text())

    def _list_rows(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(finding) for finding in self._found]
        for n, row in enumerate(self.rows):
            self._list.insertWidget(n, row)

    def _row(self, finding: FindingState) -> QWidget:
        icon, color, word = _LIGHTS[finding.light]
        word = translate("Readiness", word)
        row = QFrame()
        # Each line is read by itself, and scrolled to, as Tab goes on.
        row.setProperty("finding", "true")
        row.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name, words, todo = said(finding.name), said(finding.words), self._todo(finding)
        row.setAccessibleName(f"{name}: {word}. {words} {todo}".strip())
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(self._theme.icon(icon, color).pixmap(_ICON_PX, _ICON_PX))
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        down = QVBoxLayout()
        down.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(name, "name"))
        head.addStretch()
        head.addWidget(label(word, "muted"))
        down.addLayout(head)
        for text, role in ((words, "muted"), (todo, "todo")):
            if text:
                line = label(text, role)
                line.setWordWrap(True)
                down.addWidget(line)
        across.addLayout(down, 1)
        return row

    def _todo(self, finding: FindingState) -> str:
        todo = said(finding.todo)
        leads = finding.todo in _TO_GUIDE
        return f"{todo.removesuffix('.')}{self._guide_key}." if leads else todo


def _verdict(lights: Sequence[str]) -> str:
    red, amber = lights.count("red"), lights.count("amber")
    if red:
        if amber:
            words = translate("Readiness", "Not yet: {red} to mend, {amber} to look at.")
            return words.format(red=red, amber=amber)
        return translate("Readiness", "Not yet: {red} to mend.").format(red=red)
    if amber:
        words = translate("Readiness", "It can go live; {amber} to look at.")
        return words.format(amber=amber)
    return translate("Readiness", "Ready.")
