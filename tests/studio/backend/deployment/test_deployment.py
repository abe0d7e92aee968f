"""A deployed backend: what it refuses to start with, and one that serves over TLS."""

import os
import signal
import ssl
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from studio.backend.deployment import DeploymentError, check, load_deployment
from studio.backend.deployment.healthy import is_healthy
from studio.cli.backend import add_parser
from studio.secrets import RecordKey
from tests.parts.pki import Authority
from tests.parts.ports import free_port, wait_for_listener
from tests.studio.cli.commands import run

ROOT = Path(__file__).resolve().parents[4]
KEY = RecordKey.generate(protected=True)
POST = '[post]\nhost = "mail.example.org"\nsender = "studio@example.org"\n'
OTHER = """
[[issuers]]
type = "oidc"
name = "works"
label = "Works"
issuer = "https://login.example.org"
client_id = "studio"
"""
_CONFIG = """
environment = "{environment}"
instance = "a"
host = "{host}"
port = {port}
archive_folder = "{folder}/archives"
trusted_proxies = [{proxies}]
{top}
[store]
type = "sqlite"
folder = "{folder}/store"
second = "{folder}/second"
key_from = "{key_from}"
[audit]
heads_folder = "{folder}/heads"
{post}
{tls}
"""


def written(folder: Path, **told: object) -> Path:
    certificate = Authority(folder).valid()
    tls = f'[tls]\nchain = "{certificate.chain}"\nkey = "{certificate.key}"\n'
    values: dict[str, object] = {
        "environment": "production",
        "host": "127.0.0.1",
        "port": 8443,
        "folder": folder,
        "proxies": "",
        "key_from": "env:STORE_KEY",
        "tls": tls,
        "post": POST,
        "top": "",
        **told,
    }
    path = folder / "backend.toml"
    path.write_text(_CONFIG.format(**values))
    return path


@pytest.mark.promise(4)
@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"tls": ""}, "over TLS alone"),
        ({"tls": "", "environment": "staging", "host": "0.0.0.0"}, "on this machine alone"),  # noqa: S104  # refused
        ({"proxies": '"0.0.0.0/0"'}, "is everybody"),
        ({"proxies": '"proxy.example"'}, "no address or network"),
        ({"environment": "test"}, "Invalid enum value 'test'"),
        ({"port": 0}, "port"),
        ({"post": ""}, "an admin would read the letters of all"),
        ({"post": POST.replace("@", " at ")}, "name@example.com"),
        ({"post": f'{POST}user = "studio"\n'}, "come together"),
        ({"top": 'public_url = "http://backend.example.org"'}, "public_url"),
        ({"top": 'public_url = "https://x.example/?code=1"'}, "public_url"),
        ({"post": POST + OTHER.replace("https", "http")}, "https:// alone"),
        ({"post": POST + OTHER + OTHER}, "name of its own"),
        ({"post": 'heads_url = "http://heads.example.org"\n' + POST}, "heads_url is as https"),
        ({"post": 'heads_token_from = "env:HEADS"\n' + POST}, "is for a heads_url"),
    ],
)
def test_what_must_not_be_started_is_refused_by_its_line(
    tmp_path: Path, told: dict[str, object], says: str
) -> None:
    with pytest.raises(DeploymentError, match=says):
        load_deployment(written(tmp_path, **told))


@pytest.mark.promise(5)
def test_without_a_key_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = written(tmp_path)
    monkeypatch.delenv("STORE_KEY", raising=False)
    assert run(add_parser, "backend", "serve", "--config", config) == 2
    assert "STORE_KEY is not set" in capsys.readouterr().err
    monkeypatch.setenv("STORE_KEY", "no key")
    assert run(add_parser, "backend", "serve", "--config", config) == 2
    said = capsys.readouterr().err
    assert "Nothing is kept unencrypted" in said
    assert "no key" not in said
    assert not (tmp_path / "store").exists()


def test_check_tells_what_is_good_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORE_KEY", KEY.key.reveal())
    assert run(add_parser, "backend", "serve", "--config", written(tmp_path), "--check") == 0
    said = capsys.readouterr().out
    assert "production, instance a" in said
    assert KEY.key_id in said
    assert KEY.key.reveal() not in said
    assert not (tmp_path / "store").exists()
    (tmp_path / "valid.key").write_text("no key")
    monkeypatch.setenv("STORE_KEY", KEY.key.reveal())
    assert (
        run(add_parser, "backend", "serve", "--config", tmp_path / "backend.toml", "--check") == 2
    )
    assert "check both files" in capsys.readouterr().err
    assert run(add_parser, "backend", "serve", "--config", tmp_path / "absent") == 2


def test_the_files_that_ship_can_be_deployed(monkeypatch: pytest.MonkeyPatch) -> None:
    deployment = load_deployment(ROOT / "deploy" / "backend-a.toml")
    other = load_deployment(ROOT / "deploy" / "backend-b.toml")
    assert deployment.is_production
    assert {deployment.instance, other.instance} == {"a", "b"}
    with pytest.raises(DeploymentError) as missing:
        check(deployment)
    for secret in ("backend_chain", "store_key", "nats_token", "mail_password"):
        assert f"/run/secrets/{secret}" in str(missing.value)
    monkeypatch.setattr("studio.backend.deployment.checking.tls_of", lambda *_files: None)
    for module in ("checking", "asking"):
        monkeypatch.setattr(
            f"studio.backend.deployment.{module}.read_secret", lambda _place: KEY.key
        )
    said = "\n".join(check(deployment))
    for word in ("MongoDB", "mail.videosync.example port 587", "tls://nats:4222"):
        assert word in said


@pytest.mark.promise(4)
def test_one_serves_over_tls_until_it_is_told_to_end(tmp_path: Path) -> None:
    port = free_port()
    config = written(tmp_path, port=port)
    command = [sys.executable, "-m", "studio", "backend", "serve", "--config", str(config)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "STORE_KEY": KEY.key.reveal()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for_listener(port)
        url = f"https://127.0.0.1:{port}"
        answer = requests.get(f"{url}/health", verify=str(tmp_path / "authority.pem"), timeout=10)
        assert (answer.status_code, answer.json()) == (200, {"state": "healthy"})
        page = requests.get(
            f"{url}/admin/people", verify=str(tmp_path / "authority.pem"), timeout=10
        )
        assert page.url == f"{url}/admin/sign-in"
        assert is_healthy(load_deployment(config))
        assert ssl.get_server_certificate(("127.0.0.1", port))
    finally:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[0]
    assert process.returncode in {0, -signal.SIGTERM}
    assert KEY.key.reveal().encode() not in said
    assert b"Traceback" not in said
    assert not is_healthy(load_deployment(config))
