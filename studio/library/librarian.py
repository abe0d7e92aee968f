"""The library's single writer: clients' commands pass this thread, one after another."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.handoff import BoundedQueue
from studio.wire.library import (
    AnyLibraryEvent,
    CancelJob,
    ClosePlayer,
    DeleteRecording,
    ExportRecording,
    HearTrack,
    JobChanged,
    KeepRecording,
    LibraryDone,
    LibraryRefused,
    LibraryState,
    Pause,
    PlayerChanged,
    PlayRecording,
    RestoreRecording,
    RetentionState,
    Seek,
    SetRetention,
    StorageChanged,
    UploadRecording,
    VerifyRecording,
    WantThumbnail,
    reduce_library,
)

from .acts import Acts
from .errors import LibraryError
from .inbox import Answered, Asked, Came, EndAsked, JobNews, Left, Looked, News, PlayerNews
from .jobs import Jobs
from .retention import load_retention, set_retention
from .shelf import Shelf
from .shelf_desk import ShelfDesk
from .stage import Stage

_log = logging.getLogger(__name__)
IDLE_NS: Final = 30 * NS_PER_S
_LISTEN_S: Final = 0.5
_ENDED: Final = frozenset({"done", "failed", "cancelled"})
_MOST_ENDED: Final = 20
"""Jobs that have ended and are still told of."""
BY: Final = "window"


@dataclass(frozen=True, slots=True)
class Desks:
    """Who does what takes its time."""

    shelf: ShelfDesk
    jobs: Jobs
    stage: Stage


class Librarian:
    """Answers clients until it is asked to end, or nobody has needed it for half a minute.

    *send* sends to one client, or to all with None.
    """

    def __init__(
        self,
        *,
        inbox: BoundedQueue[News],
        desks: Desks,
        retention_path: Path,
        acts: Acts,
        clock: Clock,
        send: Callable[[int | None, AnyLibraryEvent], None],
    ) -> None:
        self._inbox = inbox
        self._desks = desks
        self._retention_path = retention_path
        self._acts = acts
        self._clock = clock
        self._send = send
        self._clients: set[int] = set()
        self._state = LibraryState(retention=load_retention(retention_path))
        self._busy_ns = clock.now_ns()

    def run(self) -> None:
        """Serve. The owner's thread."""
        while True:
            news = self._inbox.get(_LISTEN_S)
            if isinstance(news, EndAsked):
                return
            if news is not None:
                self._hear(news)
            now_ns = self._clock.now_ns()
            running = any(job.status not in _ENDED for job in self._state.jobs)
            if self._clients or running or self._state.looking:
                self._busy_ns = now_ns
            elif now_ns - self._busy_ns > IDLE_NS:
                return

    def _hear(self, news: News) -> None:
        match news:
            case Came(client=client):
                self._clients.add(client)
                self._send(client, self._state)
            case Left(client=client):
                self._clients.discard(client)
                if self._desks.stage.leave(client):
                    self._tell(PlayerChanged(player=None))
            case Asked():
                self._answer(news)
            case Answered():
                self._pass_on(news)
            case _:
                self._note(news)

    def _note(self, news: News) -> None:
        """Bring the state up to what *news* says."""
        match news:
            case Looked():
                self._note_look(news)
            case JobNews(job=job):
                self._tell(JobChanged(job=job))
                self._forget_jobs()
            case PlayerNews(number=number, player=player):
                if self._desks.stage.is_current(number):
                    self._tell(PlayerChanged(player=player))

    def _answer(self, asked: Asked) -> None:
        number = asked.request.id
        try:
            if self._perform(asked):
                self._send(asked.client, LibraryDone(id=number))
        except StudioError as error:
            self._send(asked.client, LibraryRefused(id=number, reason=str(error)))

    def _perform(self, asked: Asked) -> bool:
        """Do it; False for what is answered later."""
        command, jobs = asked.request.command, self._desks.jobs
        match command:
            case VerifyRecording(name=name):
                jobs.verify(name, BY)
            case ExportRecording():
                jobs.export(command, BY)
            case CancelJob(number=number):
                jobs.cancel(number)
            case SetRetention(keep_days=days, most_bytes=most):
                self._set_retention(RetentionState(keep_days=days, most_bytes=most))
            case PlayRecording() | Pause() | Seek() | HearTrack() | ClosePlayer():
                self._play(asked.client, command)
            case _:
                self._on_shelf(asked)
                return False
        return True

    def _on_shelf(self, asked: Asked) -> None:
        client, number, shelf = asked.client, asked.request.id, self._desks.shelf
        match asked.request.command:
            case WantThumbnail(name=name):
                taken = shelf.thumbnail(client, number, name)
            case DeleteRecording(name=name):
                self._desks.stage.clear(name)
                taken = shelf.change(client, number, lambda it: it.delete(name, BY))
            case RestoreRecording(name=name):
                taken = shelf.change(client, number, lambda it: it.restore(name, BY))
            case KeepRecording(name=name, kept=kept):
                taken = shelf.change(client, number, lambda it: it.keep(name, kept=kept, by=BY))
            case UploadRecording(name=name, wanted=on):
                taken = shelf.change(client, number, lambda it: it.upload(name, wanted=on, by=BY))
            case _:
                taken = False
        if not taken:
            message = "The library is busy; try again in a moment."
            raise LibraryError(message)

    def _play(
        self, client: int, command: PlayRecording | Pause | Seek | HearTrack | ClosePlayer
    ) -> None:
        stage = self._desks.stage
        match command:
            case PlayRecording():
                stage.play(client, command, BY)
            case Pause(paused=paused):
                stage.player.pause(paused=paused)
            case Seek(position_ms=position_ms):
                stage.player.seek(position_ms * 1_000_000)
            case HearTrack(track=track):
                stage.player.hear(track)
            case ClosePlayer():
                stage.close()
                self._tell(PlayerChanged(player=None))

    def _set_retention(self, retention: RetentionState) -> None:
        set_retention(self._retention_path, retention, self._acts, BY)
        self._desks.shelf.tidy()
        self._tell_storage(msgspec.structs.replace(self._state, retention=retention))

    def _pass_on(self, answered: Answered) -> None:
        if answered.reason:
            reason = answered.reason
            self._send(answered.client, LibraryRefused(id=answered.request, reason=reason))
            return
        if answered.thumbnail is not None:
            self._send(answered.client, answered.thumbnail)
        self._send(answered.client, LibraryDone(id=answered.request))

    def _note_look(self, news: Looked) -> None:
        if news.shelved.recordings or news.shelved.gone:
            self._tell(news.shelved)
        changed = (news.storage, news.looking) != (self._state.storage, self._state.looking)
        if changed:
            self._tell_storage(
                msgspec.structs.replace(self._state, storage=news.storage, looking=news.looking)
            )

    def _tell_storage(self, state: LibraryState) -> None:
        self._tell(
            StorageChanged(storage=state.storage, retention=state.retention, looking=state.looking)
        )

    def _tell(self, event: AnyLibraryEvent) -> None:
        self._state = reduce_library(self._state, event)
        self._send(None, event)

    def _forget_jobs(self) -> None:
        """Forget what has ended long ago, so that a client that comes is not told all of it."""
        ended = [job for job in self._state.jobs if job.status in _ENDED]
        gone = {job.number for job in ended[:-_MOST_ENDED]}
        left = tuple(job for job in self._state.jobs if job.number not in gone)
        self._state = msgspec.structs.replace(self._state, jobs=left)


def verified(shelf: ShelfDesk) -> Callable[[str, str, str], None]:
    """Return who notes what a verification found."""

    def note(name: str, status: str, fault: str) -> None:
        def put(held: Shelf) -> object:
            return held.verified(name, status, fault)

        shelf.note(put)

    return note
