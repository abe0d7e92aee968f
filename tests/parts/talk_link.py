"""Real talk links, each a process of its own, and their clients."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from mixer.worker import Worker
from studio.secrets import RecordKey
from studio.wire.codec import talk_event_decoder
from studio.wire.talk import (
    KEEP_EVERY_MS,
    AnyTalkCommand,
    AnyTalkEvent,
    HoldKey,
    KeepKeys,
    LatchKey,
    ReleaseKeys,
    TalkDone,
    TalkRefused,
    TalkRequest,
    TalkState,
    UseCall,
)
from studio.wire.talk_launch import TalkLaunch
from tests.parts.wire_client import WireClient

ROOT = Path(__file__).resolve().parents[2]
_KEEP_S = KEEP_EVERY_MS / 1000


class TalkClient(WireClient[TalkState, AnyTalkCommand, AnyTalkEvent]):
    """Keeps the keys that it pressed down, as a window that lives does."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            TalkState(),
            decoder=talk_event_decoder(),
            request=TalkRequest,
            reduce=lambda state, event: event if isinstance(event, TalkState) else state,
            answer=_answer,
        )
        self._guard = threading.Lock()
        self._pressed: set[str] = set()
        self._keeper = Worker("keeper of keys", self._keep)
        self._keeper.start()

    def send(self, command: AnyTalkCommand) -> int:
        with self._guard:
            match command:
                case HoldKey(down=True) | LatchKey(down=True):
                    self._pressed.add(command.line)
                case ReleaseKeys():
                    self._pressed.clear()
            return super().send(command)

    def close(self) -> None:
        self._keeper.stop()
        super().close()

    def _keep(self, stop: threading.Event) -> None:
        while not stop.wait(_KEEP_S):
            with self._guard, contextlib.suppress(OSError):
                if self._pressed:
                    super().send(KeepKeys(tuple(self._pressed)))


def talk_client(path: Path) -> TalkClient:
    """Return a client of the link whose socket is *path*."""
    return TalkClient(path)


def _answer(event: AnyTalkEvent) -> tuple[int, str] | None:
    match event:
        case TalkDone(id=number):
            return number, ""
        case TalkRefused(id=number, reason=reason):
            return number, reason
        case _:
            return None


class TalkLinkProcess:
    """Runs while entered. *folder* is its own; *environment* leads to its sound server."""

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        control_socket: Path | None = None,
        program_ring: Path | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "talk.sock"
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(self.path))
        self._listener.listen(8)
        self._environment = dict(os.environ if environment is None else environment)
        self._launch = TalkLaunch(
            descriptor=self._listener.fileno(),
            control_socket=str(control_socket or folder / "control.sock"),
            program_ring=str(program_ring or folder / "ear.sound"),
            data_folder=str(folder),
            region="eu",
            record_key=RecordKey.generate(protected=False).key.reveal(),
        )
        self._clients: list[TalkClient] = []
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "studio.links.talk"],
            stdin=subprocess.PIPE, cwd=ROOT, env=self._environment,
            pass_fds=(self._launch.descriptor,),
        )  # fmt: skip
        assert self.process.stdin is not None
        self.process.stdin.write(msgspec.json.encode(self._launch) + b"\n")
        self.process.stdin.flush()

    def client(self) -> TalkClient:
        client = talk_client(self.path)
        self._clients.append(client)
        return client

    def stop(self) -> int:
        """End it as the supervisor does; return its exit status."""
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(10)

    def kill(self) -> None:
        """As a crash would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)
        if self.process.stdin is not None:
            self.process.stdin.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for client in self._clients:
            client.close()
        if self.process is not None and self.process.poll() is None:
            self.kill()
        self._listener.close()


def use_call(url: str, station: str, token: str, ca_file: Path | None = None) -> UseCall:
    """Return the command that the account says."""
    return UseCall(
        address=url, event="e1", token=token, station=station, name=station.title(),
        ca_file=str(ca_file or ""),
    )  # fmt: skip


def sees_talk(client: TalkClient) -> bool:
    """Take what came since, and return whether anybody is seen to talk."""
    client.listen()
    return any(member.talking for member in client.state.members)
