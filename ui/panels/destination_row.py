"""One destination: what it is for, how it fares, its figures, its fault, its key, its button."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import AnyCommand, GiveKey, StartLive, StopLive
from studio.wire.state import DestinationState
from ui import words
from ui.language import translate
from ui.said import said
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.guarded_button import GuardedButton
from ui.widgets.styling import label, set_look

_TONES = {"live": "live", "reconnecting": "warning", "refused": "warning", "standby": "preview"}


class DestinationRow(QWidget):
    """Shows the newest state of one destination; *submit* asks the engine. GUI thread."""

    def __init__(self, submit: Callable[[AnyCommand], None]) -> None:
        super().__init__()
        self._submit = submit
        self._place: DestinationState | None = None
        self._name, self._state = ElidedLabel(), QLabel()
        self._name.setProperty("text-role", "name")
        self._state.setProperty("badge", "true")
        self._figures, self._fault = label("", "caption"), label("", "muted")
        for part in (self._figures, self._fault):
            part.setWordWrap(True)
        self.button: GuardedButton[AnyCommand] = GuardedButton(("", StartLive()), ("", StopLive()))
        self.button.setProperty("kind", "small")
        self.button.clicked.connect(lambda: self.button.press(submit))
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(translate("Destinations", "Stream key"))
        self.key.returnPressed.connect(self._give_key)
        self.use = QPushButton(translate("Destinations", "Use"))
        self.use.setProperty("kind", "small")
        self.use.clicked.connect(self._give_key)
        self.key.setMinimumWidth(60)
        self._key_row = QWidget()
        keys = QHBoxLayout(self._key_row)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(self.key, 1)
        keys.addWidget(self.use)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._figures, 1)
        told.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(told)
        column.addWidget(self._fault)
        column.addWidget(self._key_row)

    def show_place(self, place: DestinationState, *, alone: bool, rehearses: bool) -> None:
        """Show *place* as it is now; *alone*: the big button speaks for it, so it needs no own.

        *rehearses*: nobody sees what is sent there.
        """
        if self._place is None or self._place.name != place.name:
            self._name_button(place.name)
        self._place = place
        role, state = role_words(place.role), status_words(place.status)
        tone = _TONES.get(place.status, "")
        if rehearses and place.status == "live":
            state, tone = translate("Destinations", "Rehearsal"), "warning"
        figures = _figures(place)
        self._name.setText(place.name if alone else f"{place.name} · {role}")
        self._name.setToolTip(" ".join(filter(None, (place.label, place.zone, place.region))))
        self._state.setText(state)
        set_look(self._state, "tone", tone)
        self._figures.setText(figures)
        fault = said(place.fault or place.why or place.hint)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        set_look(self._fault, "tone", "warning" if place.fault else "")
        self.button.setVisible(not alone)
        self.button.show_running(running=place.status != "off")
        self._key_row.setVisible(not alone and not place.has_key and place.status == "off")
        spoken = (f"{place.name}, {role}: {state}", figures, fault)
        self.setAccessibleName(". ".join(filter(None, spoken)))

    def _name_button(self, name: str) -> None:
        start = translate("Destinations", "Start"), StartLive(name)
        self.button.rename(start, (translate("Destinations", "Leave"), StopLive(name)), name)
        self.key.clear()
        key = translate("Destinations", "Stream key for {name}").format(name=name)
        self.key.setAccessibleName(key)
        use = translate("Destinations", "Use the stream key for {name}").format(name=name)
        self.use.setAccessibleName(use)

    def _give_key(self) -> None:
        text, place = self.key.text().strip(), self._place
        if text and place is not None:
            self.key.clear()
            self._submit(GiveKey(text, "" if place.role == "primary" else place.name))


def role_words(role: str) -> str:
    """Return what a destination is for, in words."""
    return {
        "primary": translate("Destinations", "primary"),
        "backup": translate("Destinations", "backup"),
        "extra": translate("Destinations", "extra"),
    }[role]


def status_words(status: str) -> str:
    """Return how a destination fares, in words."""
    return {
        "off": translate("Destinations", "Off"),
        "connecting": translate("Destinations", "Connecting"),
        "standby": translate("Destinations", "Standby"),
        "live": translate("Destinations", "ON AIR"),
        "reconnecting": translate("Destinations", "Reconnecting"),
        "refused": translate("Destinations", "Refused"),
    }[status]


def _figures(place: DestinationState) -> str:
    if place.status in {"off", "refused", "connecting", "standby"}:
        return ""
    told = [words.bitrate(place.bitrate_bps)]
    told.append(translate("Destinations", "{ms} ms wait").format(ms=place.waiting_ms))
    told.append(translate("Destinations", "{count} dropped").format(count=place.dropped_packets))
    if place.reconnects:
        back = translate("Destinations", "{count} times back")
        told.append(back.format(count=place.reconnects))
    return " · ".join(told)
