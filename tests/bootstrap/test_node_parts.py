import hashlib
import json
from pathlib import Path

import pytest

from bootstrap import node_parts
from bootstrap.say import SetupError


def _folder(folder: Path, *dependencies: str) -> Path:
    wanted = dict.fromkeys(dependencies, "1.0.0")
    about = {"name": "parts", "version": "1.0.0", "dependencies": wanted}
    lock = {"name": "parts", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": about}}
    (folder / "package.json").write_text(json.dumps(about))
    (folder / "package-lock.json").write_text(json.dumps(lock))
    return folder


def test_the_second_time_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path)
    (folder / "node_modules").mkdir()
    digest = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    (folder / "node_modules" / ".videosync-lock").write_text(digest)
    monkeypatch.setenv("PATH", "")
    node_parts.ensure(folder)


def test_what_npm_refuses_is_told_and_leaves_no_stamp(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "not-in-the-lock")
    with pytest.raises(SetupError, match="could not be installed"):
        node_parts.ensure(folder)
    assert not (folder / "node_modules" / ".videosync-lock").exists()


def test_a_system_without_npm_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match="npm is missing"):
        node_parts.ensure(folder)


def test_the_lock_names_no_address_and_a_hash_for_each_package() -> None:
    lock = json.loads((node_parts.FOLDER / "package-lock.json").read_text("utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert "node_modules/node-media-server" in packages
    assert all("resolved" not in about for about in packages.values())
    assert all(about["integrity"].startswith("sha512-") for about in packages.values())
