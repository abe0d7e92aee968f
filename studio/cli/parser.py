"""The commands put together."""

import argparse
import sys
from typing import TYPE_CHECKING

from mixer.errors import StudioError
from studio.supervisor.early import EarlyEngine

from . import run
from .exit_codes import FAILED

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_RUN = "run"


def build_parser(first: str = "") -> argparse.ArgumentParser:
    """Return the parser of ``python -m studio``, of one command alone where *first* is it."""
    parser = argparse.ArgumentParser(
        prog="python -m studio",
        description="Videosync Studio: mix a show, send it to an ingest, record it.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run.add_parser(commands)
    # A show is in a hurry to begin, and needs nothing of what the others load.
    if first != _RUN:
        _add_others(commands)
    return parser


def _add_others(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    from . import (  # noqa: PLC0415  # as said above
        audit,
        backend,
        check,
        demo,
        devices,
        missed,
        recording,
        send,
        status,
        stop,
        store,
        window,
    )

    for module in (demo, send, status, check, stop, window):
        module.add_parser(commands)
    for module in (devices, recording, missed, store, audit, backend):
        module.add_parser(commands)


def main(arguments: list[str], early: EarlyEngine | None = None) -> int:
    """Run one command and return its exit status; *early* is an engine that loads already."""
    # Without a word it is the person's own show that is meant.
    words = arguments or [_RUN]
    chosen = build_parser(words[0]).parse_args(words)
    chosen.early = early
    try:
        return int(chosen.run(chosen))
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except BrokenPipeError:
        # Whoever read what was printed has gone.
        return FAILED
