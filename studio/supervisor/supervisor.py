"""Runs a show: one engine after another if need be, until it is over or somebody ends it."""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mixer.errors import StudioError
from studio.record_folders import remembered_folders, upload_is_wanted
from studio.secrets import Secret
from studio.wire.account_launch import ACCOUNT_NAME, AccountLaunch
from studio.wire.commands import AnyCommand, Stop, TellMissed, TellRepaired
from studio.wire.errors import WireError
from studio.wire.launch import Report, Resume
from studio.wire.library_launch import LibraryLaunch
from studio.wire.locking import is_held, try_lock
from studio.wire.missed import MissedLaunch
from studio.wire.private_folder import make_private
from studio.wire.repair import RepairLaunch
from studio.wire.state import Health

from .account import AccountDoor
from .asks import EndAsks
from .early import EarlyEngine
from .engine_process import EngineProcess
from .errors import AlreadyRunningError, EndAskedError, EngineLostError, LaunchError
from .library import LibraryDoor
from .memory import ShowMemory
from .missed import MissedUploads
from .own_backend import OwnBackend
from .plan import Plan
from .pulse import Pulse
from .repairs import Repairs
from .talk import TalkDoor
from .telling import missed_news
from .window import WindowProcess

Reopen = Callable[[Path], Plan]
_TURN_S = 0.2
_STEADY_S = 10.0
"""An engine that lived this long is no part of a series of short-lived ones."""
_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 5.0


@dataclass(slots=True)
class Outcome:
    """What became of the show over all its engines; ``report`` is the last one's."""

    report: Report | None = None
    restarts: int = 0
    recordings: list[str] = field(default_factory=list)
    lost: list[Health] = field(default_factory=list)
    """What the engines before the last had reported when they were lost."""
    ended_early: bool = False
    """Whether it was ended before it, or its successor after a loss, had begun."""


