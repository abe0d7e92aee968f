"""The window's whole knowledge of a station, cut into slices that panels are handed."""

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.wire.commands import AnyCommand, ListDevices
from studio.wire.events import (
    AnyEvent,
    Devices,
    Done,
    Ending,
    Notice,
    PictureFeed,
    Readiness,
    Refused,
)
from studio.wire.reduce import reduce
from studio.wire.state import (
    EncodingState,
    FormatState,
    Health,
    LiveState,
    MissedState,
    MonitorState,
    ProgramState,
    RecordingState,
    Restart,
    SceneState,
    Snapshot,
    SourceState,
    TransitionState,
)
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.said import said

from .account import Account
from .commands import Answered
from .contact import Contact, ContactState
from .engine_link import EngineLink
from .library import Library
from .notices import Notices
from .rehearsing import is_rehearsal
from .restart_news import restart_news
from .slice import Slice
from .talk import Talk

if TYPE_CHECKING:
    from studio.wire.document import Document

_NOT_SENT = QT_TRANSLATE_NOOP(
    "Station", "The engine cannot be reached, so nothing was done; try again once it is back."
)


class Station(QObject):
    """Reduces the engine's events. GUI thread.

    What may be stale is forgotten when the contact is lost: a tally must not stay lit on hearsay.
    The show's layout (scenes, sources, format) stays, so that the window keeps its shape.
    """

    feed_opened = Signal(PictureFeed)
    readiness_came = Signal(Readiness)
    devices_came = Signal(Devices)

    def __init__(self, link: EngineLink, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._notices = notices
        self._ids = itertools.count(1)
        self._unanswered: dict[int, Answered | None] = {}
        self._snapshot: Snapshot | None = None
        self._last: Snapshot | None = None
        self._told_repaired: set[str] = set()
        self.library = Library(link.path, notices, self)
        self.account = Account(link.path, notices, self)
        self.talk = Talk(link.path, notices, self)
        self.talk.follow(self.account)
        self.contact = Slice(ContactState(Contact.SEEKING), self)
        self.show_name = Slice("", self)
        self.meters_path = Slice("", self)
        self.scenes: Slice[tuple[SceneState, ...]] = Slice((), self)
        self.sources: Slice[tuple[SourceState, ...]] = Slice((), self)
        self.format: Slice[FormatState | None] = Slice(None, self)
        self.transition: Slice[TransitionState | None] = Slice(None, self)
        self.preview = Slice("", self)
        self.program: Slice[ProgramState | None] = Slice(None, self)
        self.live: Slice[LiveState | None] = Slice(None, self)
        self.rehearses = Slice(False, self)  # noqa: FBT003  # a value, no switch
        self.recording: Slice[RecordingState | None] = Slice(None, self)
        self.monitor: Slice[MonitorState | None] = Slice(None, self)
        self.encoding: Slice[EncodingState | None] = Slice(None, self)
        self.missed: Slice[MissedState | None] = Slice(None, self)
        self.health: Slice[Health | None] = Slice(None, self)
        self.restart: Slice[Restart | None] = Slice(None, self)
        self.document: Slice[Document | None] = Slice(None, self)
        link.came.connect(self._take_in)
        link.down.connect(self._lose)

    @property
    def is_on_air(self) -> bool:
        """Whether an audience sees the programme: a rehearsal has none."""
        live = self.live.value
        return live is not None and live.status == "live" and not self.rehearses.value

    def submit(self, command: AnyCommand, answered: Answered | None = None) -> None:
        """Send *command*; a refusal becomes a notice and the answer's reason."""
        request_id = next(self._ids)
        self._unanswered[request_id] = answered
        if not self._link.send(request_id, command):
            self._answer(request_id, translate("Station", _NOT_SENT))

    def look_for_devices(self) -> None:
        """Have the engine look which devices there are; an event tells.

        In silence where it cannot be asked: the window says that as long as it is so.
        """
        if self.contact.value.is_up:
            self.submit(ListDevices())

    def forget_askers(self) -> None:
        """Answer nobody who asked until now: their window is about to go."""
        self._unanswered = dict.fromkeys(self._unanswered)
        self.library.forget_askers()
        self.account.forget_askers()
        self.talk.forget_askers()

    def _take_in(self, event: AnyEvent) -> None:
        match event:
            case Done(id=request_id):
                self._answer(request_id, "")
            case Refused(id=request_id, reason=reason):
                self._answer(request_id, reason)
            case Notice(level=level, text=text):
                self._notices.add(level, said(text))
            case PictureFeed():
                self.feed_opened.emit(event)
            case Readiness():
                self.readiness_came.emit(event)
            case Devices():
                self.devices_came.emit(event)
            case Ending(reason=reason):
                self.contact.put(ContactState(Contact.ENDED, reason))
            case Snapshot():
                self._begin(event)
            case _ if self._snapshot is not None:
                self._snapshot = reduce(self._snapshot, event)
                self._share(self._snapshot)

    def _begin(self, snapshot: Snapshot) -> None:
        news = restart_news(self._last, snapshot)
        self._snapshot = snapshot
        self._share(snapshot)
        self.contact.put(ContactState(Contact.UP))
        if news:
            self._notices.add("warning", news)

    def _share(self, now: Snapshot) -> None:
        self.show_name.put(now.show)
        self.meters_path.put(now.meters_path)
        self.format.put(now.format)
        self.transition.put(now.default_transition)
        self.sources.put(now.sources)
        self.scenes.put(now.scenes)
        rehearses = is_rehearsal(now.live, now.used_event)
        # In this order, so that a rehearsal is air not even in between.
        if rehearses:
            self.rehearses.put(rehearses)
        self.live.put(now.live)
        self.rehearses.put(rehearses)
        self.recording.put(now.recording)
        self.preview.put(now.preview)
        self.program.put(now.program)
        self.monitor.put(now.monitor)
        self.encoding.put(now.encoding)
        self.missed.put(now.missed)
        self._tell_repaired(now.repaired)
        self.health.put(now.health)
        self.restart.put(now.restart)
        self.document.put(now.document)

    def _tell_repaired(self, repaired: tuple[str, ...]) -> None:
        """Show each sentence once, whichever engine says it."""
        for text in repaired:
            if text not in self._told_repaired:
                self._told_repaired.add(text)
                self._notices.add("warning", said(text))

    def _answer(self, request_id: int, reason: str) -> None:
        answered = self._unanswered.pop(request_id, None)
        if reason:
            self._notices.add("warning", said(reason))
        if answered is not None:
            answered(reason)

    def _lose(self, reason: str) -> None:
        if self._snapshot is not None:
            self._last, self._snapshot = self._snapshot, None
        if self.contact.value.contact is not Contact.ENDED:
            self.contact.put(ContactState(Contact.LOST, reason))
        for unknown in (self.program, self.live, self.recording, self.monitor, self.health):
            unknown.put(None)
        self.rehearses.put(False)  # noqa: FBT003  # a value, no switch
        self.preview.put("")
        self.meters_path.put("")
        for request_id in tuple(self._unanswered):
            answered = self._unanswered.pop(request_id)
            if answered is not None:
                answered(translate("Station", _NOT_SENT))
