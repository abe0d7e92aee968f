"""``store copies`` and ``store restore``: the records of the backend that comes along."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mixer.errors import StudioError
from studio.data_folder import data_folder

from .keys import add_keys, key_sources

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

DONE, REFUSED = 0, 3
_NS_PER_S: Final = 1_000_000_000


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``store`` to the studio's commands."""
    parser = subparsers.add_parser("store", help="copies of this station's backend, and restoring")
    actions = parser.add_subparsers(dest="action", required=True)
    copies = actions.add_parser("copies", help="list the copies, oldest first, a line each")
    _add_folder(copies)
    copies.set_defaults(run=_copies)
    restore = actions.add_parser(
        "restore",
        help="make the store what it was at a moment, but for what was erased since",
        epilog="End the studio first. Exit status: 0 done, 3 not, and why.",
    )
    restore.add_argument(
        "moment", type=_moment, metavar="TIME", help="as 2026-05-04T12:30:15, UTC, or with a zone"
    )
    restore.add_argument(
        "--copy", type=Path, metavar="FILE", help="begin with this copy, which was kept elsewhere"
    )
    _add_folder(restore)
    add_keys(restore)
    restore.set_defaults(run=_restore)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    default = data_folder(os.environ) / "backend" / "store"
    parser.add_argument(
        "--folder", type=Path, default=default, metavar="FOLDER", help="default: %(default)s"
    )


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text} is no time; write it as 2026-05-04T12:30:15."
        raise argparse.ArgumentTypeError(message) from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    # That whole second: what was done in it is done.
    return int(moment.timestamp()) * _NS_PER_S + _NS_PER_S - 1


def _copies(args: argparse.Namespace) -> int:
    from studio.backend.stores.sqlite import StorePlaces  # noqa: PLC0415  # no other command waits
    from studio.backend.stores.sqlite.copies import backups_in  # noqa: PLC0415  # likewise

    for backup in backups_in(StorePlaces.within(args.folder)):
        taken = datetime.fromtimestamp(backup.taken_ns // _NS_PER_S, UTC)
        sys.stdout.write(f"{taken:%Y-%m-%dT%H:%M:%S}  {backup.every.value:<6}  {backup.path}\n")
    return DONE


def _restore(args: argparse.Namespace) -> int:
    from studio.backend.environment import Environment  # noqa: PLC0415  # no other command waits
    from studio.backend.stores.sqlite import StorePlaces  # noqa: PLC0415  # likewise
    from studio.backend.stores.sqlite.restoring import restore  # noqa: PLC0415  # likewise

    try:
        if not args.folder.is_dir():
            sys.stderr.write(f"There is no store in {args.folder}; name another with --folder.\n")
            return REFUSED
        told = restore(
            StorePlaces.within(args.folder),
            key_sources(args).obtain(),
            Environment.PRODUCTION,
            args.moment,
            args.copy,
        )
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(
        f"Restored from {told.base} and {told.entries} later changes; "
        f"{told.tombstones} records of what was erased since were taken out.\n"
    )
    return DONE
