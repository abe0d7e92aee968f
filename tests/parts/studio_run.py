"""A whole studio as a person starts it: ``python -m studio run`` in processes of its own."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from studio.secrets import write_new_key
from studio.wire.commands import AnyCommand
from studio.wire.connection import Connection
from studio.wire.errors import WireError
from studio.wire.events import AnyEvent
from studio.wire.places import Places
from studio.wire.state import Snapshot
from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
START_WAIT_S = 20.0
EMULATED_START_S = 300.0
"""Of a machine whose every instruction is another one's work: five processes that begin at once."""

PATTERN_SHOW = """
[show]
name = "Test show"
format = "1280x720@25"
bitrate_kbps = 1500
stamp = true
start = "bars"

[[source]]
name = "bars"
kind = "pattern"
audio = "always"
gain_db = -30

[[source]]
name = "inset"
kind = "pattern"
audio = "off"

[[scene]]
name = "bars"
items = [{ source = "bars" }]

[[scene]]
name = "both"
items = [{ source = "bars" }, { source = "inset", rect = [0.6, 0.2, 0.3, 0.3] }]
"""


class StudioRun:
    """Runs *show*, or a person's own one, while entered; ends it in order, or by force."""

    def __init__(
        self,
        folder: Path,
        show: str | None,
        *words: str,
        environment: Mapping[str, str] | None = None,
        window: bool = False,
        start_wait_s: float = START_WAIT_S,
        within: tuple[str, ...] = (),
    ) -> None:
        """*within*: words that lead into a network of its own."""
        self.folder = folder
        self._within = within
        self.show = folder / "show.toml"
        self._named = show is not None
        if show is not None:
            self.show.write_text(show, "utf-8")
        # The path of a Unix socket may hold 107 bytes, fewer than pytest's folders do.
        self._short = tempfile.TemporaryDirectory(prefix="vs-")
        self.places = Places(Path(self._short.name) / "run")
        self._start_wait_s = start_wait_s
        # Each look is a connection and a whole state, for which a slow machine has little to spare.
        self._look_every_s = start_wait_s / 600
        self._words = ("--window" if window else "--no-window", *words)
        self.environment = {
            **os.environ,
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            **(environment or {}),
        }
        self.process: subprocess.Popen[str] | None = None

    @property
    def runtime(self) -> list[str]:
        """The option by which commands find this studio."""
        return ["--runtime", str(self.places.folder)]

    def start(self) -> None:
        """Start it; returns at once."""
        key_file = self.folder / "record.key"
        if not key_file.exists():
            write_new_key(key_file)
        named = [str(self.show)] if self._named else []
        words = ["run", *named, "--json", "--key-file", str(key_file)]
        self.process = subprocess.Popen(
            [
                *self._within,
                sys.executable,
                "-m",
                "studio",
                *words,
                *self.runtime,
                *self._words,
            ],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run another command of the studio's."""
        return subprocess.run(
            [*self._within, sys.executable, "-m", "studio", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def connect(self) -> tuple[Connection, Snapshot]:
        """Return a new client and its snapshot, once the engine answers."""
        found: list[tuple[Connection, Snapshot]] = []

        def answers() -> bool:
            try:
                connection = Connection.open(self.places.control_socket)
            except WireError:
                self._fail_if_it_has_ended()
                return False
            try:
                found.append((connection, connection.snapshot()))
            except WireError:
                # It went away again: one was just ending, or was just killed.
                connection.close()
                return False
            return True

        wait_until(answers, self._start_wait_s, "the engine answers", self._look_every_s)
        return found[0]

    def _fail_if_it_has_ended(self) -> None:
        """Tell what it said, where it is gone: it will never answer."""
        if self.process is not None and self.process.poll() is not None:
            message = f"The studio has ended: {self.process.communicate()[1]}"
            raise AssertionError(message)

    def perform(self, command: AnyCommand) -> None:
        """Do one command on a connection of its own."""
        connection, _ = self.connect()
        try:
            connection.perform(command)
        finally:
            connection.close()

    def state(self) -> Snapshot:
        """Return the state now."""
        connection, snapshot = self.connect()
        connection.close()
        return snapshot

    def wait_state(
        self, what: str, holds: Callable[[Snapshot], bool], timeout_s: float = 15.0
    ) -> Snapshot:
        """Return the first state for which *holds* is true."""
        wait_until(lambda: holds(self.state()), timeout_s, what, self._look_every_s)
        return self.state()

    def wait_end(self, timeout_s: float = 60.0) -> tuple[int, dict[str, Any], str]:
        """Return exit status, report and what was said, once it has ended."""
        if self.process is None:
            message = "it was never started"
            raise AssertionError(message)
        printed, said = self.process.communicate(timeout=timeout_s)
        status = self.process.returncode
        self.process = None
        return status, json.loads(printed) if printed.strip() else {}, said

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if self.process is not None:
                self.process.send_signal(signal.SIGTERM)
                try:
                    self.process.communicate(timeout=40)
                except subprocess.TimeoutExpired:
                    self.process.kill()
                    self.process.communicate(timeout=10)
        finally:
            self._short.cleanup()


def not_mixed_in_time(report: Mapping[str, Any]) -> int:
    """Return how many pictures a busy machine mixed or encoded too late: what a receiver misses."""
    return int(report["pictures_late"] + report["pictures_dropped"])


def events_until(
    connection: Connection, wanted: Callable[[AnyEvent], bool], timeout_s: float = 10.0
) -> list[AnyEvent]:
    """Return the events up to the first for which *wanted* is true."""
    seen: list[AnyEvent] = []

    def came() -> bool:
        event = connection.receive(0.2)
        if event is not None:
            seen.append(event)
        return event is not None and bool(wanted(event))

    wait_until(came, timeout_s, "the event that is waited for")
    return seen
