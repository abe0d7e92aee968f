"""The talk link is told of the call to be in: once, anew with each token, and when it came anew."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mixer.handoff import BoundedQueue
from studio.account.talk_line import TalkLine
from studio.wire.codec import talk_request_decoder
from studio.wire.ear import Ear
from studio.wire.errors import NotRunningError, RefusedError
from studio.wire.server import WireServer
from studio.wire.talk import (
    AnyTalkCommand,
    LeaveCall,
    TalkDone,
    TalkRefused,
    TalkRequest,
    TalkState,
    UseCall,
)

_BEARER = "0123-4567"
_CALL = UseCall(address="https://b.example", event="e", token=_BEARER, station="s", name="S")


class _Link:
    """A link that does what it is told, but for a call without a token."""

    def __init__(self, path: Path) -> None:
        self.heard: list[AnyTalkCommand] = []
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen()
        self.server: WireServer[TalkRequest] = WireServer(
            "talk link",
            listener,
            talk_request_decoder,
            Ear(came=self._came, asked=self._asked, left=lambda _client: None),
        )
        self._queue: BoundedQueue[int] = BoundedQueue(1)

    def _came(self, client: int) -> None:
        self.server.send(client, TalkState())

    def _asked(self, client: int, request: TalkRequest) -> None:
        self.heard.append(request.command)
        if isinstance(request.command, UseCall) and not request.command.token:
            self.server.send(client, TalkRefused(id=request.id, reason="Sign in first."))
        else:
            self.server.send(client, TalkDone(id=request.id))


@contextmanager
def _link(path: Path) -> Iterator[_Link]:
    link = _Link(path)
    link.server.start()
    try:
        yield link
    finally:
        link.server.stop()
        path.unlink()


def _is_there(line: TalkLine) -> bool:
    return line.is_there


def test_it_is_asked_and_answers(tmp_path: Path) -> None:
    line = TalkLine(tmp_path / "talk")
    with _link(tmp_path / "talk") as link:
        line.perform(_CALL)
        line.perform(LeaveCall())
        assert link.heard == [_CALL, LeaveCall()]
        assert _is_there(line)
        with pytest.raises(RefusedError, match="Sign in"):
            line.perform(UseCall(address="", event="", token="", station="s", name="S"))
        assert _is_there(line), "a refusal is no reason to leave"
    assert not _is_there(line)
    line.close()


def test_without_a_link_it_says_so_and_the_next_one_is_found(tmp_path: Path) -> None:
    line = TalkLine(tmp_path / "talk")
    with pytest.raises(NotRunningError, match="talkback"):
        line.perform(_CALL)
    for _ in range(2):
        with _link(tmp_path / "talk") as link:
            line.perform(_CALL)
            assert link.heard == [_CALL]
        assert not _is_there(line)


def test_a_call_shows_no_token() -> None:
    assert _BEARER not in repr(_CALL)
