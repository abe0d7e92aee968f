"""``backend serve``: the backend for an organisation, deployed."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mixer.errors import StudioError

from .exit_codes import OK, WRONG_INPUT

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``backend`` to the studio's commands."""
    parser = subparsers.add_parser("backend", help="run the backend for an organisation")
    actions = parser.add_subparsers(dest="action", required=True)
    serve = actions.add_parser(
        "serve",
        help="serve until it is told to end",
        epilog="Exit status: 0, or 2: the configuration, a secret or the store will not do.",
    )
    serve.add_argument("--config", type=Path, required=True, metavar="FILE", help="a TOML file")
    serve.add_argument(
        "--check", action="store_true", help="check the configuration and its secrets, then end"
    )
    serve.set_defaults(run=run_serve)


def run_serve(args: argparse.Namespace) -> int:
    """Serve, or check what would be served."""
    # Loaded here: no other command needs a server.
    from studio.backend.deployment import check, load_deployment, serve  # noqa: PLC0415  # see above

    try:
        deployment = load_deployment(args.config)
        if args.check:
            sys.stdout.write("\n".join(check(deployment)) + "\n")
        else:
            serve(deployment)
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_INPUT
    return OK
