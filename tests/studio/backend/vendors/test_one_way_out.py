"""No module of the backend reaches a network but those that are named here, with what for."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4] / "studio" / "backend"
CLIENTS = {
    *("requests", "urllib3", "http.client", "urllib.request", "smtplib", "httpx", "httpx2"),
    *("aiohttp", "ftplib", "websockets", "nats", "pymongo", "socket"),
}
ALLOWED = {
    **dict.fromkeys(("runner.py", "deployment/run.py", "http/talk_protocol.py"), "listens"),
    "deployment/healthy.py": "asks itself whether it is well",
    "audit/https_heads.py": "keeps heads of the trail elsewhere",
    "one_context.py": "how others are asked over TLS; opens nothing by itself",
    "talkback/daily/rest.py": "Daily, for calls of organisations that agreed",
    **dict.fromkeys(("live/nats_link.py", "live/nats_bus.py", "live/nats_store.py"), "own NATS"),
}
"""Besides these, the stores' own database and who signs people in, by their folders."""
FOLDERS = ("stores/", "accounts/")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _reaches_out(path: Path) -> bool:
    return any(
        name == client or name.startswith(f"{client}.")
        for name in _imports(path)
        for client in CLIENTS
    )


@pytest.mark.promise(58)
def test_nothing_but_what_is_named_opens_a_connection() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if _reaches_out(path)}
    unnamed = {name for name in found if name not in ALLOWED and not name.startswith(FOLDERS)}
    assert unnamed == set()


def test_the_search_finds_what_it_is_for(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    for text in ("import requests", "from http import client", "import urllib.request as u"):
        path.write_text(text)
        assert _reaches_out(path), text
    path.write_text("import json\nfrom http import HTTPStatus\n")
    assert not _reaches_out(path)
