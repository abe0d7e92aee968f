"""What the backend does by itself, one job after the other on one thread of its own."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mixer.worker import Worker

from .errors import BackendError
from .lead import Leadership
from .records import PROVIDER
from .trail import Deed, Outcome, Trail

_LOOK_S: Final = 20.0
_END_S: Final = 4.0
"""Whoever started an embedded backend gives it six."""


Stopping = Callable[[], bool]
"""Whether a job should end now and go on the next time. Any thread."""


@dataclass(frozen=True, slots=True)
class Job:
    """``run_if_due`` knows by itself whether its time has come, also over restarts."""

    name: str
    run_if_due: Callable[[Stopping], object]


class Jobs:
    """Looks every 20 s whether a job is due. Started and closed by whoever put it together.

    *lead*: whether it is this instance that does them; None where it is alone.
    """

    def __init__(self, jobs: tuple[Job, ...], trail: Trail, lead: Leadership | None = None) -> None:
        self._jobs, self._trail, self._lead = jobs, trail, lead
        self._failed: dict[str, str] = {}
        self._worker = Worker("backend jobs", self._work)

    def start(self) -> None:
        """Begin to look; the first time after 20 s."""
        self._worker.start()

    def close(self) -> None:
        """End; the job that runs is waited for."""
        self._worker.stop(_END_S)
        if self._lead is not None:
            # Where the store has gone, the next one waits until the lead runs out.
            with contextlib.suppress(BackendError):
                self._lead.give_up()

    def run_due(self, stopping: Stopping = lambda: False) -> None:
        """Run each job that is due; a failure is written down, once, and the others run."""
        for job in self._jobs:
            if stopping():
                return
            try:
                if self._lead is not None and not self._lead.is_ours():
                    return
                job.run_if_due(lambda: stopping() or not self._leads_still())
            except BackendError as error:
                self._tell(job.name, str(error))
            else:
                self._failed.pop(job.name, None)

    def _work(self, stop: threading.Event) -> None:
        # Not at once: whoever starts a backend wants to use it first.
        while not stop.wait(_LOOK_S):
            self.run_due(stop.is_set)

    def _leads_still(self) -> bool:
        return self._lead is None or self._lead.is_still_ours()

    def _tell(self, name: str, fault: str) -> None:
        if self._failed.get(name) == fault:
            return
        self._failed[name] = fault
        self._trail.record(Deed(f"{name} failed", Outcome.FAILED, PROVIDER, details={"why": fault}))
