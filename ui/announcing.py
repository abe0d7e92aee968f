"""Tells a screen reader what changed without a hand: on air, programme, recording, notices."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from studio.wire.state import RecordingStatus
from ui.language import translate
from ui.model.notices import Notices
from ui.model.station import Station
from ui.panels.tally import live_words


class Announcer(QObject):
    """Speaks each change once, in the order they happened. GUI thread."""

    def __init__(self, window: QWidget, station: Station, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._station = station
        self._notices = notices
        self._said: dict[str, str] = {}
        self.last = ""
        for slice_ in (station.live, station.program, station.recording, station.scenes):
            slice_.changed.connect(self._look)
        notices.changed.connect(self._read_notice)
        self._look()

    def _look(self) -> None:
        station = self._station
        live, program, recording = (
            station.live.value,
            station.program.value,
            station.recording.value,
        )
        if live is not None:
            self._say("live", live_words(live.status))
        if program is not None:
            labels = {scene.name: scene.label for scene in station.scenes.value}
            words = translate("Announcer", "Programme: {scene}")
            self._say("program", words.format(scene=labels.get(program.scene, program.scene)))
        if recording is not None:
            self._say("recording", _recording_words(recording.status))

    def _read_notice(self) -> None:
        standing = self._notices.standing
        if standing:
            newest = max(standing, key=lambda notice: notice.number)
            self._say("notice", newest.text, urgent=newest.level != "info")

    def _say(self, about: str, text: str, *, urgent: bool = True) -> None:
        before = self._said.get(about)
        self._said[about] = text
        # What is there when the window opens is read from the controls themselves.
        if before == text or (before is None and about != "notice"):
            return
        self.last = text
        event = QAccessibleAnnouncementEvent(self._window, text)
        levels = QAccessible.AnnouncementPoliteness
        event.setPoliteness(levels.Assertive if urgent else levels.Polite)
        QAccessible.updateAccessibility(event)


def _recording_words(status: RecordingStatus) -> str:
    if status == "paused":
        return translate("Announcer", "Recording paused")
    if status == "recording":
        return translate("Announcer", "Recording")
    return translate("Announcer", "Not recording")
