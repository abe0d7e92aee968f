"""A presenter who answers: the microphone on air is muted first, and on again after that."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.wire.codec import request_decoder
from studio.wire.commands import AnyCommand, FeedEar, HoldOut, Request
from studio.wire.server import WireServer
from studio.wire.talk import ChooseSound, HoldKey, LeaveCall
from tests.parts.ports import free_port
from tests.parts.talk_link import TalkLinkProcess, use_call
from tests.parts.talk_server import TalkServer
from tests.studio.engine.first_snapshot import first_snapshot
from tests.waiting import wait_until


class Engine:
    """A control socket, and what is asked there."""

    def __init__(self, path: Path) -> None:
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen(2)
        self.asked_for: list[AnyCommand] = []
        self.clients = 0
        self._server = WireServer("engine", self._listener, request_decoder, self)

    def start(self) -> None:
        self._server.start()

    def stop(self) -> None:
        self._server.stop()

    def came(self, client: int) -> None:
        self.clients += 1
        self._server.send(client, first_snapshot())

    def asked(self, client: int, request: Request) -> None:
        assert client
        self.asked_for.append(request.command)

    def left(self, client: int) -> None:
        assert client
        self.clients -= 1


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "control.sock")
    engine.start()
    yield engine
    engine.stop()


def test_what_is_on_air_is_held_out_while_a_presenter_answers(
    engine: Engine, tmp_path: Path
) -> None:
    with (
        TalkServer(free_port()) as server,
        TalkLinkProcess(tmp_path / "p", {"PATH": ""}, tmp_path / "control.sock") as link,
    ):
        client = link.client()
        # Who chose a device wants to hear, also with nobody else in the call yet.
        assert client.ask(ChooseSound(headphones="none such")) == ""
        assert client.ask(use_call(server.url, "pat", "presenter")) == ""
        client.wait(lambda state: state.status == "in", "in the call")
        wait_until(lambda: engine.asked_for[-1:] == [FeedEar(wanted=True)], 10, "an ear is fed")
        assert client.ask(HoldKey("ifb:pat", down=True)) == ""
        # Held out before the backend, and with it anybody, hears of the key.
        wait_until(lambda: HoldOut(down=True) in engine.asked_for, 5, "muted on air")
        client.wait(lambda state: state.answering, "it is said")
        wait_until(lambda: ("pat", ("ifb:pat",)) in server.keys, 5, "the key is down")
        assert client.ask(HoldKey("ifb:pat", down=False)) == ""
        wait_until(lambda: engine.asked_for[-1] == HoldOut(down=False), 5, "on air again")
        assert client.ask(HoldKey("ifb:pat", down=True)) == ""
        wait_until(lambda: engine.asked_for[-1] == HoldOut(down=True), 5, "muted once more")
        # The link dies: the engine lets go of what this client held, as it is gone.
        link.kill()
        wait_until(lambda: engine.clients == 0, 5, "the engine sees it")


def test_a_producers_key_mutes_nothing_on_air(engine: Engine, tmp_path: Path) -> None:
    with (
        TalkServer(free_port()) as server,
        TalkLinkProcess(tmp_path / "p", {"PATH": ""}, tmp_path / "control.sock") as link,
    ):
        client = link.client()
        assert client.ask(use_call(server.url, "ann", "producer")) == ""
        client.wait(lambda state: state.status == "in", "in the call")
        assert client.ask(HoldKey("all", down=True)) == ""
        wait_until(lambda: ("ann", ("all",)) in server.keys, 5, "the key is down")
        assert not client.state.answering
        assert client.ask(LeaveCall()) == ""
        wait_until(lambda: engine.asked_for[-1:] == [FeedEar(wanted=False)], 5, "no ear any more")
        assert not [each for each in engine.asked_for if isinstance(each, HoldOut)]


def test_an_engine_that_comes_while_a_presenter_answers_holds_them_out(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "control.sock")
    with (
        TalkServer(free_port()) as server,
        TalkLinkProcess(tmp_path / "p", {"PATH": ""}, tmp_path / "control.sock") as link,
    ):
        client = link.client()
        assert client.ask(use_call(server.url, "pat", "presenter")) == ""
        client.wait(lambda state: state.status == "in", "in the call")
        assert client.ask(HoldKey("ifb:pat", down=True)) == ""
        wait_until(lambda: ("pat", ("ifb:pat",)) in server.keys, 5, "the key is down")
        engine.start()
        try:
            wait_until(lambda: HoldOut(down=True) in engine.asked_for, 5, "muted on air")
            client.wait(lambda state: state.answering, "it is said")
        finally:
            engine.stop()
