"""Each import contract is broken once for every pair it forbids, in a copy of the tree."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_LAYERS = ("ui", "studio", "capture", "mixer", "resources")
_QT = ("PySide6", "shiboken6")
# Who must not import whom, as docs/design.md tells it; by the contract that has to notice.
_FORBIDDEN: dict[str, dict[str, tuple[str, ...]]] = {
    "layers": {
        "studio": ("ui",),
        "capture": ("studio.wire", "ui"),
        "mixer": ("capture", "studio.wire", "ui"),
        "resources": ("mixer.clock", "capture", "studio.wire", "ui"),
    },
    "no-tests": dict.fromkeys(_LAYERS, ("tests", "pytest")),
    "mixer": {
        "mixer": (
            *_QT,
            *("av", "sounddevice", "daily", "requests", "urllib3", "urllib", "http", "socket"),
            *("socketserver", "ssl", "asyncio", "selectors", "subprocess", "multiprocessing"),
            *("pathlib", "shutil", "tempfile", "mmap", "sqlite3", "cryptography", "keyring"),
        ),
    },
    "qt": {"studio": _QT, "studio.engine": _QT, "capture": _QT, "mixer": _QT, "resources": _QT},
    "asyncio": dict.fromkeys(("ui", "studio.engine", "capture", "mixer"), ("asyncio",)),
    "webrtc": dict.fromkeys(
        ("ui", "studio.engine", "studio.output"), ("aiortc", "aioice", "livekit")
    ),
    "daily": dict.fromkeys(
        ("ui", "studio.engine", "studio.links.talk", "studio.links.daily", "studio.backend"),
        ("daily",),
    ),
    "daily-apart": {
        "studio.links.talk": ("studio.links.daily",),
        "studio.backend": ("studio.links.daily",),
    },
    "links": {
        "studio.links": ("studio.engine", "studio.supervisor", "capture", "capture.portaudio"),
        "studio.links.talk": ("capture.microphone", "capture.devices"),
    },
    "ui-rooms": {
        "ui": (
            *("capture", "mixer.errors", "studio.engine", "studio.show", "studio.output"),
            *("studio.supervisor", "studio.secrets", "studio.audit", "studio.cli"),
        ),
    },
    "ui-libraries": {
        "ui": ("cv2", "sounddevice", "samplerate", "resvg_py", "cryptography", "keyring"),
        "studio.wire": ("cv2", "sounddevice", "capture", "studio.engine"),
    },
    "wire": {
        "studio.wire": (
            *("av", "cv2", "numpy", "sounddevice", "requests", "cryptography", "keyring"),
            *("capture", "studio.engine", "studio.output", "studio.supervisor"),
        ),
    },
    "supervisor": {
        "studio.supervisor": ("av", "cv2", *_QT, "studio.engine", "studio.output", "capture"),
        "studio.show": ("av", "cv2", "PySide6"),  # which the supervisor is made to import
    },
    "policy": {"studio.policy": ("socket", "ssl", "requests", "studio.engine", "studio.output")},
    "backend-apart": {
        "studio.engine": ("studio.backend.accounts",),
        "studio.output": ("studio.backend.accounts",),
    },
    "backend": {
        "studio.backend.accounts": (
            *("studio.engine", "studio.output", "studio.client", "studio.supervisor"),
            *("capture", "mixer", "av", "cv2", "numpy"),
        ),
    },
    "web": dict.fromkeys(
        ("ui", "studio.client", "studio.engine"), ("fastapi", "starlette", "uvicorn", "anyio")
    ),
    "client": {
        "studio.client": (
            *("av", "cv2", "numpy", "sounddevice", "cryptography", "keyring", "capture"),
            *("studio.engine", "studio.output", "studio.backend", "studio.supervisor"),
            "studio.secrets",
        ),
    },
    "library": {
        "studio.library": (
            *("studio.engine.session", "studio.engine.assembly", "studio.supervisor"),
            *("studio.backend", "studio.client", "studio.links", "requests"),
            *("mixer.video_mix", "mixer.audio_mix"),
        ),
    },
    "library-apart": dict.fromkeys(
        ("studio.engine", "studio.output", "studio.supervisor", "studio.wire"),
        ("studio.library.shelf",),
    ),
    "account": {
        "studio.account": (
            *("studio.engine.session", "studio.engine.assembly", "studio.supervisor"),
            *("studio.backend", "studio.links", "studio.output", "studio.library", "av", "cv2"),
            *("mixer.video_mix", "mixer.audio_mix"),
        ),
    },
    "account-asks": {"studio.account": ("requests", "urllib3", "websockets")},
    "account-apart": dict.fromkeys(
        ("studio.engine", "studio.output", "studio.supervisor", "studio.wire"),
        ("studio.account.clerk",),
    ),
    "archive": {
        "studio.archive": (
            *("av", "numpy", "requests", "socket", "ssl", "pathlib", "cryptography"),
            *("studio.backend", "studio.client", "studio.engine", "studio.output"),
        ),
    },
    "talkback": {
        "studio.talkback.matrix": ("mixer.program", "mixer.audio_mix"),
        "studio.links.talk": ("mixer.program", "mixer.audio_mix", "mixer.sample_store"),
    },
    "talkback-routing": {
        "studio.talkback.routing": (
            *("av", "numpy", "sounddevice", "requests", "websockets", "socket", "ssl", "asyncio"),
            *("threading", "time", "pathlib", "subprocess", "cryptography", "capture", "mixer"),
            *("studio.backend", "studio.client", "studio.engine", "studio.links", "studio.output"),
        ),
    },
    "headphones": {
        "capture.headphones": ("mixer.audio_mix", "mixer.program", "mixer.sample_store"),
    },
    "ingest-server": {
        "studio.ingest_server": (
            *("studio.output.encoder", "studio.output.packet", "studio.engine", "capture"),
            *("av", "cv2"),
        ),
    },
}
# Paths by which the indirect ones of the above are reached.
_WAYS = {"ui-libraries": ("ui", "studio.wire"), "supervisor": ("studio.supervisor", "studio.show")}
_ALLOWED: dict[str, dict[str, tuple[str, ...]]] = {
    "ui-rooms": {"ui": ("studio.wire.codec", "studio.policy.residency", "resources", "PySide6")},
    "ingest-server": {"studio.ingest_server": ("studio.output.rtmp", "studio.output.rtmp.amf0")},
    "qt": {"ui": _QT},
    "asyncio": {"studio.links.daily": ("asyncio",)},
    "backend": {"studio.backend.accounts": ("mixer.errors", "mixer.handoff", "mixer.worker")},
    "webrtc": {"studio.links.daily": ("aiortc", "aioice", "livekit")},
    "links": {"studio.links.talk": ("capture.portaudio", "capture.play_ring", "capture.drift")},
    "web": {"studio.backend.accounts": ("fastapi", "fastapi.responses", "uvicorn", "anyio")},
    "ui-libraries": {"ui": ("studio.client.archive",)},
    "account-asks": {"studio.account": ("studio.client.accounts", "studio.client.live")},
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the tree's Python files, with the rooms that are not built yet."""
    return _copied(tmp_path)


