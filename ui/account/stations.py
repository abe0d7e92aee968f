"""The other stations of the event: who is there, and who is on air, in words and not by colour."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.wire.account import AccountState, OtherStation
from ui.account import words
from ui.language import translate
from ui.model.account import Account
from ui.roles import role
from ui.said import said
from ui.widgets.styling import label, set_look

_TONES = {"on-air": "live", "preview": "preview", "off": ""}


class Stations(QWidget):
    """A row a station. GUI thread."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.rows: dict[str, StationRow] = {}
        self._title = label(translate("Account", "Other stations"), "title")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)
        account.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._account.state.value or AccountState()
        now = {each.name: each for each in state.stations}
        for name in set(self.rows) - set(now):
            row = self.rows.pop(name)
            self._column.removeWidget(row)
            row.deleteLater()
        for name, station in now.items():
            if name not in self.rows:
                self.rows[name] = StationRow()
                self._column.addWidget(self.rows[name])
            self.rows[name].show_station(station)
        self.setVisible(bool(now))


class StationRow(QFrame):
    """One station. GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.role = label("", "name"), label("", "muted")
        self.tally = QLabel()
        self.tally.setProperty("badge", "true")
        self.fault = label("", "muted")
        self.fault.setProperty("tone", "warning")
        self.fault.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.name)
        row.addWidget(self.role, 1)
        row.addWidget(self.tally)
        column.addLayout(row)
        column.addWidget(self.fault)

    def show_station(self, station: OtherStation) -> None:
        """Show *station* as it is now."""
        word, fault = words.tally(station), said(station.fault) if station.fault else ""
        if not station.healthy and not fault:
            fault = translate("Account", "Something is wrong there.")
        self.name.setText(station.name)
        self.role.setText(role(station.role))
        self.tally.setText(word)
        set_look(self.tally, "tone", "live" if station.on_air else _TONES[station.tally])
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        told = (station.name, role(station.role), word, fault)
        self.setAccessibleName(", ".join(part for part in told if part))
