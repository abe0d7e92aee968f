"""``backend open``: the pages of the backend on this machine, for its owner."""

import re
from pathlib import Path

import pytest
import requests

from studio.cli.backend import add_parser
from studio.secrets import write_new_key
from tests.studio.cli.commands import run


def test_the_pages_open_by_the_link_once_until_enter_is_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key_file = tmp_path / "record.key"
    write_new_key(key_file)
    monkeypatch.setattr("studio.cli.own_pages.data_folder", lambda _: tmp_path / "data")
    seen: list[tuple[str, str]] = []

    class Person:
        """Opens the link twice, then presses Enter."""

        def readline(self) -> str:
            url = re.findall(r"^http.*$", capsys.readouterr().out, re.MULTILINE)[0]
            for _ in range(2):
                answer = requests.get(url, timeout=10, allow_redirects=False)
                seen.append((answer.headers.get("Location", ""), answer.text))
            return "\n"

    monkeypatch.setattr("sys.stdin", Person())
    assert run(add_parser, "backend", "open", "--key-file", key_file) == 0
    (first, _), (second, said) = seen
    assert (first, second) == ("/admin/people", "")
    assert "used already" in said
