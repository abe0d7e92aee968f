"""The virtual environment .venv, filled from a lock of exact versions and hashes."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

from .say import SetupError, say, show_progress

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / ".venv"
_STAMP = FOLDER / "videosync-lock.json"
_LOCKS = ROOT / "requirements"
_SAID_LINES = 5

Kind = Literal["runtime", "dev"]


def python() -> Path:
    """Return the environment's interpreter."""
    if sys.platform == "win32":
        return FOLDER / "Scripts" / "python.exe"
    return FOLDER / "bin" / "python"


def ensure(kind: Kind) -> Path:
    """Make .venv hold what the lock *kind* names; return its interpreter.

    Nothing is done, and no network is needed, when it does so already. Raises
    :class:`SetupError`.
    """
    wanted = _wanted()
    have = _read_stamp()
    if have.get("made for") != wanted["made for"] or not _runs():
        _create()
        have = {}
    # The lock for developers holds all that the other one does.
    if have.get(kind) != wanted[kind] and (kind == "dev" or have.get("dev") != wanted["dev"]):
        _STAMP.unlink(missing_ok=True)
        _install(kind)
        _make_importable()
        done = {"made for": wanted["made for"], kind: wanted[kind]}
        _STAMP.write_text(json.dumps(done, indent=1) + "\n", "utf-8")
    return python()


def hand_over(interpreter: Path, module: str, arguments: Sequence[str]) -> int:
    """Become ``python -m module`` with *arguments*; return its exit status where one cannot."""
    # -P: a folder named like one of ours where the person stands must not be taken for it.
    words = [str(interpreter), "-P", "-m", module, *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(interpreter, words)  # noqa: S606  # no shell is meant
    return subprocess.run(words, check=False).returncode  # noqa: S603  # our own words


def _wanted() -> dict[str, str]:
    locks = {kind: (_LOCKS / f"{kind}.txt").read_bytes() for kind in ("runtime", "dev")}
    # An environment knows its own path, and the interpreter that made it.
    made_for = f"{ROOT} {sysconfig.get_python_version()} {sysconfig.get_platform()}"
    digests = {kind: hashlib.sha256(text).hexdigest() for kind, text in locks.items()}
    return {"made for": made_for, **digests}


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(_STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _runs() -> bool:
    try:
        done = subprocess.run([python(), "-c", ""], capture_output=True, check=False)  # noqa: S603  # ours
    except OSError:
        return False
    return done.returncode == 0


def _create() -> None:
    words = [sys.executable, "-m", "venv", "--clear", str(FOLDER)]
    if find_spec("ensurepip") is None:
        words.insert(-1, "--without-pip")  # this Python's own pip will fill it
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if done.returncode:
        shutil.rmtree(FOLDER, ignore_errors=True)
        message = f"{FOLDER} could not be made:\n{_end_of(done.stdout + done.stderr)}"
        raise SetupError(message)


def _install(kind: Kind) -> None:
    lock = _LOCKS / f"{kind}.txt"
    count = len(re.findall(r"^\S+==", lock.read_text("utf-8"), re.MULTILINE))
    say(f"Installing up to {count} packages into {FOLDER}; this is done once.")
    words = [sys.executable if find_spec("ensurepip") is None else str(python()), "-m", "pip"]
    if find_spec("ensurepip") is None:
        words += ["--python", str(python())]
    words += ["install", "--require-hashes", "--only-binary", ":all:", "--progress-bar", "off"]
    words += ["--disable-pip-version-check", "--no-input", "--requirement", str(lock)]
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603  # our own words
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        for line in pip.stdout or ():
            said.append(line.strip())
            if line.startswith(("Collecting", "Installing")):
                show_progress(line.strip()[:70])
    show_progress("")
    if pip.returncode:
        message = (
            "the packages could not be installed; is this machine online? "
            f"Start again once it is. pip said:\n{_end_of(chr(10).join(said))}"
        )
        raise SetupError(message)


def _make_importable() -> None:
    """Let ``python -m studio`` find the project from any folder."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    told = subprocess.run([python(), "-c", ask], capture_output=True, text=True, check=True)  # noqa: S603  # ours
    (Path(told.stdout.strip()) / "videosync-studio.pth").write_text(f"{ROOT}\n", "utf-8")


def _end_of(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-_SAID_LINES:])
