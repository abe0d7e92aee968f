"""A member of an organisation, at a backend over TLS: signs in, chooses an event, goes live."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from studio.backend.caller import Caller as Person
from studio.backend.events import Draft
from studio.backend.events.model import INGEST_SERVERS
from studio.backend.http import create_app
from studio.backend.moment import NS_PER_S
from studio.backend.parts import Parts
from studio.backend.records import PROVIDER
from studio.backend.repository import Transaction
from studio.backend.serving import tls_of
from studio.client import BackendAddress
from studio.client.live import LiveClient
from studio.client.stations import LiveListener, OwnStation
from studio.ingest_server.backend_authority import BackendAuthority
from studio.output.record_format import read_header
from studio.policy import Region
from studio.policy.permissions import Role
from studio.record_folders import want_upload
from studio.secrets import key_from_file
from studio.wire.account import (
    AskGo,
    ChooseEvent,
    GiveCode,
    GoLive,
    LeaveAir,
    LendToken,
    LookAgain,
    SignIn,
    SignOut,
)
from studio.wire.account_launch import ACCOUNT_NAME
from tests.fakes.people import PASSWORD, FakePeople, Someone, allow_all
from tests.parts.backend_server import BackendServer
from tests.parts.pki import Authority
from tests.parts.receiver import Receiver, receiving
from tests.parts.recordings import record
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.studio.backend.http.serving import parts_in
from tests.waiting import wait_until

from .caller import Caller, child_of, children_of

_OWN = ("studio.backend", "studio.ingest_server")


@dataclass
class Organisation:
    """A deployed backend with an ingest that asks it, and people of one organisation."""

    parts: Parts
    people: FakePeople
    id: str
    url: str
    ca_file: Path
    receiver: Receiver

    def event(self, name: str, *, needs_go: bool = False) -> str:
        now_ns = time.time_ns()
        draft = Draft(
            name=name,
            begins_at_ns=now_ns,
            ends_at_ns=now_ns + 3600 * NS_PER_S,
            needs_go=needs_go,
        )
        producer = self.people.person(self.id, Role.PRODUCER)
        return self.parts.eventing.events.create(self.people.caller(producer), draft).id


@pytest.fixture
def deployed(tmp_path: Path) -> Iterator[Organisation]:
    authority = Authority(tmp_path)
    certificate = authority.valid()
    with ExitStack() as ends:
        parts = ends.enter_context(parts_in(tmp_path / "deployed"))
        people = FakePeople.of(parts.repository, parts.accounts)
        tls = tls_of(certificate.chain, certificate.key)
        server = ends.enter_context(BackendServer(create_app(parts), tls=tls))
        root = Person("root", PROVIDER, Role.DEVELOPER, "session", "127.0.0.1")
        ingest = parts.eventing.ingest
        # Its port is known once it listens, and its token before.
        placed = ingest.register(
            root, name="one", region=Region.EU, zone="a", url="rtmps://127.0.0.1:1"
        )
        asks = BackendAuthority.at(server.url, placed.token, authority.ca_file)
        receiver = ends.enter_context(
            receiving(tmp_path / "received", certificate=certificate, authorizer=asks)
        )
        moved = f"rtmps://127.0.0.1:{receiver.port}"
        parts.repository.write(lambda tx: _move(tx, placed.server.id, moved))
        yield Organisation(
            parts, people, people.organisation("Oyj"), server.url, authority.ca_file, receiver
        )


def _move(transaction: Transaction, server_id: str, url: str) -> None:
    kept = transaction.get(INGEST_SERVERS, server_id)
    assert kept is not None
    transaction.put(INGEST_SERVERS, msgspec.structs.replace(kept, url=url))


def sign_in(caller: Caller, deployed: Organisation, someone: Someone) -> None:
    assert caller.ask(SignIn(deployed.url, someone.mail, "wrong")) != ""
    assert caller.ask(SignIn(deployed.url, someone.mail, PASSWORD.reveal())) == ""
    if someone.authenticator is not None:
        caller.wait(lambda s: s.status == "code", "a code is due")
        assert caller.ask(GiveCode(someone.authenticator.code(time.time_ns()))) == ""
    caller.wait(
        lambda s: s.person is not None and not s.person.own and s.events, "one is in, with events"
    )


@pytest.mark.promise(14)
@pytest.mark.promise(34)
def test_a_member_signs_in_and_goes_live_with_a_key_that_nobody_typed(
    tmp_path: Path, deployed: Organisation
) -> None:
    event = deployed.event("Spring results")
    guarded = deployed.event("Board", needs_go=True)
    admin = deployed.people.person(deployed.id, Role.ADMIN)
    presenter = deployed.people.person(deployed.id, Role.PRESENTER)
    with StudioRun(tmp_path, PATTERN_SHOW, "--ca-file", str(deployed.ca_file)) as run:
        run.state()
        caller = Caller(run.places.account_socket)
        try:
            sign_in(caller, deployed, admin)
            assert caller.state.person is not None
            assert (caller.state.person.organisation, caller.state.person.role) == ("Oyj", "admin")
            # The backend that came along for nobody in particular has ended, and its ingest.
            wait_until(lambda: not children_of(run, *_OWN), 10, "the own backend has ended")
            # What may not go live says so, and is refused by the backend whoever asks.
            assert caller.ask(ChooseEvent(guarded)) == ""
            caller.wait(lambda s: s.chosen == guarded, "it is chosen")
            assert "second person's go" in caller.ask(GoLive())
            assert caller.ask(AskGo()) == ""
            assert caller.ask(ChooseEvent(event)) == ""
            assert caller.ask(GoLive()) == ""
            live = run.wait_state("live", lambda s: s.live.status == "live")
            assert live.used_event.name == "Spring results"
            assert live.live.region == "this machine"
            assert deployed.receiver.files()
            _sees_another_station(caller, deployed, event)
            assert caller.ask(LeaveAir()) == ""
            caller.wait(lambda s: not s.stage, "it is left")
            assert caller.ask(LookAgain()) == ""
            kept = next(Path(run.environment["XDG_DATA_HOME"]).rglob(ACCOUNT_NAME))
            assert kept.stat().st_mode & 0o077 == 0
            assert admin.mail.encode() not in kept.read_bytes()
            # Whatever becomes of the process, one stays signed in.
            os.kill(child_of(run, "studio.account"), signal.SIGKILL)
            caller.close()
            caller = Caller(run.places.account_socket)
            caller.wait(lambda s: s.person is not None and s.person.organisation == "Oyj", "in")
            assert caller.ask(SignOut()) == ""
            assert not kept.exists()
            caller.wait(lambda s: s.person is not None and s.person.own, "it is begun again")
            assert len(children_of(run, *_OWN)) == len(_OWN)
            # Who may not go live is told so beforehand, and refused by the backend all the same.
            sign_in(caller, deployed, presenter)
            planned = next(each for each in caller.state.events if each.id == event)
            assert not planned.may_live
            assert not planned.may_rehearse
            assert caller.ask(ChooseEvent(event)) == ""
            assert "may not" in caller.ask(GoLive())
            assert len(deployed.receiver.files()) == 1
        finally:
            caller.close()


@pytest.mark.promise(7)
def test_a_recording_that_is_to_be_kept_goes_to_the_backend_of_who_is_signed_in(
    tmp_path: Path, deployed: Organisation
) -> None:
    deployed.event("Spring results")
    operator = deployed.people.person(deployed.id, Role.OPERATOR)
    with StudioRun(tmp_path, PATTERN_SHOW, "--ca-file", str(deployed.ca_file)) as run:
        run.state()
        caller = Caller(run.places.account_socket)
        try:
            sign_in(caller, deployed, operator)
            # No client but the studio's own uploads sees a token.
            for guess in ("", "guess"):
                assert "lent to nobody" in caller.ask(LendToken(guess))
            data = Path(run.environment["XDG_DATA_HOME"]) / "videosync-studio"
            path = record(data / "recordings", key_from_file(tmp_path / "record.key"))
            path.with_name(f"{path.name}.upload").touch()
            want_upload(data)
            done = path.with_name(f"{path.name}.uploaded")
            wait_until(done.exists, 40, "it is brought")
        finally:
            caller.close()
    archive = deployed.parts.archive.of(deployed.id)
    kept = archive.recording_chunks(read_header(path).file_id.hex())
    assert b"".join(kept) == path.read_bytes()
    # Nothing of it is with the backend that comes along, which nobody asked for it.
    assert not list(data.rglob("*.vsupload"))


def _sees_another_station(caller: Caller, deployed: Organisation, event: str) -> None:
    other = deployed.people.person(deployed.id, Role.OPERATOR)
    token = deployed.people.sign_in(other).tokens.access
    client = LiveClient(
        [BackendAddress.parse(deployed.url)],
        lambda: token,
        allow_all,
        event,
        LiveListener(),
        station=OwnStation("oslo", "Oslo"),
        ca_file=deployed.ca_file,
    )
    client.start()
    try:
        state = caller.wait(lambda s: s.stations, "another station is seen")
        assert [(each.name, each.role, each.on_air) for each in state.stations] == [
            ("Oslo", "operator", False)
        ]
    finally:
        client.stop()
    caller.wait(lambda s: not s.stations or not s.stations[0].healthy, "it is seen to have gone")
