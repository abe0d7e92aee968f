"""``check``: whether everything is ready to go live."""

import argparse
import sys
import time
from typing import TYPE_CHECKING

import msgspec

from mixer.errors import StudioError
from studio.wire.commands import Check
from studio.wire.connection import Connection
from studio.wire.errors import NotRunningError, WireError
from studio.wire.events import Readiness, Refused
from studio.wire.state import FindingState

from .exit_codes import FAILED, NOT_RUNNING, OK
from .options import add_folder, places_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_WAIT_S = 30.0


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``check`` to the studio's commands."""
    parser = subparsers.add_parser(
        "check",
        help="tell whether everything is ready to go live",
        epilog="Exit status: 0 nothing is red, 1 something is, 4 no studio runs here.",
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument(
        "--network",
        action="store_true",
        help="measure what the line to the ingest bears, too; off air, for up to ten seconds",
    )
    add_folder(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Have the running studio look at itself, and print what it found."""
    try:
        connection = Connection.open(places_of(args).control_socket)
    except NotRunningError as error:
        sys.stderr.write(f"{error}\n")
        return NOT_RUNNING
    try:
        connection.snapshot()
        found = _ask(connection, network=args.network)
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    finally:
        connection.close()
    text = msgspec.json.encode(found).decode() if args.json else "\n".join(lines(found))
    sys.stdout.write(text + "\n")
    return FAILED if any(finding.light == "red" for finding in found) else OK


def lines(found: tuple[FindingState, ...]) -> list[str]:
    """Return the findings for a person."""
    width = max(len(finding.name) for finding in found)
    return [
        f"{finding.light:5}  {finding.name:{width}}  {finding.words} {finding.todo}".rstrip()
        for finding in found
    ]


def _ask(connection: Connection, *, network: bool) -> tuple[FindingState, ...]:
    connection.send(Check(network=network))
    deadline = time.monotonic() + _WAIT_S
    while (left := deadline - time.monotonic()) > 0:
        event = connection.receive(left)
        if isinstance(event, Readiness):
            return event.findings
        if isinstance(event, Refused):
            raise WireError(event.reason)
    message = f"The check was not done within {_WAIT_S:g} s."
    raise WireError(message)
