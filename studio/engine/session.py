"""The single writer: everything that changes the show passes this thread, one after another."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.handoff import BoundedQueue
from mixer.transition import TransitionKind
from mixer.worker import Worker
from studio.wire.commands import BackstageCommand, Take, UnwatchPictures, WatchPictures
from studio.wire.events import (
    AnyEvent,
    Devices,
    Done,
    Ending,
    Notice,
    NoticeLevel,
    PictureFeed,
    Readiness,
    Refused,
)
from studio.wire.state import ProgramState, TransitionState

from .camera_controls import control_states
from .commands import Commands
from .desks import Desks
from .health import HealthGauge
from .inbox import (
    Asked,
    Broken,
    Checked,
    ClientCame,
    ClientLeft,
    EncoderNews,
    EndAsked,
    FeedReady,
    Found,
    HeadphoneNews,
    IsoNews,
    LiveNews,
    News,
    PageNews,
    RateNews,
    Rebuilt,
    RecordingNews,
    ReplayNews,
    Saved,
    SourceNews,
    Taken,
)
from .monitoring import monitor_state
from .monitors import Monitors, Watch
from .news import iso_state, recording_state, words_of_rate
from .station import Station
from .timeline import TakeTimeline

_log = logging.getLogger(__name__)
HEALTH_NS = NS_PER_S // 2
IDLE_NS = 60 * NS_PER_S
_NEVER_NS = 1 << 62


@dataclass(frozen=True, slots=True)
class Limits:
    """When the session ends by itself: at a time, or when nobody cares any more."""

    end_ns: int | None
    idle_ns: int = IDLE_NS


class Session:
    """Takes news from the inbox until the show ends; *ended* is set then, with the reason kept."""

    def __init__(
        self,
        *,
        clock: Clock,
        inbox: BoundedQueue[News],
        station: Station,
        commands: Commands,
        desks: Desks,
        monitors: Monitors,
        gauge: HealthGauge,
        timeline: TakeTimeline,
        limits: Limits,
        send: Callable[[int | None, AnyEvent], None],
    ) -> None:
        self._clock = clock
        self._inbox = inbox
        self._station = station
        self._commands = commands
        self._desks = desks
        self._editor = desks.editor
        self._monitors = monitors
        self._gauge = gauge
        self._timeline = timeline
        self._limits = limits
        self._send = send
        self._clients: set[int] = set()
        self._next_health_ns = clock.now_ns()
        self._unwatched_since_ns = clock.now_ns()
        self.ended = threading.Event()
        self.reason = ""
        self.broken: BaseException | None = None
        self._worker = Worker("session", self._run, self._failed)

    def start(self) -> None:
        """Begin to serve. The owner's thread."""
        self._worker.start()

    def stop(self) -> None:
        """Join. The owner's thread, after :attr:`ended` is set."""
        self._worker.stop()

    def end(self, reason: str) -> None:
        """End the show after what is being done. The session's thread."""
        self.reason = self.reason or reason

    def _run(self, _stop: threading.Event) -> None:
        while not self.reason:
            news = self._inbox.get(self._patience_s())
            if news is not None:
                self._hear(news)
            self._look_at_the_clock()
        if self.broken is None:
            # Said only where the end is meant: on any other, the supervisor brings the show back.
            self._send(None, Ending(revision=self._station.now.revision, reason=self.reason))
        self.ended.set()

    def _failed(self, error: BaseException) -> None:
        self.broken = error
        self.reason = self.reason or "The engine's session failed."
        self.ended.set()

    def _patience_s(self) -> float:
        due_ns = min(self._next_health_ns, self._timeline.next_ns() or _NEVER_NS)
        if self._limits.end_ns is not None:
            due_ns = min(due_ns, self._limits.end_ns)
        return max(0.0, (due_ns - self._clock.now_ns()) / NS_PER_S)

    def _look_at_the_clock(self) -> None:
        now_ns = self._clock.now_ns()
        for take in self._timeline.due(now_ns):
            self._try(take)
        if now_ns >= self._next_health_ns:
            self._next_health_ns = max(self._next_health_ns + HEALTH_NS, now_ns)
            self._station.health(self._gauge.look())
            self._commands.air.look()
            self._commands.recording.look()
            self._commands.backstage.look()
            self._end_if_idle(now_ns)
        if self._limits.end_ns is not None and now_ns >= self._limits.end_ns:
            self.end("The time that the show was given is over.")

    def _end_if_idle(self, now_ns: int) -> None:
        state = self._station.now
        busy = self._clients or state.live.status != "off" or state.recording.status != "off"
        if busy:
            self._unwatched_since_ns = now_ns
        elif now_ns - self._unwatched_since_ns >= self._limits.idle_ns:
            self.end("Nobody watched, and the show was neither live nor recorded.")

    def _try(self, take: Take) -> None:
        try:
            self._commands.take(take)
        except StudioError as error:
            self._notice(str(error))

    def _hear(self, news: News) -> None:
        match news:
            case Asked():
                self._answer(news)
            case ClientCame(client=client):
                self._clients.add(client)
                self._send(client, self._station.now)
            case ClientLeft(client=client):
                self._clients.discard(client)
                self._monitors.forget(client)
                self._commands.backstage.forget(client)
            case FeedReady():
                self._feed(news)
            case Rebuilt():
                self._editor.rebuilt(news)
                self._commands.backstage.look()
            case Saved():
                self._save_answered(news)
            case Checked() | Found():
                self._tell_found(news)
            case Broken(error=error):
                self.broken = error
                _log.error("the show cannot go on: %r", error)
                self.end("A part of the engine failed.")
            case EndAsked(reason=reason):
                self.end(reason)
            case _:
                self._note(news)

    def _note(self, news: News) -> None:
        """Bring the station's state up to what *news* says."""
        match news:
            case SourceNews(name=name, health=health):
                controls = control_states(health.controls)
                self._station.source(
                    name, status=health.status.value, fault=health.fault, controls=controls
                )
            case PageNews(name=name, place=place):
                self._station.source(name, page=place.page, pages=place.pages)
            case HeadphoneNews(state=headphones):
                self._station.monitor(monitor_state(self._station.now.monitor, headphones))
            case Taken(state=state):
                mixes = state.transition.kind is TransitionKind.MIX
                duration_ms = state.transition.duration_ns // NS_PER_MS if mixes else 0
                transition = TransitionState(
                    kind="mix" if mixes else "cut", duration_ms=duration_ms
                )
                self._take_effect(
                    ProgramState(
                        scene=state.scene.name, at_ns=state.started_ns, transition=transition
                    )
                )
            case LiveNews():
                self._commands.air.note(news)
            case EncoderNews() | RateNews():
                self._note_encode(news)
            case ReplayNews(words=words, failed=failed):
                self._notice(words, "error" if failed else "info")
            case RecordingNews() | IsoNews():
                self._note_recording(news)

    def _note_recording(self, news: RecordingNews | IsoNews) -> None:
        before, status = self._station.now.recording, news.status
        if isinstance(news, IsoNews):
            self._station.recording(iso_state(before, news))
            if status.fault:
                named = news.label in status.fault
                self._notice(status.fault if named else f"{news.label}: {status.fault}")
            return
        self._station.recording(recording_state(before, news))
        if status.fault:
            self._notice(status.fault)
        elif status.hint and status.hint != before.warning:
            self._notice(status.hint, "warning")

    def _note_encode(self, news: EncoderNews | RateNews) -> None:
        match news:
            case EncoderNews(words=words):
                self._station.encoder(words)
                self._notice(words)
            case RateNews(reduced=reduced):
                self._notice(words_of_rate(reduced=reduced), "warning" if reduced else "info")

    def _take_effect(self, program: ProgramState) -> None:
        """Change program, and where preview is on air now, prepare what it has replaced."""
        before = self._station.now.program.scene
        self._station.program(program)
        self._commands.recording.note_take(program)
        if self._station.now.preview == program.scene != before:
            self._station.preview(before)

    def _answer(self, asked: Asked) -> None:
        number, command = asked.request.id, asked.request.command
        if isinstance(command, WatchPictures):
            self._monitors.watch(
                Watch(asked.client, number, command.feed, max(2, command.width), command.rate)
            )
            return
        try:
            if self._desks.take(asked.client, number, command, self._station.now):
                return
            if isinstance(command, UnwatchPictures):
                self._monitors.watch(Watch(asked.client, number, command.feed, 0, 0))
            elif isinstance(command, BackstageCommand):
                self._commands.backstage.perform(asked.client, command)
            else:
                self._commands.perform(command)
        except StudioError as error:
            self._refuse(asked.client, number, str(error))
        else:
            self._send(asked.client, Done(revision=self._station.now.revision, id=number))

    def _save_answered(self, saved: Saved) -> None:
        if saved.fault:
            self._refuse(saved.client, saved.request, saved.fault)
            return
        self._editor.saved(saved)
        revision = self._station.now.revision
        self._send(saved.client, Done(revision=revision, id=saved.request))

    def _tell_found(self, news: Checked | Found) -> None:
        revision = self._station.now.revision
        told: AnyEvent
        if isinstance(news, Checked):
            told = Readiness(revision=revision, findings=news.findings)
        else:
            told = Devices(revision=revision, found=news.found, modes=news.modes)
        self._send(news.client, told)
        self._send(news.client, Done(revision=revision, id=news.request))

    def _feed(self, ready: FeedReady) -> None:
        if ready.fault:
            self._refuse(ready.client, ready.request, ready.fault)
            return
        revision = self._station.now.revision
        self._send(
            ready.client,
            PictureFeed(
                revision=revision,
                feed=ready.feed,
                path=ready.path,
                width=ready.width,
                height=ready.height,
            ),
        )
        self._send(ready.client, Done(revision=revision, id=ready.request))

    def _refuse(self, client: int, number: int, reason: str) -> None:
        revision = self._station.now.revision
        self._send(client, Refused(revision=revision, id=number, reason=reason))

    def _notice(self, text: str, level: NoticeLevel = "error") -> None:
        self._send(None, Notice(revision=self._station.now.revision, level=level, text=text))
