"""A client of one of the studio's processes, on the socket that the supervisor holds."""

import itertools
import select
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from studio.wire.codec import Decoder, encode
from tests.waiting import wait_until

StateT = TypeVar("StateT")
CommandT = TypeVar("CommandT")
EventT = TypeVar("EventT")


class WireClient(Generic[StateT, CommandT, EventT]):
    """Calls, and knows what it is told.

    *request* makes the message of a command under an id; *answer* returns id and reason of what is
    an answer.
    """

    def __init__(
        self,
        path: Path,
        state: StateT,
        *,
        decoder: Decoder[EventT],
        request: Callable[[int, CommandT], msgspec.Struct],
        reduce: Callable[[StateT, EventT], StateT],
        answer: Callable[[EventT], tuple[int, str] | None],
    ) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(10)
        self._socket.connect(str(path))
        self._decoder = decoder
        self._request = request
        self._reduce = reduce
        self._answer = answer
        self._ids = itertools.count(1)
        self.state = state
        self.events: list[EventT] = []

    def send(self, command: CommandT) -> int:
        number = next(self._ids)
        self._socket.sendall(encode(self._request(number, command)))
        return number

    def ask(self, command: CommandT) -> str:
        """Send it, and return the reason of its refusal, '' where it was done."""
        number = self.send(command)
        answers: list[str] = []

        def answered() -> bool:
            told = [self._answer(event) for event in self.listen()]
            answers.extend(each[1] for each in told if each is not None and each[0] == number)
            return bool(answers)

        wait_until(answered, 15, f"an answer to {command}")
        return answers[0]

    def listen(self) -> list[EventT]:
        """Return what came since, waiting a moment for it."""
        if not select.select([self._socket], [], [], 0.05)[0]:
            return []
        data = self._socket.recv(1 << 20)
        assert data, "the other side has gone"
        events = self._decoder.feed(data)
        for event in events:
            self.state = self._reduce(self.state, event)
        self.events += events
        return events

    def wait(self, holds: Callable[[StateT], object], what: str) -> StateT:
        """Listen until *holds* is true of the state."""

        def came() -> bool:
            self.listen()
            return bool(holds(self.state))

        wait_until(came, 20, what)
        return self.state

    def close(self) -> None:
        self._socket.close()
