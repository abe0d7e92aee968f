"""``missed show``, ``missed upload`` and ``archive …``: what ingests missed, and its archive.

What they do loads the libraries of the client and the recordings only when one of them runs, as
with ``recording``.
"""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from studio.data_folder import data_folder

from .backend_options import add_backend
from .keys import add_keys

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``missed`` and ``archive`` to the studio's commands."""
    missed = subparsers.add_parser("missed", help="tell or upload what an ingest missed of a show")
    actions = missed.add_subparsers(dest="action", required=True)
    show = actions.add_parser("show", help="tell what was missed, show by show")
    _add_recordings(show)
    show.set_defaults(run=_run)
    upload = actions.add_parser(
        "upload",
        help="upload what was missed from the recordings",
        epilog="Exit status: 0 all of it is there, 1 not. Run again, it goes on where it was.",
    )
    _add_recordings(upload)
    add_backend(upload)
    upload.add_argument(
        "--stored",
        type=Path,
        nargs="*",
        default=[],
        metavar="FILE.flv",
        help="what an ingest stored, for an archive that has not got it",
    )
    upload.add_argument("--most-kbps", type=int, default=0, metavar="N", help="use no more of it")
    upload.set_defaults(run=_run)
    archive = subparsers.add_parser("archive", help="assemble and check archives of shows")
    doings = archive.add_subparsers(dest="action", required=True)
    for name, words in (
        ("list", "tell which shows there is something of"),
        ("assemble", "make one programme of what came"),
        ("verify", "read an archive and tell which frames are missing"),
        ("export", "write an archive as an MP4"),
    ):
        doing = doings.add_parser(name, help=words)
        if name != "list":
            doing.add_argument("session", metavar="SHOW", help="as `missed show` names it")
        if name == "export":
            doing.add_argument("out", type=Path, metavar="OUT.mp4", help="a new file")
        add_keys(doing)
        doing.add_argument("--json", action="store_true", help="print JSON")
        add_backend(doing)
        doing.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from . import _missed_commands  # noqa: PLC0415  # as the module's docstring says

    name = f"{args.command}_{args.action}"
    return int(getattr(_missed_commands, name)(args))


def _add_recordings(parser: argparse.ArgumentParser) -> None:
    default = data_folder(os.environ) / "recordings"
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=default,
        metavar="DIR",
        help="where the recordings are (default: %(default)s)",
    )
    parser.add_argument("--show", metavar="SHOW", help="this one alone, as `missed show` names it")
    parser.add_argument("--destination", metavar="LABEL", help="missed by this one, not by all")
    add_keys(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")