class Supervisor:
    """Owns the processes of one studio. The main thread; *say* hears what a person should."""

    def __init__(
        self,
        plan: Plan,
        say: Callable[[str], None],
        reopen: Reopen,
        early: EarlyEngine | None = None,
    ) -> None:
        """*reopen* makes the plan of another show file, or raises StudioError.

        *early*: a process for the first engine that was begun by whoever puts this together.
        """
        self._early = early
        self._plan = plan
        self._say = say
        self._reopen = reopen
        self._window = WindowProcess(plan.places, plan.window_preferences)
        self._asks = EndAsks(say)
        self._memory = ShowMemory()
        self._missed = MissedUploads(
            plan.record_folder,
            self._missed_launch,
            elsewhere=self._records_elsewhere,
            wanted=lambda: upload_is_wanted(self._plan.data_folder),
        )
        self._repairs = Repairs(self._repair_launch)
        self._library: LibraryDoor | None = None
        self._account: AccountDoor | None = None
        self._talk: TalkDoor | None = None
        self._outcome = Outcome()
        self._short_lives = 0
        self._errand = Secret(secrets.token_urlsafe(32))
        """By which the account's process knows the uploader."""

    def run(self) -> Outcome:
        """Run the show to its end.

        Raises :class:`AlreadyRunningError`, :class:`LaunchError` when the first engine cannot
        begin, and :class:`EngineLostError` when it is lost before it began.
        """
        with self._alone(), self._asks.listening():
            try:
                self._library = LibraryDoor(self._plan.places.library_socket, self._library_launch)
                self._account = self._account_door()
                self._talk = TalkDoor(lambda: self._plan, lambda: self._memory.known_region)
                self._run()
            except EndAskedError as error:
                self._say(str(error))
                self._outcome.ended_early = True
            finally:
                self._missed.close()
                self._repairs.close()
                self._window.close()
                for door in (self._talk, self._account, self._library):
                    if door is not None:
                        door.close()
        self._outcome.recordings = [*self._memory.recordings, *self._memory.isos]
        self._outcome.lost = self._memory.lost
        return self._outcome

    def _run(self) -> None:
        engine = self._launch(None, window=self._plan.window)
        self._repairs.begin()
        while True:
            while self._follow(engine):
                engine = self._successor()
            self._outcome.report = engine.report
            if self._memory.opened is None:
                return
            engine = self._other_show(self._memory.opened)

    def _launch(self, resume: Resume | None, *, window: bool = False) -> EngineProcess:
        """Return an engine that serves; a *window* loads beside it, not after it."""
        engine = EngineProcess(
            self._plan.launch(
                resume,
                self._memory.edited,
                self._memory.history,
                self._memory.stream_keys,
                self._memory.event,
            ),
            self._plan.places,
            self._memory.tell,
            self._early.take() if self._early is not None else None,
        )
        if window:
            self._window.open()
        try:
            engine.wait_ready(self._asks.check)
        except EndAskedError:
            engine.terminate()
            raise
        except (EngineLostError, LaunchError):
            engine.kill()
            raise
        return engine

    def _other_show(self, path: Path) -> EngineProcess:
        """Play another show; where it cannot be played, go on with the one that was."""
        memory, plan = self._memory, self._plan
        self._memory = kept = memory.for_another_show()
        try:
            self._plan = self._reopen(path)
            return self._launch(None)
        except StudioError as error:
            self._say(f"{path} cannot be played: {error} The show that was open is back.")
            self._plan = plan
            kept.edited = memory.edited
            return self._launch(None)

    def _successor(self) -> EngineProcess:
        """Bring the show back on air, however often it takes."""
        self._outcome.restarts += 1
        pause_s = min(_LONGEST_PAUSE_S, _PAUSE_S * self._short_lives)
        while True:
            self._rest(pause_s)
            try:
                engine = self._launch(self._memory.resume())
            except (EngineLostError, LaunchError) as error:
                self._say(f"The engine cannot come back yet. {error}")
                pause_s = min(_LONGEST_PAUSE_S, pause_s + _PAUSE_S)
            else:
                self._say("The engine is back.")
                return engine

    def _follow(self, engine: EngineProcess) -> bool:
        """Listen until the engine is gone; return whether it was lost, against all wishes."""
        if self._repairs.told:
            _send(engine, TellRepaired(self._repairs.told))
        meters_path = engine.ready.meters_path if engine.ready is not None else ""
        with closing(Pulse(meters_path)) as pulse:
            reason = self._reason_of_loss(engine, pulse)
        if not reason:
            engine.finish()
            return False
        self._say(f"The engine was lost: {reason}. The show is brought back.")
        engine.kill()
        self._memory.lose(reason, int(pulse.alive_s * 1e9))
        # Its recording was cut off with it.
        self._repairs.begin()
        self._short_lives = 0 if pulse.age_s > _STEADY_S else self._short_lives + 1
        return True

    def _reason_of_loss(self, engine: EngineProcess, pulse: Pulse) -> str:
        """Listen until the engine is gone; return why, or nothing when it is to end."""
        stop_sent = False
        reason = ""
        while not reason:
            self._look_at_window()
            if self._asks.look(on_air=self._memory.on_air) and not stop_sent:
                stop_sent = _send_stop(engine)
            engine.read_lines()
            self._look_at_missed(engine)
            self._look_at_repairs(engine)
            self._look_at_doors()
            try:
                self._listen(engine, pulse)
            except WireError:
                reason = self._cut_off(engine)
            reason = reason or pulse.look()
            if self._memory.ending:
                return ""
        return reason

    def _look_at_doors(self) -> None:
        if self._library is not None:
            self._library.look(on_air=self._memory.on_air, running=self._memory.recordings)
        if self._talk is not None:
            self._talk.look()
        if self._account is not None:
            for text in self._account.look():
                self._say(text)

    def _listen(self, engine: EngineProcess, pulse: Pulse) -> None:
        """Take one event. Raises :class:`WireError`."""
        event = engine.connection.receive(_TURN_S) if engine.connection else None
        if event is None:
            return
        for text in self._memory.note(event):
            self._say(text)
        pulse.hear(self._memory.meters_path)

    def _cut_off(self, engine: EngineProcess) -> str:
        """Return why the engine is lost; nothing when it is there and let go of us alone."""
        if engine.has_ended():
            return engine.end_reason()
        try:
            engine.connect()
        except EngineLostError as error:
            return str(error).rstrip(".")
        return ""

    def _look_at_missed(self, engine: EngineProcess) -> None:
        told = self._missed.look(live=self._memory.live)
        if told is not None:
            for text in missed_news(told):
                self._say(text)
            _send(engine, TellMissed(told))

    def _records_elsewhere(self) -> bool:
        folder = self._plan.record_folder.resolve()
        return any(each != folder for each in remembered_folders(self._plan.data_folder))

    def _missed_launch(self) -> MissedLaunch:
        plan = self._plan
        own = self._account.own if self._account is not None else None
        return MissedLaunch(
            record_folder=str(plan.record_folder.resolve()),
            data_folder=str(plan.data_folder),
            record_key=plan.record_key.key.reveal(),
            protected=plan.record_key.protected,
            running=plan.session,
            region=self._memory.region,
            register_path=str(plan.register) if plan.register else None,
            backend_url=own.url if own is not None else "",
            backend_secret=own.secret if own is not None else "",
            account_socket=str(plan.places.account_socket),
            errand=self._errand.reveal(),
            ca_file=str(plan.ca_file) if plan.ca_file else None,
        )

    def _look_at_repairs(self, engine: EngineProcess) -> None:
        news = self._repairs.look()
        for text in news:
            self._say(text)
        if news:
            _send(engine, TellRepaired(self._repairs.told))

    def _repair_launch(self) -> RepairLaunch:
        plan = self._plan
        return RepairLaunch(
            record_folder=str(plan.record_folder.resolve()),
            data_folder=str(plan.data_folder),
            record_key=plan.record_key.key.reveal(),
            protected=plan.record_key.protected,
        )

    def _library_launch(self, descriptor: int) -> LibraryLaunch:
        plan = self._plan
        return LibraryLaunch(
            descriptor=descriptor,
            folder=str(plan.places.library),
            record_folder=str(plan.record_folder.resolve()),
            data_folder=str(plan.data_folder),
            record_key=plan.record_key.key.reveal(),
            protected=plan.record_key.protected,
            running=tuple(self._memory.recordings),
        )

    def _account_door(self) -> AccountDoor:
        plan = self._plan
        kept = plan.data_folder / ACCOUNT_NAME
        backend = OwnBackend(plan.data_folder, plan.record_key)
        return AccountDoor(
            plan.places.account_socket,
            self._account_launch,
            backend,
            own_wanted=lambda: not kept.exists(),
            own_used=lambda: self._memory.live or self._missed.running,
        )

    def _account_launch(self, descriptor: int) -> AccountLaunch:
        plan = self._plan
        return AccountLaunch(
            descriptor=descriptor,
            control_socket=str(plan.places.control_socket),
            talk_socket=str(plan.places.talk_socket),
            data_folder=str(plan.data_folder),
            record_key=plan.record_key.key.reveal(),
            protected=plan.record_key.protected,
            region="us" if self._memory.region == "us" else "eu",
            register_path=str(plan.register) if plan.register else None,
            ca_file=str(plan.ca_file) if plan.ca_file else None,
            errand=self._errand.reveal(),
        )

    def _look_at_window(self) -> None:
        told = self._window.look()
        if told:
            self._say(told)
            was_closed = not self._window.is_open and not self._window.is_given_up
            if was_closed and not self._memory.on_air and self._plan.seconds is None:
                self._asks.wanted = True

    def _rest(self, seconds: float) -> None:
        never = threading.Event()
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._asks.check()
            self._look_at_window()
            never.wait(min(_TURN_S, left))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the supervisor's lock; say who runs here when it cannot be had."""
        places = self._plan.places
        make_private(places.folder)
        with try_lock(places.lock) as held:
            if not held:
                message = (
                    "A studio runs here already: `python -m studio status` tells about it, "
                    "`send` steers it, `stop` ends it."
                )
                raise AlreadyRunningError(message)
            if is_held(places.engine_lock):
                message = (
                    "A show goes on here although the studio that began it is gone: "
                    "`python -m studio status` tells about it, `send` steers it, `stop` ends it."
                )
                raise AlreadyRunningError(message)
            yield


def _send_stop(engine: EngineProcess) -> bool:
    return _send(engine, Stop())


def _send(engine: EngineProcess, command: AnyCommand) -> bool:
    try:
        if engine.connection is not None:
            engine.connection.send(command)
    except WireError:
        # It is gone, or we are about to connect anew.
        return False
    return True
