"""``recording …``: check, export and look after recordings; keys are in :mod:`.recording_keys`.

What they do loads av, and is therefore loaded only when one of them runs: the supervisor parses
the same command line, and av may never bring a supervisor down.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .backend_options import add_backend
from .keys import add_keys
from .options import add_folder
from .recording_keys import add_key_actions

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``recording`` to the studio's commands."""
    parser = subparsers.add_parser("recording", help="find, check, export or delete recordings")
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser(
        "verify",
        help="check that a recording is whole and as it was written",
        epilog="Exit status: 0 whole, 1 cut off but plays, 2 damaged, 3 unreadable or no key.",
    )
    _add_file(check)
    check.add_argument("--json", action="store_true", help="print JSON, the length in seconds")
    check.set_defaults(run=_verify)
    export = actions.add_parser(
        "export",
        help="decrypt a recording into an ordinary MP4",
        epilog="Exit status: 0 all of it, 1 a part (cut off, or salvaged), "
        "2 damaged and not exported, 3 unreadable, no key, or OUT.mp4 cannot be written.",
    )
    _add_file(export)
    export.add_argument(
        "out", type=Path, metavar="OUT.mp4", help="a new file; OUT.mkv makes an MKV"
    )
    export.add_argument(
        "--salvage", action="store_true", help="leave damaged parts out instead of refusing"
    )
    export.set_defaults(run=_export)
    add_key_actions(actions)
    _add_library(actions)
    _add_uploads(actions)


def _add_uploads(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add what brings recordings to a backend, and back."""
    upload = actions.add_parser(
        "upload",
        help="bring recordings to a backend, sealed as they are",
        epilog="Exit status: 0 the backend has verified all of them. Run again, it goes on.",
    )
    upload.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a recording")
    upload.add_argument("--json", action="store_true", help="print JSON, a recording a line")
    upload.add_argument("--most-kbps", type=int, default=0, metavar="N", help="use no more of it")
    fetch = actions.add_parser("fetch", help="bring an uploaded recording back")
    fetch.add_argument("name", metavar="NAME", help="as `recording upload` told it")
    fetch.add_argument("out", type=Path, metavar="OUT.vsrec", help="a new file")
    for each in (upload, fetch):
        add_keys(each)
        add_backend(each)
        each.set_defaults(run=_bring)


def _bring(args: argparse.Namespace) -> int:
    from . import _upload_commands  # noqa: PLC0415  # as the module's docstring says

    return int(getattr(_upload_commands, args.action)(args))


def _add_library(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add what is done with a whole folder of recordings."""
    listing = actions.add_parser("list", help="tell which recordings there are")
    search = actions.add_parser("search", help="tell which recordings have all of these words")
    search.add_argument("words", nargs="+", metavar="WORD", help="of show, name, day or state")
    for each in (listing, search):
        each.add_argument("--deleted", action="store_true", help="those in the trash")
        each.add_argument("--json", action="store_true", help="print JSON, one recording a line")
    delete = actions.add_parser("delete", help="put a recording into the trash, for a month")
    restore = actions.add_parser("restore", help="take a recording out of the trash")
    keep = actions.add_parser("keep", help="keep a recording whatever the retention says")
    keep.add_argument("--no-longer", action="store_true", help="let the retention have it again")
    for each in (delete, restore, keep):
        each.add_argument("names", nargs="+", metavar="NAME", help="as `recording list` tells it")
    retention = actions.add_parser("retention", help="tell or set how long recordings are kept")
    retention.add_argument("--keep-days", type=int, metavar="N", help="0: for ever")
    retention.add_argument("--keep-gb", type=float, metavar="N", help="at most; 0: all")
    tidy = actions.add_parser(
        "tidy", help="do now what the retention says, and erase what was deleted a month ago"
    )
    add_keys(retention)
    for each in (listing, search, delete, restore, keep, tidy):
        each.add_argument(
            "--folder",
            type=Path,
            metavar="DIR",
            help="where the recordings are (default: in every folder that some went to)",
        )
        add_keys(each)
        add_folder(each)
    for each in (listing, search, delete, restore, keep, retention, tidy):
        each.set_defaults(run=_library)


def _library(args: argparse.Namespace) -> int:
    from . import _library_commands  # noqa: PLC0415  # as the module's docstring says

    return int(getattr(_library_commands, f"do_{args.action}")(args))


def _verify(args: argparse.Namespace) -> int:
    from ._recording_commands import verify  # noqa: PLC0415  # as the module's docstring says

    return verify(args)


def _export(args: argparse.Namespace) -> int:
    from ._recording_commands import export  # noqa: PLC0415  # as the module's docstring says

    return export(args)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the recording")
    add_keys(parser)
