"""The commands put together."""

import argparse
import sys

from mixer.errors import StudioError

from . import (
    audit,
    backend,
    check,
    demo,
    devices,
    missed,
    recording,
    run,
    send,
    status,
    stop,
    store,
    window,
)
from .exit_codes import FAILED

_COMMANDS = (
    *(run, demo, send, status, check, stop, window),
    *(devices, recording, missed, store, audit, backend),
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of ``python -m studio``."""
    parser = argparse.ArgumentParser(
        prog="python -m studio",
        description="Videosync Studio: mix a show, send it to an ingest, record it.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in _COMMANDS:
        module.add_parser(commands)
    return parser


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    # Without a word it is the person's own show that is meant.
    chosen = build_parser().parse_args(arguments or ["run"])
    try:
        return int(chosen.run(chosen))
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except BrokenPipeError:
        # Whoever read what was printed has gone.
        return FAILED
