"""Listens, and answers each connection on a thread of its own."""

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from studio.secrets import Secret

from .commands import Commands
from .faults import Fault, Faults, no_faults
from .matching import UnknownToUsError
from .messages import Document, answer, heard

_LOOK_S: Final = 0.1
_END_S: Final = 10.0
_STEPPED_DOWN: Final = {
    "ok": 0, "code": 10107, "codeName": "NotWritablePrimary", "errmsg": "It stepped down.",
}  # fmt: skip
_UNKNOWN: Final = {"code": 64, "codeName": "WriteConcernTimeout", "errmsg": "waited for a majority"}


class OwnMongo:
    """A replica set of one, while entered. ``faults`` may be changed while it runs."""

    def __init__(self, faults: Faults = no_faults, *, tls: ssl.SSLContext | None = None) -> None:
        self.faults = faults
        self._tls = tls
        self._commands = Commands()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_LOOK_S)
        self._port: int = self._listener.getsockname()[1]
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._lines: list[socket.socket] = []
        words = "?tls=true" if tls else ""
        self.url = Secret(f"mongodb://localhost:{self._port}/{words}")

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._threads[0].join(_END_S)
        self._listener.close()
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_END_S)

    def _begin(self, body: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=body, args=args)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                line, _ = self._listener.accept()
                line.settimeout(None)
                self._lines.append(line)
                self._begin(self._serve, line)

    def _serve(self, plain: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError), plain:
            line = plain
            if self._tls is not None:
                line = self._tls.wrap_socket(plain, server_side=True)
            with line:
                while (told := heard(line)) is not None:
                    number, kind, command = told
                    answer(line, number, kind, self._answer(command))

    def _answer(self, command: Document) -> Document:
        """Return the answer; raises ConnectionAbortedError where the connection is to be cut."""
        name = next(iter(command))
        if name in {"hello", "isMaster", "ismaster"}:
            return self._hello()
        if name in {"ping", "endSessions"}:
            return {"ok": 1}
        fault = self.faults(name, command.get("autocommit") is False)
        if fault is Fault.CUT_BEFORE:
            raise ConnectionAbortedError
        if fault is Fault.GIVEN_UP:
            return self._commands.give_up(command)
        if fault is Fault.STEPPED_DOWN:
            self._commands.step_down()
            passes = command.get("autocommit") is False and name != "commitTransaction"
            label = "TransientTransactionError" if passes else "RetryableWriteError"
            return {**_STEPPED_DOWN, "errorLabels": [label]}
        try:
            reply = self._commands.run(command)
        except UnknownToUsError as error:
            return {"ok": 0, "code": 2, "codeName": "BadValue", "errmsg": f"unknown: {error}"}
        if fault is Fault.CUT_AFTER:
            raise ConnectionAbortedError
        return {**reply, "writeConcernError": _UNKNOWN} if fault is Fault.UNKNOWN else reply

    def _hello(self) -> Document:
        me = f"localhost:{self._port}"
        return {
            "ok": 1, "ismaster": True, "isWritablePrimary": True, "helloOk": True, "setName": "own",
            "setVersion": 1, "hosts": [me], "me": me, "primary": me, "minWireVersion": 0,
            "maxWireVersion": 21, "maxBsonObjectSize": 16 << 20, "maxMessageSizeBytes": 48_000_000,
            "maxWriteBatchSize": 100_000, "logicalSessionTimeoutMinutes": 30,
        }  # fmt: skip
