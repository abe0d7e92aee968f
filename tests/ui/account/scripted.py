"""A counterpart of the window's account, on the real socket: it tells what the test says."""

import socket
import threading
from pathlib import Path

from studio.wire.account import (
    AccountDone,
    AccountRefused,
    AccountRequest,
    AccountState,
    AnyAccountCommand,
    AnyAccountEvent,
)
from studio.wire.codec import account_request_decoder
from studio.wire.places import Places
from studio.wire.server import WireServer


class ScriptedAccount:
    """Answers each command with the reason that *refuse* has for it, '' by itself."""

    def __init__(self, folder: Path) -> None:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(Places(folder).account_socket))
        listener.listen()
        self._server = WireServer("account server", listener, account_request_decoder, self)
        self.asked_for: list[AnyAccountCommand] = []
        self.refuse: dict[type, str] = {}
        self.silent: set[type] = set()
        """What is not answered at all."""
        self.first: dict[type, AnyAccountEvent] = {}
        """What an asker is told before the answer."""
        self.state = AccountState()
        self.is_called = threading.Event()
        self._server.start()

    def tell(self, state: AccountState) -> None:
        """Tell all clients, and whoever comes."""
        self.state = state
        self._server.send(None, state)

    def close(self) -> None:
        self._server.stop()

    def came(self, client: int) -> None:
        self._server.send(client, self.state)
        self.is_called.set()

    def asked(self, client: int, request: AccountRequest) -> None:
        self.asked_for.append(request.command)
        if type(request.command) in self.silent:
            return
        reason = self.refuse.get(type(request.command), "")
        number = request.id
        if not reason and type(request.command) in self.first:
            self._server.send(client, self.first[type(request.command)])
        answer = AccountRefused(id=number, reason=reason) if reason else AccountDone(id=number)
        self._server.send(client, answer)

    def left(self, client: int) -> None:
        """Nothing depends on it."""
