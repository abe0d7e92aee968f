"""Child processes: started with what they need on a pipe, ended in bounded time."""

import os
import selectors
import signal
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

_TERM_WAIT_S = 5.0
Child: TypeAlias = "subprocess.Popen[bytes]"
ROOT = Path(__file__).resolve().parents[2]
_TLS_PRIORITIES = ROOT / "resources" / "gnutls.conf"


def start_module(
    module: str, *arguments: str, piped: bool = True, descriptors: tuple[int, ...] = ()
) -> Child:
    """Start ``python -m module`` in a session of its own, so that Ctrl-C reaches us alone.

    It inherits *descriptors*, under the same numbers.
    """
    pipe = subprocess.PIPE if piped else subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603  # our own modules, by our own interpreter
        [sys.executable, "-m", module, *arguments],
        stdin=pipe,
        stdout=pipe,
        start_new_session=True,
        cwd=ROOT,
        pass_fds=descriptors,
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    """Return the environment of a process of the studio: this one, but for three things."""
    # Compiling hundreds of modules anew each time would cost every process a quarter of its start.
    ours = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Our sockets are Python's own, TLS 1.2 or newer. Should a library ever open one by itself, it
    # shall not go below that either; it reads this before it can be told so.
    ours["GNUTLS_SYSTEM_PRIORITY_FILE"] = str(_TLS_PRIORITIES)
    # What people look for in their system's mixer; its libraries would name an interpreter there.
    ours["PULSE_PROP_OVERRIDE_application.name"] = "Videosync Studio"
    return ours


def first_line(process: Child, wait_s: float) -> bytes:
    """Return the line that it prints, once that comes within *wait_s*; b"" until then."""
    if process.stdout is None:
        return b""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        return process.stdout.readline() if selector.select(wait_s) else b""


def end_process(process: Child, wait_s: float) -> None:
    """Wait *wait_s* for the end, then ask for it, then force it."""
    for step in (None, signal.SIGTERM, signal.SIGKILL):
        if step is not None:
            process.send_signal(step)
        try:
            process.wait(wait_s if step is None else _TERM_WAIT_S)
        except subprocess.TimeoutExpired:
            continue
        break
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def how_it_ended(code: int) -> str:
    """Return in words what ended a process."""
    if code < 0:
        try:
            return f"it was ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"it was ended by signal {-code}"
    return f"it ended with status {code}"
