"""What the programme is encoded for: a choice by purpose, with its bits, and what it costs now."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.wire.commands import SetEncoding
from studio.wire.state import EncodingChoice
from ui.encodings import encoding
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.model.station import Station
from ui.said import said
from ui.widgets.choice import Choice
from ui.widgets.offering import offer
from ui.widgets.styling import label
from ui.words import figure

if TYPE_CHECKING:
    from studio.wire.document import EncodingName

_WORK: dict[str, str] = {
    "little": QT_TRANSLATE_NOOP("Encoding", "little work"),
    "usual": QT_TRANSLATE_NOOP("Encoding", "usual work"),
    "more": QT_TRANSLATE_NOOP("Encoding", "more work"),
}


class EncodingRow(QWidget):
    """A choice, and under it who encodes and at which cost. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.choice = Choice()
        self.choice.setAccessibleName(translate("Encoding", "Encoding"))
        self.choice.setToolTip(
            translate("Encoding", "What the encoder is to be good at; it may be changed on air")
        )
        self.cost = label("", "muted")
        self.cost.setWordWrap(True)
        self.words = label("", "muted")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(translate("Encoding", "Encoding"), "caption"))
        column.addWidget(self.choice)
        column.addWidget(self.cost)
        column.addWidget(self.words)
        self.choice.activated.connect(lambda _: self._send())
        station.encoding.changed.connect(self._show)
        station.document.changed.connect(self._show)
        station.health.changed.connect(self._show_cost)
        self._show()
        self._show_cost()

    def _show(self) -> None:
        encoding, document = self._station.encoding.value, self._station.document.value
        self.setEnabled(encoding is not None and document is not None)
        if encoding is None or document is None:
            return
        choices = [(_words(choice), choice.name) for choice in encoding.choices]
        offer(self.choice, choices, document.show.show.encoding)
        self.words.setText(said(encoding.words))
        self.words.setVisible(bool(encoding.words))

    def _show_cost(self) -> None:
        health = self._station.health.value
        encodes = health.encodes if health is not None else ()
        words = translate("Encoding", "{what}: {rate} Mbit/s, {share} % of a core")
        self.cost.setText(
            "\n".join(
                words.format(
                    what=each.label,
                    rate=figure(f"{each.bitrate_bps / 1e6:.2f}"),
                    share=round(each.cpu * 100),
                )
                for each in encodes
            )
        )

    def _send(self) -> None:
        name: EncodingName | None = self.choice.currentData()
        if name is not None:
            self._station.submit(SetEncoding(name))


def _words(choice: EncodingChoice) -> str:
    words = translate("Encoding", "{name}: {rate} Mbit/s, {work}")
    return words.format(
        name=encoding(choice.name),
        rate=figure(f"{choice.bitrate_bps / 1e6:.1f}"),
        work=translate("Encoding", _WORK[choice.work]),
    )