def _copied(folder: Path) -> Path:
    for layer in _LAYERS:
        for source in (_ROOT / layer).rglob("*.py"):
            target = folder / source.relative_to(_ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    shutil.copy(_ROOT / ".importlinter", folder)
    for room in ("backend/accounts", "talkback", "links", "cli", "show", "supervisor"):
        for made in (folder / "studio" / room, *(folder / "studio" / room).parents):
            if made.is_relative_to(folder / "studio"):
                made.mkdir(parents=True, exist_ok=True)
                (made / "__init__.py").touch()
    return folder


def _add(copy: Path, importer: str, imported: str, name: str) -> str:
    """Write a module into the package *importer* that imports *imported*; return its name."""
    folder = copy.joinpath(*importer.split("."))
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / f"{name}.py").write_text(f"import {imported}\n")
    return f"{importer}.{name}"


def _lint(copy: Path) -> tuple[bool, str]:
    """Return whether the copy keeps all contracts, and what was said of it."""
    run = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            *("--no-cache", "--no-logo", "--debug"),
        ],
        cwd=copy,
        env={"COLUMNS": "400", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Contracts:" in run.stdout, run.stdout + run.stderr
    return run.returncode == 0, run.stdout


def _names() -> dict[str, str]:
    """Return the title of each contract by its short name."""
    config = configparser.ConfigParser()
    config.read(_ROOT / ".importlinter")
    return {
        section.rpartition(":")[2]: config[section]["name"]
        for section in config.sections()
        if ":contract:" in section
    }


def _pairs(contract: str) -> list[tuple[str, str, str]]:
    """Return importer, imported and a name of its own for each module that breaks it."""
    return [
        (importer, imported, f"added_{contract.replace('-', '_')}_{number}")
        for number, (importer, imported) in enumerate(
            (importer, imported)
            for importer, all_imported in _FORBIDDEN[contract].items()
            for imported in all_imported
        )
    ]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what is said of each contract, by its title, of a tree that breaks them all.

    One graph of the tree serves for all: each bad import is in a module of its own.
    """
    copy = _copied(tmp_path_factory.mktemp("broken"))
    for contract in _FORBIDDEN:
        for importer, imported, name in _pairs(contract):
            added = _add(copy, importer, imported, name)
            if contract in _WAYS:
                way, through = _WAYS[contract]
                if added.startswith(through):
                    _add(copy, way, added, f"way_{name}")
    (copy / "capture" / "hen.py").write_text("import capture.egg\n")
    (copy / "capture" / "egg.py").write_text("import capture.hen\n")
    kept, output = _lint(copy)
    assert not kept
    _, _, told = output.partition("\nBroken contracts\n")
    # A title and a line below it, as long.
    _, *parts = re.split(r"^(.+)\n-+\n", told, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_the_table_knows_every_contract() -> None:
    assert _names().keys() == {*_FORBIDDEN, "no-cycles"}


@pytest.mark.parametrize("contract", _FORBIDDEN)
def test_a_bad_import_is_noticed(broken: dict[str, str], contract: str) -> None:
    seen = re.sub(r"\s+", " ", broken[_names()[contract]])
    for importer, imported, name in _pairs(contract):
        assert f"{importer}.{name} -> {imported}" in seen, seen


def test_a_circle_is_noticed(broken: dict[str, str]) -> None:
    assert "No cycles are allowed in capture" in broken[_names()["no-cycles"]]


def test_the_tree_keeps_them_all_and_what_is_allowed_passes(copy: Path) -> None:
    pairs = [
        (importer, imported)
        for all_imported in _ALLOWED.values()
        for importer, several in all_imported.items()
        for imported in several
    ]
    for number, (importer, imported) in enumerate(pairs):
        _add(copy, importer, imported, f"added_{number}")
    kept, output = _lint(copy)
    assert kept, output
