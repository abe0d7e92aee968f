"""The way to the events, which says at the same time in which one the show goes live."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.language import translate
from ui.model.account import Account

_NAME_PX = 180


class EventButton(QPushButton):
    """Opens the panel. GUI thread."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self.setCheckable(True)
        self.setProperty("kind", "small")
        account.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        event = self._account.chosen
        words = translate("Outputs", "Event: {name}")
        told = words.format(name=event.name) if event is not None else translate("Outputs", "Event")
        elided = self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, _NAME_PX)
        self.setText(elided)
        self.setAccessibleName(told)
