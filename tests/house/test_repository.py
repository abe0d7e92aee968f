"""What the repository itself promises: updates, scans, pinned dependencies, a true page."""

import subprocess
import sys
import tomllib

import pytest

from tests import promises
from tests.promises import ROOT

_CHECK = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]


@pytest.mark.promise(8)
def test_dependabot_watches_all_four_kinds_and_its_file_is_valid() -> None:
    file = ROOT / ".github" / "dependabot.yml"
    subprocess.run([*_CHECK, "vendor.dependabot", str(file)], check=True, timeout=60)
    text = file.read_text("utf-8")
    for kind in ("pip", "npm", "docker", "github-actions"):
        assert f"package-ecosystem: {kind}\n" in text


@pytest.mark.promise(9)
def test_the_scan_runs_by_itself_and_its_failure_is_told() -> None:
    file = ROOT / ".github" / "workflows" / "scan.yml"
    subprocess.run([*_CHECK, "vendor.github-workflows", str(file)], check=True, timeout=60)
    text = file.read_text("utf-8")
    assert "schedule:" in text
    assert "--strict" in text
    assert "if: failure()" in text


@pytest.mark.promise(10)
def test_each_release_has_a_bill_of_materials_and_is_pinned() -> None:
    file = ROOT / ".github" / "workflows" / "release.yml"
    subprocess.run([*_CHECK, "vendor.github-workflows", str(file)], check=True, timeout=60)
    assert "cyclonedx" in file.read_text("utf-8")
    for lock in ("runtime", "dev"):
        lines = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines()
        wanted = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert all("==" in line for line in wanted)


def test_every_change_is_tested_by_the_one_command() -> None:
    file = ROOT / ".github" / "workflows" / "test.yml"
    subprocess.run([*_CHECK, "vendor.github-workflows", str(file)], check=True, timeout=60)
    assert ".ci/run" in file.read_text("utf-8")
    assert "start.py test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_page_of_promises_is_what_the_marks_say() -> None:
    assert promises.PAGE.read_text("utf-8") == promises.page(), "run python -m tests.promises"


def test_every_mark_names_a_promise_that_was_made() -> None:
    made = tomllib.loads((ROOT / "tests" / "promises.toml").read_text("utf-8"))["promise"]
    assert [promise["number"] for promise in made] == list(range(1, 60))
    assert set(promises._proofs()) <= set(range(1, 60))
