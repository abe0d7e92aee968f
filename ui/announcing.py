"""Tells a screen reader what changed away from the focus: on air, recording, sources, calls."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from studio.wire.state import RecordingStatus
from studio.wire.talk import TalkState
from ui.language import translate
from ui.model.notices import Notices
from ui.model.station import Station
from ui.model.talk_view import calls, cue_of, text_of
from ui.panels.tally import live_words
from ui.spoken import of_headphones, of_source
from ui.talk import words


class Announcer(QObject):
    """Speaks each change once, in the order they happened. GUI thread."""

    def __init__(self, window: QWidget, station: Station, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._station = station
        self._notices = notices
        self._said: dict[str, str] = {}
        self._known: dict[tuple[str, str], object] = {}
        self._read_to = max((notice.number for notice in notices.standing), default=0)
        self.last = ""
        for slice_ in (station.live, station.rehearses, station.program, station.recording):
            slice_.changed.connect(self._look)
        for told in (station.scenes.changed, station.preview.changed):
            told.connect(self._look)
        notices.changed.connect(self._read_notice)
        for told in (station.talk.state.changed, station.talk.keys.changed):
            told.connect(self._hear_call)
        station.sources.changed.connect(self._hear_held_out)
        station.sources.changed.connect(self._hear_sources)
        station.monitor.changed.connect(self._hear_headphones)
        self._look()
        self._hear_headphones()
        self._hear_sources()

    def tell(self, text: str) -> None:
        """Speak of what a panel shows away from the focus, once what is being said is over."""
        self._speak(text, urgent=False)

    def _look(self) -> None:
        station = self._station
        live, program, recording = (
            station.live.value,
            station.program.value,
            station.recording.value,
        )
        if live is not None:
            self._say("live", live_words(live.status, rehearses=station.rehearses.value))
        labels = {scene.name: scene.label for scene in station.scenes.value}
        prepared = labels.get(station.preview.value, "")
        if prepared:
            words = translate("Announcer", "Prepared: {scene}")
            self._say("preview", words.format(scene=prepared), urgent=False)
        if program is not None:
            words = translate("Announcer", "Programme: {scene}")
            self._say("program", words.format(scene=labels.get(program.scene, program.scene)))
        if recording is not None:
            self._say("recording", _recording_words(recording.status))

    def _hear_sources(self) -> None:
        """Speak of what came, went, or was muted, put on solo, covered or turned."""
        known: dict[tuple[str, str], object] = {}
        for source in self._station.sources.value:
            for about, (state, text) in of_source(source).items():
                before = self._known.get((source.name, about))
                known[source.name, about] = state
                if before not in {None, state}:
                    lost = about == "status" and source.status in {"missing", "failed"}
                    self._speak(text, urgent=lost)
        self._known = known

    def _hear_headphones(self) -> None:
        monitor = self._station.monitor.value
        if monitor is not None:
            self._say("headphones", of_headphones(monitor), urgent=bool(monitor.fault))

    def _read_notice(self) -> None:
        standing = self._notices.standing
        newest = max(standing, key=lambda notice: notice.number, default=None)
        # One that is dismissed leaves older ones, which were read already.
        if newest is not None and newest.number > self._read_to:
            self._read_to = newest.number
            self._speak(newest.text, urgent=newest.level != "info")

    def _hear_call(self) -> None:
        """Speak of a cue, a call, a text, one's room, and of one's own microphone."""
        state = self._station.talk.state.value or TalkState()
        waiting, text = calls(state), text_of(state)
        is_open = self._station.talk.keys.is_open
        self._say_new(
            "microphone",
            translate("Announcer", "Talk microphone open") if is_open else "",
            translate("Announcer", "Talk microphone closed"),
        )
        self._say_new("call", words.call(waiting[0]) if waiting else "")
        form = translate("Announcer", "Cue: {cue}")
        cue = words.cue(cue_of(state))
        self._say_new("cue", form.format(cue=cue) if cue else "")
        form = translate("Announcer", "You are in {room}")
        self._say_new(
            "room",
            form.format(room=words.room(state.room)) if state.room else "",
            translate("Announcer", "You are in the main room again"),
        )
        form = translate("Announcer", "{name} writes: {text}")
        told = "" if text is None else form.format(name=text.sender_name, text=text.text)
        self._say_new("text", told)

    def _hear_held_out(self) -> None:
        held_out = any(source.held_out for source in self._station.sources.value)
        self._say_new(
            "held out",
            translate("Announcer", "Your microphone is out of the programme") if held_out else "",
            translate("Announcer", "Your microphone is in the programme again"),
        )

    def _say_new(self, about: str, text: str, over: str = "") -> None:
        """Speak of what has begun, and of its end by *over*."""
        before = self._said.setdefault(about, "")
        if text:
            self._say(about, text)
        elif before:
            self._said[about] = ""
            self._speak(over)

    def _say(self, about: str, text: str, *, urgent: bool = True) -> None:
        before = self._said.get(about)
        self._said[about] = text
        # What is there when the window opens is read from the controls themselves.
        if before not in {None, text}:
            self._speak(text, urgent=urgent)

    def _speak(self, text: str, *, urgent: bool = True) -> None:
        # A window that is being destroyed still ends what was typed in it.
        if not text or not isValid(self._window):
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
