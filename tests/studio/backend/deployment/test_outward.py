"""Whom a deployed backend asks, what its letters say, and how its first people get in."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from studio.backend.accounts.tickets import Purpose
from studio.backend.audit.model import RECORDS
from studio.backend.deployment import load_deployment
from studio.backend.deployment.asking import (
    daily_of,
    gate_of,
    heads_of,
    link_of,
    providers_of,
)
from studio.backend.deployment.assembly import deployed_parts
from studio.backend.errors import ForbiddenError
from studio.backend.http import create_app
from studio.backend.parts import Parts
from studio.backend.records import PROVIDER
from studio.backend.repository import Query
from studio.backend.trail import Deed, Outcome
from studio.cli.backend import add_parser
from studio.secrets import Secret
from tests.fakes.people import PASSWORD
from tests.parts.admins import forms_on
from tests.parts.heads_place import HeadsPlace
from tests.parts.mail_server import MailServer
from tests.parts.pki import Certificate
from tests.parts.ports import free_port
from tests.studio.cli.commands import run
from tests.waiting import wait_until

from .test_deployment import KEY, OTHER, POST, written

ISSUERS = """
[[issuers]]
type = "microsoft"
client_id = "studio"
tenants = ["11111111-2222-3333-4444-555555555555"]
[[issuers]]
type = "google"
client_id = "studio"
client_secret_from = "env:GOOGLE_SECRET"
"""
URL = 'public_url = "https://backend.example.org"'


@contextmanager
def deployed(config: Path) -> Iterator[Parts]:
    with closing(deployed_parts(load_deployment(config), KEY)) as parts:
        yield parts


_BROUGHT = {"/backend/1.instance", "/backend/a.1.head"}
"""That this instance is there, and its first head."""


@pytest.mark.promise(36)
def test_only_who_is_named_is_asked_and_only_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_SECRET", "of the client")
    deployment = load_deployment(written(tmp_path, post=POST + ISSUERS + OTHER))
    gate = gate_of(deployment)
    assert heads_of(deployment) is None
    for host in ("login.microsoftonline.com", "oauth2.googleapis.com", "login.example.org"):
        gate(host, 443, "sign-in")
        with pytest.raises(ForbiddenError, match="is not named"):
            gate(host, 443, "mail")
    gate("mail.example.org", 587, "mail")
    for host, port, purpose in (
        ("mail.example.org", 25, "mail"),
        ("mail.example.org", 587, "sign-in"),
        ("login.example.com", 443, "sign-in"),
    ):
        with pytest.raises(ForbiddenError, match="is not named"):
            gate(host, port, purpose)
    microsoft, google, other = providers_of(deployment)
    assert microsoft.tenants == {"11111111-2222-3333-4444-555555555555"}
    assert google.client_secret is not None
    assert "of the client" not in repr(google)
    assert other.metadata_url == "https://login.example.org/.well-known/openid-configuration"


def test_a_letter_names_the_page_and_keeps_the_code_out_of_its_address() -> None:
    link = link_of("https://backend.example.org/")
    for purpose, page in (
        (Purpose.INVITATION, "invitation"),
        (Purpose.NEW_PASSWORD, "new-password"),
        (Purpose.NEW_MAIL, "new-mail"),
    ):
        said = link(purpose, Secret("the-code"))
        assert f"https://backend.example.org/admin/{page} and" in said
        assert said.endswith("\n\nthe-code")


@pytest.mark.promise(43)
def test_the_first_admin_comes_in_by_a_code_that_is_shown_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = written(tmp_path, top=URL)
    who = ("--organisation", "Acme", "--mail", "eva.ek@acme.example", "--print-code")
    asked = ("backend", "first-admin", "--config", config, *who)
    monkeypatch.setenv("STORE_KEY", KEY.key.reveal())
    assert run(add_parser, *asked) == 0
    said = capsys.readouterr().out
    code = said.splitlines()[-1]
    assert "https://backend.example.org/admin/invitation" in said
    monkeypatch.setenv("STORE_KEY", KEY.key.reveal())
    assert run(add_parser, *asked) == 2
    assert "There is an organisation already" in capsys.readouterr().err
    with deployed(config) as parts:
        client = TestClient(create_app(parts), base_url="https://backend.example")
        form = forms_on(client.get("/admin/invitation").text)["/admin/invitation"]
        data = {"form": form, "code": code, "name": "Eva Ek", "password": "short"}
        assert "password" in client.post("/admin/invitation", data=data).text
        data["password"] = PASSWORD.reveal()
        answer = client.post("/admin/invitation", data=data)
        assert (answer.status_code, answer.url.path) == (200, "/admin/sign-in")
        again = client.post("/admin/invitation", data=data)
        assert "used already" in again.text
        found = parts.repository.read(lambda reader: reader.find(RECORDS, Query(limit=1000)))
    assert {"first organisation added", "invitation accepted"} <= {each.kind for each in found}


@pytest.mark.promise(43)
def test_the_first_developer_gets_a_letter_over_tls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path)
    certificate = Certificate(tmp_path / "valid.pem", tmp_path / "valid.key")
    with MailServer(certificate, password=PASSWORD.reveal()) as server:
        post = (
            f'[post]\nhost = "localhost"\nport = {server.port}\nsender = "studio@example.org"\n'
            'user = "studio"\npassword_from = "env:MAIL"\n'
        )
        top = f'authorities_file = "{tmp_path}/authority.pem"'
        config = written(tmp_path, post=post, top=top)
        for day, status in (("2026-02-30", 2), ("2026-02-03", 0)):
            monkeypatch.setenv("STORE_KEY", KEY.key.reveal())
            monkeypatch.setenv("MAIL", PASSWORD.reveal())
            words = ("--mail", "dev@example.org", "--agreement", "NDA 3", "--signed-on", day)
            try:
                told = run(add_parser, "backend", "first-developer", "--config", config, *words)
            except SystemExit as ended:
                told = int(str(ended.code))
            assert told == status
        assert "A letter to dev@example.org" in capsys.readouterr().out
        monkeypatch.setenv("MAIL", PASSWORD.reveal())
        with deployed(config) as parts:
            assert parts.accounts.outbox.send_waiting() == 1
        (letter,) = server.letters
    assert "as developer" in letter
    assert "STARTTLS" in " ".join(server.said)


@pytest.mark.promise(43)
def test_heads_go_to_the_address_that_is_named_and_for_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    top = f'authorities_file = "{tmp_path}/authority.pem"'
    heads = f'heads_url = "https://localhost:{port}/backend"\nheads_token_from = "env:HEADS"\n'
    config = written(tmp_path, top=top, post=heads + POST)
    monkeypatch.setenv("HEADS", "the token")
    with HeadsPlace(
        Certificate(tmp_path / "valid.pem", tmp_path / "valid.key"), port=port
    ) as place:
        gate = gate_of(load_deployment(config))
        gate("localhost", place.port, "audit heads")
        with pytest.raises(ForbiddenError, match="is not named"):
            gate("localhost", place.port, "mail")
        with deployed(config) as parts:
            parts.trail.record(Deed("access", Outcome.DONE, PROVIDER))
            wait_until(lambda: len(place.kept) == len(_BROUGHT), 10, "a head was brought")
        assert place.tokens == {"Bearer the token"}
    assert set(place.kept) == _BROUGHT


@pytest.mark.promise(56)
def test_daily_is_asked_by_a_backend_that_was_told_its_key_and_by_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = load_deployment(written(tmp_path))
    assert daily_of(plain) is None
    with pytest.raises(ForbiddenError, match="is not named"):
        gate_of(plain)("api.daily.co", 443, "talkback by Daily")
    with deployed(written(tmp_path)) as parts:
        assert parts.eventing.daily is None
    monkeypatch.setenv("DAILY_KEY", "of an account")
    config = written(tmp_path, post='[daily]\nkey_from = "env:DAILY_KEY"\n' + POST)
    gate = gate_of(load_deployment(config))
    gate("api.daily.co", 443, "talkback by Daily")
    for host, port, purpose in (
        ("api.daily.co", 443, "mail"),
        ("api.daily.co", 80, "talkback by Daily"),
        ("gs.daily.co", 443, "talkback by Daily"),
    ):
        with pytest.raises(ForbiddenError, match="is not named"):
            gate(host, port, purpose)
    with deployed(config) as parts:
        assert parts.eventing.daily is not None
