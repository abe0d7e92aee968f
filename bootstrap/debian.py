"""Debian's and Ubuntu's own packager."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .say import SetupError, say

_LISTS = Path("/var/lib/apt/lists")


def is_here() -> bool:
    """Whether this system installs by apt."""
    return shutil.which("apt-get") is not None


def root_prefix() -> list[str] | None:
    """Return the words that make a command root's without a question; None when none do."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and not _status([sudo, "-n", "true"]):
        return [sudo, "-n"]
    return None


def command(packages: Sequence[str]) -> str:
    """Return the one line that brings *packages*, for a person to run."""
    install = f"apt-get install --yes --no-install-recommends {shlex.join(packages)}"
    both = shlex.quote(f"apt-get update && {install}")
    if _knows(packages):
        return f"sudo {install}" if shutil.which("sudo") else f"su -c {shlex.quote(install)}"
    return f"sudo sh -c {both}" if shutil.which("sudo") else f"su -c {both}"


def install(packages: Sequence[str], as_root: Sequence[str]) -> None:
    """Install *packages*; raises :class:`SetupError` with what apt-get said last."""
    say(f"Installing by apt-get: {' '.join(packages)}")
    brings_a_service = "nginx" in packages
    environment = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    step = [*environment, "apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]
    update = [*environment, "apt-get", "update", "--quiet"]
    if not _knows(packages):
        _run(update)
        _run([*step, *packages])
    elif _status([*step, *packages]):
        # The lists were there, but too old for the server.
        _run(update)
        _run([*step, *packages])
    if brings_a_service:
        _stop_nginx(as_root)


def _knows(packages: Sequence[str]) -> bool:
    """Whether apt's lists have all of *packages*."""
    if not any(_LISTS.glob("*_Packages*")):
        return False
    return not _status(["apt-get", "install", "--simulate", "--quiet", *packages])


def _stop_nginx(as_root: Sequence[str]) -> None:
    # The tests start their own on loopback; nobody asked for one that listens to the world.
    if Path("/run/systemd/system").is_dir():
        _status([*as_root, "systemctl", "disable", "--now", "nginx"])
    elif shutil.which("service"):
        _status([*as_root, "service", "nginx", "stop"])


def _status(words: Sequence[str]) -> int:
    return subprocess.run(words, capture_output=True, check=False).returncode  # noqa: S603  # our own words


def _run(words: Sequence[str]) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # likewise
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        message = f"{shlex.join(words)} failed; is this machine online? It said:\n{said}"
        raise SetupError(message)
