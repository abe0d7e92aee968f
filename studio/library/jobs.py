"""Verifications and exports, one after another, on a thread of the lowest priority."""

import itertools
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.handoff import BoundedQueue, Guard
from mixer.worker import Worker
from studio.output.record_format import FindKey
from studio.output.recording_check import check_recording
from studio.wire.library import ExportRecording, JobState

from .acts import Acts
from .errors import CancelledError, LibraryError
from .work import export, sentence

_MOST_WAITING: Final = 64
_TELL_NS: Final = NS_PER_S // 5
_LEAST: Final = 19
_LISTEN_S: Final = 0.2

Verified: TypeAlias = Callable[[str, str, str], None]
"""Hears of a recording's name, its status, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class JobMeans:
    """What jobs are handed; *path* finds a recording by its name, or raises."""

    path: Callable[[str], Path]
    find_key: FindKey
    acts: Acts
    clock: Clock
    tell: Callable[[JobState], None]
    verified: Verified


class Jobs:
    """Owns the thread. Its owner opens and closes it; one thread asks.

    *tell* and *verified* are called on the jobs' thread.
    """

    def __init__(self, means: JobMeans) -> None:
        self._means = means
        self._numbers = itertools.count(1)
        self._waiting: BoundedQueue[tuple[JobState, ExportRecording | None, str]] = BoundedQueue(
            _MOST_WAITING
        )
        self._cancelled: set[int] = set()
        self._guard = Guard()
        self._stopping = threading.Event()
        self._worker = Worker("library jobs", self._run)

    def open(self) -> None:
        """Begin to work."""
        self._worker.start()

    def close(self) -> None:
        """End what is being done, whatever that is, and join."""
        self._stopping.set()
        self._waiting.close()
        self._worker.stop()

    def verify(self, name: str, by: str) -> JobState:
        """Queue a verification. Raises :class:`LibraryError` when too many wait."""
        self._means.path(name)
        return self._queue(JobState(number=next(self._numbers), kind="verify", name=name), None, by)

    def export(self, command: ExportRecording, by: str) -> JobState:
        """Queue an export. Raises as :meth:`verify`."""
        self._means.path(command.name)
        job = JobState(
            number=next(self._numbers), kind="export", name=command.name, out=command.out
        )
        return self._queue(job, command, by)

    def cancel(self, number: int) -> None:
        """End job *number* soon; nothing happens to one that has ended."""
        with self._guard:
            self._cancelled.add(number)

    def _queue(self, job: JobState, command: ExportRecording | None, by: str) -> JobState:
        if not self._waiting.put((job, command, by)):
            message = f"{_MOST_WAITING} jobs wait already; let some of them end first."
            raise LibraryError(message)
        self._means.tell(job)
        return job

    def _run(self, stop: threading.Event) -> None:
        step_back()
        while not stop.is_set():
            waiting = self._waiting.get(_LISTEN_S)
            if waiting is not None and not self._stopping.is_set():
                self._do(*waiting)

    def _do(self, job: JobState, command: ExportRecording | None, by: str) -> None:
        hear = _Hearer(self, job)
        try:
            hear(0.0)
            words = self._export(command, by, hear) if command else self._verify(job, by, hear)
        except CancelledError as error:
            self._means.tell(msgspec.structs.replace(job, status="cancelled", words=str(error)))
        except (StudioError, OSError) as error:
            self._means.tell(msgspec.structs.replace(job, status="failed", words=str(error)))
        else:
            self._means.tell(msgspec.structs.replace(job, status="done", done=1.0, words=words))
        with self._guard:
            self._cancelled.discard(job.number)

    def _verify(self, job: JobState, by: str, hear: Callable[[float], None]) -> str:
        self._means.acts.record("recording verified", job.name, by)
        found = check_recording(self._means.path(job.name), self._means.find_key, hear)
        words = sentence(found)
        fault = words if found.damages else ""
        self._means.verified(job.name, found.state.value, fault)
        return words

    def _export(self, command: ExportRecording, by: str, hear: Callable[[float], None]) -> str:
        acts = self._means.acts
        told = {"out": command.out, "container": command.container}
        acts.record("recording exported", command.name, by, **told)
        try:
            found = export(
                self._means.path(command.name),
                self._means.find_key,
                Path(command.out),
                command.container,
                salvage=command.salvage,
                hear=hear,
            )
        except StudioError as error:
            acts.record("recording export ended", command.name, by, **told, why=str(error))
            raise
        return f"{sentence(found)} Exported to {command.out}."

    def is_cancelled(self, number: int) -> bool:
        """Whether job *number* is to end. The jobs' thread."""
        with self._guard:
            return number in self._cancelled or self._stopping.is_set()

    def tell(self, job: JobState) -> None:
        """Tell of *job*. The jobs' thread."""
        self._means.tell(job)

    def now_ns(self) -> int:
        """Return the time. Any thread."""
        return self._means.clock.now_ns()


class _Hearer:
    """Tells of a job's progress a few times a second, and raises once it is cancelled."""

    def __init__(self, jobs: Jobs, job: JobState) -> None:
        self._jobs = jobs
        self._job = job
        self._told_ns = -_TELL_NS

    def __call__(self, done: float) -> None:
        if self._jobs.is_cancelled(self._job.number):
            message = "Cancelled."
            raise CancelledError(message)
        now_ns = self._jobs.now_ns()
        if now_ns - self._told_ns >= _TELL_NS:
            self._told_ns = now_ns
            self._jobs.tell(
                msgspec.structs.replace(self._job, status="running", done=round(done, 3))
            )


def step_back() -> None:
    """Let everything else go first: on Linux a thread has a priority of its own."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LEAST)
