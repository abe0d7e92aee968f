"""The guide's question where the show goes, and the short test of the way there."""

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton

from studio.wire.commands import Check, GiveKey, PutDestination
from studio.wire.document import DestinationSpec
from studio.wire.events import Readiness
from studio.wire.state import FindingState
from ui.guide.pages import Page
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.model.station import Station
from ui.said import said
from ui.widgets.styling import label

_LOOKED_AT = ("Network", "Ingest", "Residency")
"""What a newcomer wants of the check here, in this order."""
_TEST_MS = 6500
"""A second in which the check listens to the programme, five of sending, and the way there."""
_PARTS, _HELD = 1000, 950
_VERDICTS = {
    "red": QT_TRANSLATE_NOOP("Guide", "The way is not open yet."),
    "amber": QT_TRANSLATE_NOOP("Guide", "Look at this before you go live."),
    "green": QT_TRANSLATE_NOOP("Guide", "The way is open."),
}


class NetworkPage(Page):
    """Where the show goes, whether the way is open, and what it carries. GUI thread.

    The test holds nobody up: whoever goes on leaves it behind, and going live ends it.
    """

    def __init__(self, station: Station) -> None:
        super().__init__(
            translate("Guide", "Is the way open?"),
            translate(
                "Guide",
                "Leave both empty to begin with an event of your own, on this machine: it brings "
                "its key along.",
            ),
        )
        self._station = station
        self._testing = False
        self.address, self.key = QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("rtmps://host/application")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask(translate("Guide", "Ingest address"), self.address)
        self.ask(translate("Guide", "Stream key"), self.key)
        self.test = QPushButton(translate("Guide", "Test the network"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translate("Guide", "How far the test is"))
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.hide()
        self._moves = QPropertyAnimation(self.bar, b"value", self)
        self._moves.setDuration(_TEST_MS)
        self._moves.setStartValue(0)
        self._moves.setEndValue(_HELD)
        self.verdict = label("", "name")
        self.result = label("", "todo")
        for text in (self.verdict, self.result):
            text.setWordWrap(True)
            text.hide()
        for row in (self.test, self.bar, self.verdict, self.result):
            self.rows.addWidget(row)
        self.test.clicked.connect(self._test)
        station.readiness_came.connect(self._came)

    @property
    def words(self) -> str:
        """What it says, with what the test found."""
        return f"{super().words} {self.verdict.text()} {self.result.text()}".strip()

    def use(self) -> None:
        """Have the show go to what was answered; with no answer it goes where it went."""
        address, key = self.address.text().strip(), self.key.text().strip()
        if address:
            self._station.account.leave_own()
            self._station.submit(PutDestination(DestinationSpec(name="ingest", url=address)))
        if key:
            self._station.submit(GiveKey(key))
            self.key.clear()

    def _test(self) -> None:
        self.use()
        self._testing = True
        self.test.setEnabled(False)
        self.bar.show()
        self._moves.start()
        words = translate("Guide", "Testing: pictures are sent for five seconds.")
        self._tell(words, translate("Guide", "Next goes on without waiting for it."))
        self._station.submit(Check(network=True), self._ended)

    def _ended(self, reason: str) -> None:
        self.test.setEnabled(True)
        self._moves.stop()
        self.bar.hide()
        if self._testing and reason:
            self._testing = False
            self._tell(translate("Guide", "The network was not tested."), said(reason))

    def _came(self, readiness: Readiness) -> None:
        found = {each.name: each for each in readiness.findings}
        if not self._testing or "Network" not in found:
            return
        self._testing = False
        looked_at = [found[name] for name in _LOOKED_AT if name in found]
        lights = {each.light for each in looked_at}
        verdict = next(words for light, words in _VERDICTS.items() if light in lights)
        self._tell(translate("Guide", verdict), "\n".join(_line(each) for each in looked_at))

    def _tell(self, verdict: str, details: str) -> None:
        for row, text in ((self.verdict, verdict), (self.result, details)):
            row.setText(text)
            row.setVisible(bool(text))
        self.told.emit(f"{verdict} {details}")


def _line(finding: FindingState) -> str:
    return f"{said(finding.words)} {said(finding.todo)}".strip()
