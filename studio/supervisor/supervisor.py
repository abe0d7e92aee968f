"""Runs a show: one engine after another if need be, until it is over or somebody ends it."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from studio.wire.commands import Stop
from studio.wire.connection import Connection
from studio.wire.errors import NotRunningError, WireError
from studio.wire.events import AnyEvent, Ending, HealthReport, Notice
from studio.wire.launch import Report, Resume
from studio.wire.locking import try_lock
from studio.wire.reduce import reduce
from studio.wire.state import Snapshot

from .children import how_it_ended
from .engine_process import EngineProcess
from .errors import AlreadyRunningError, EngineLostError, LaunchError
from .plan import Plan
from .resuming import resume_of
from .window import WindowProcess

SILENT_S = 10.0
"""An engine reports twice a second; one that is silent this long hangs."""
CONFIRM_S = 5.0
_TURN_S = 0.2
_MOST_WAIT_S = 5.0


@dataclass(slots=True)
class Outcome:
    """What became of the show over all its engines."""

    report: Report | None = None
    restarts: int = 0
    recordings: list[str] = field(default_factory=list)


class Supervisor:
    """Owns the processes of one studio. The main thread."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._window = WindowProcess(plan.places)
        self._last: Snapshot | None = None
        self._segment = 1
        self._ending = False
        self._asked_at = -CONFIRM_S
        self._stop_wanted = False
        self._outcome = Outcome()

    def run(self) -> Outcome:
        """Run the show to its end.

        Raises :class:`AlreadyRunningError`, :class:`LaunchError` when the first engine cannot
        begin, and :class:`EngineLostError` when it is lost before it began.
        """
        with self._alone(), self._signals():
            try:
                self._first()
            finally:
                self._window.close()
        return self._outcome

    def _first(self) -> None:
        engine = EngineProcess(self._plan.launch(None), self._plan.places)
        try:
            engine.wait_ready(self._check_stop)
            if self._plan.window:
                self._window.open()
            self._follow(engine)
        finally:
            engine.end(0.0 if engine.report is None and not self._ending else 10.0)
        while not self._ending:
            engine = self._next_engine(how_it_ended(engine.exit_code or 0))

    def _next_engine(self, reason: str) -> EngineProcess:
        """Bring the show back on air, however often it takes."""
        lost = time.monotonic()
        self._outcome.restarts += 1
        _say(f"The engine was lost ({reason}); bringing the show back.")
        wait_s = 0.0
        while True:
            resume = self._resume(reason, int((time.monotonic() - lost) * 1000))
            engine = EngineProcess(self._plan.launch(resume), self._plan.places)
            try:
                engine.wait_ready(self._check_stop)
                _say(f"The show is back after {time.monotonic() - lost:.1f} s.")
                self._follow(engine)
            except (EngineLostError, LaunchError) as error:
                _say(str(error))
                if self._stop_wanted:
                    self._ending = True
            finally:
                engine.end(0.0 if engine.report is None and not self._ending else 10.0)
            if engine.connection is not None or self._ending:
                return engine
            wait_s = min(_MOST_WAIT_S, wait_s + 0.5)
            self._rest(wait_s)

    def _resume(self, reason: str, off_air_ms: int) -> Resume | None:
        if self._last is None:
            return None
        self._segment += 1
        return resume_of(self._last, reason=reason, off_air_ms=off_air_ms, segment=self._segment)

    def _follow(self, engine: EngineProcess) -> None:
        """Listen until the engine is gone; note whether it was meant to go."""
        connection = engine.connection
        if connection is None:
            return
        heard = time.monotonic()
        stop_sent = False
        try:
            while True:
                self._look_at_window()
                if self._stop_wanted and not stop_sent:
                    stop_sent = True
                    connection.send(Stop())
                event = connection.receive(_TURN_S)
                if event is None:
                    if time.monotonic() - heard > SILENT_S:
                        _say(f"The engine has been silent for {SILENT_S:g} s and is ended.")
                        return
                    continue
                heard = time.monotonic()
                self._note(event)
                if self._ending:
                    return
        except WireError:
            # Gone: whether it was meant to go, its last events have told.
            return
        finally:
            if self._ending:
                engine.end()
                self._outcome.report = engine.report

    def _note(self, event: AnyEvent) -> None:
        if isinstance(event, Snapshot):
            self._last = event
        elif self._last is not None:
            self._last = reduce(self._last, event)
        if isinstance(event, Ending):
            self._ending = True
            _say(event.reason)
        if isinstance(event, Notice):
            _say(event.text)
        if self._last is not None and not isinstance(event, HealthReport):
            path = self._last.recording.path
            if path and path not in self._outcome.recordings:
                self._outcome.recordings.append(path)
                self._segment = max(self._segment, len(self._outcome.recordings))

    def _look_at_window(self) -> None:
        told = self._window.look()
        if told:
            _say(told)
            if not self._on_air and not self._window.is_open and self._plan.seconds is None:
                self._stop_wanted = True

    def _check_stop(self) -> None:
        if self._stop_wanted:
            self._ending = True
            message = "The studio was asked to end before the show began."
            raise EngineLostError(message)

    @property
    def _on_air(self) -> bool:
        last = self._last
        return last is not None and (last.live.status != "off" or last.recording.status != "off")

    def _rest(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._stop_wanted and (left := deadline - time.monotonic()) > 0:
            signal.sigtimedwait((), min(_TURN_S, left))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the supervisor's lock; say who runs here when it cannot be had."""
        folder = self._plan.places.folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with try_lock(self._plan.places.lock) as held:
            if not held or _answers(self._plan):
                message = (
                    "A studio runs here already: `python -m studio status` tells about it, "
                    "`send` steers it, `stop` ends it."
                )
                raise AlreadyRunningError(message)
            yield

    @contextmanager
    def _signals(self) -> Iterator[None]:
        before = {
            number: signal.signal(number, self._asked)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _asked(self, number: int, _frame: object) -> None:
        now = time.monotonic()
        if number == signal.SIGINT and self._on_air and now - self._asked_at > CONFIRM_S:
            self._asked_at = now
            _say(f"The show is on air. Press Ctrl-C again within {CONFIRM_S:g} s to end it.")
            return
        self._stop_wanted = True


def _answers(plan: Plan) -> bool:
    """Whether an engine is alive whose supervisor is gone."""
    try:
        connection = Connection.open(plan.places.control_socket, 1.0)
    except NotRunningError:
        return False
    connection.close()
    return True


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
