"""``backend serve`` and what goes before it: the backend for an organisation, deployed."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mixer.errors import StudioError

from .exit_codes import OK, WRONG_INPUT
from .keys import add_keys

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction
    from collections.abc import Callable

    from studio.backend.deployment import Deployment
    from studio.secrets import Secret

_STATUS = "Exit status: 0, or 2: the configuration, a secret or the store will not do."


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``backend`` to the studio's commands."""
    parser = subparsers.add_parser("backend", help="run the backend for an organisation")
    actions = parser.add_subparsers(dest="action", required=True)
    serve = actions.add_parser("serve", help="serve until it is told to end", epilog=_STATUS)
    _add_config(serve)
    serve.add_argument(
        "--check", action="store_true", help="check the configuration and its secrets, then end"
    )
    serve.set_defaults(run=run_serve)
    pages = actions.add_parser(
        "open",
        help="open the admins' pages of the backend on this machine, until Enter is pressed",
        epilog="Exit status: 0, or 2: a studio has it open, or its key is not to be had.",
    )
    add_keys(pages)
    pages.set_defaults(run=run_open)
    developer = actions.add_parser(
        "first-developer", help="invite the first of the provider's people", epilog=_STATUS
    )
    _add_invitation(developer)
    developer.add_argument(
        "--agreement", required=True, metavar="NAME", help="the confidentiality agreement signed"
    )
    developer.add_argument(
        "--signed-on", required=True, type=_day, metavar="YYYY-MM-DD", help="when she signed it"
    )
    developer.set_defaults(run=run_first_developer)
    admin = actions.add_parser(
        "first-admin", help="make the first organisation and invite its admin", epilog=_STATUS
    )
    _add_invitation(admin)
    admin.add_argument("--organisation", required=True, metavar="NAME", help="its name")
    admin.set_defaults(run=run_first_admin)


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


def run_open(args: argparse.Namespace) -> int:
    """Begin the backend that comes along, and tell where its pages are."""
    # Loaded here: no other command needs a backend.
    from .own_pages import opened_pages  # noqa: PLC0415  # see above

    try:
        with opened_pages(args) as url:
            sys.stdout.write(
                f"Open this in your browser within a minute; it is good once:\n{url}\n"
                "The pages are there until you press Enter here.\n"
            )
            sys.stdout.flush()
            sys.stdin.readline()
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_INPUT
    return OK


def run_first_developer(args: argparse.Namespace) -> int:
    """Invite the provider's first developer."""
    from studio.backend.deployment import invite_first_developer  # noqa: PLC0415  # as above

    signed_on = args.signed_on.isoformat()
    return _invite(
        args, lambda told: invite_first_developer(told, args.mail, args.agreement, signed_on)
    )


def run_first_admin(args: argparse.Namespace) -> int:
    """Make the first organisation, and invite its admin."""
    from studio.backend.deployment import invite_first_admin  # noqa: PLC0415  # as above

    return _invite(args, lambda told: invite_first_admin(told, args.organisation, args.mail))


def _invite(args: argparse.Namespace, do: "Callable[[Deployment], Secret]") -> int:
    from studio.backend.deployment import load_deployment  # noqa: PLC0415  # as above

    try:
        deployment = load_deployment(args.config)
        code = do(deployment)
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_INPUT
    if deployment.post is not None and not args.print_code:
        sys.stdout.write(f"A letter to {args.mail} goes as soon as the backend serves.\n")
        return OK
    page = f"{deployment.public_url.rstrip('/')}/admin/invitation"
    sys.stdout.write(
        f"The code for {args.mail}, good once and for a week, to be entered at {page}; it is shown "
        f"this one time:\n{code.reveal()}\n"
    )
    return OK


def _add_config(parser: "ArgumentParser") -> None:
    parser.add_argument("--config", type=Path, required=True, metavar="FILE", help="a TOML file")


def _add_invitation(parser: "ArgumentParser") -> None:
    _add_config(parser)
    parser.add_argument("--mail", required=True, metavar="ADDRESS", help="who is invited")
    parser.add_argument(
        "--print-code", action="store_true", help="show the code here, besides sending the letter"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no day; write it as 2026-01-31"
        raise argparse.ArgumentTypeError(message) from None
