"""The servers in JavaScript that the tests publish to, from a lock of exact versions and hashes."""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Final

from .environment import ROOT
from .say import SetupError, say

FOLDER: Final = ROOT / "tests" / "parts" / "node"
_SAID_LINES = 5


def ensure(folder: Path = FOLDER) -> None:
    """Make ``node_modules`` in *folder* hold what its lock names; nothing when it does.

    Raises :class:`SetupError`.
    """
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".videosync-lock"
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    say(f"Installing the tests' servers into {folder / 'node_modules'}; this is done once.")
    words = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(  # noqa: S603  # our own words
            words, cwd=folder, capture_output=True, text=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        message = "npm is missing, which installs a server that the tests publish to; install it."
        raise SetupError(message) from None
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-_SAID_LINES:])
        message = (
            "the tests' servers could not be installed; is this machine online? "
            f"Start again once it is. npm said:\n{said}"
        )
        raise SetupError(message)
    stamp.write_text(wanted, "ascii")


def _environment() -> dict[str, str]:
    # Debian's npm is not told to look for a newer one of itself.
    return {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
