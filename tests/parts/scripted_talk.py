"""A counterpart of the window's talkback, on the real socket: it tells what the test says."""

import socket
import threading
from pathlib import Path

import msgspec

from studio.wire.codec import talk_request_decoder
from studio.wire.places import Places
from studio.wire.server import WireServer
from studio.wire.talk import (
    AnyTalkCommand,
    KeepKeys,
    TalkDone,
    TalkLevels,
    TalkRefused,
    TalkRequest,
    TalkState,
    TalkUp,
)


class ScriptedTalk:
    """Answers each command with the reason that *refuse* has for it, '' by itself."""

    def __init__(self, folder: Path, state: TalkState | None = None) -> None:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(Places(folder).talk_socket))
        listener.listen()
        self._server = WireServer("talk server", listener, talk_request_decoder, self)
        self.asked_for: list[AnyTalkCommand] = []
        self.kept: list[tuple[str, ...]] = []
        self.refuse: dict[type, str] = {}
        self.state = state or TalkState()
        self.is_called = threading.Event()
        self._server.start()

    def tell(self, state: TalkState) -> None:
        """Tell all clients, and whoever comes."""
        self.state = state
        self._server.send(None, state)

    def tell_levels(self, levels: TalkLevels) -> None:
        self._server.send(None, levels)

    def lift(self, up: TalkUp) -> None:
        """Tell that held keys went up by themselves."""
        self._server.send(None, up)

    def change(self, **fields: object) -> TalkState:
        """Tell the state with other *fields*."""
        self.tell(msgspec.structs.replace(self.state, **fields))
        return self.state

    def close(self) -> None:
        self._server.stop()

    def came(self, client: int) -> None:
        self._server.send(client, self.state)
        self.is_called.set()

    def asked(self, client: int, request: TalkRequest) -> None:
        if isinstance(request.command, KeepKeys):
            self.kept.append(request.command.lines)
        else:
            self.asked_for.append(request.command)
        reason = self.refuse.get(type(request.command), "")
        number = request.id
        answer = TalkRefused(id=number, reason=reason) if reason else TalkDone(id=number)
        self._server.send(client, answer)

    def left(self, client: int) -> None:
        """Nothing depends on it."""
