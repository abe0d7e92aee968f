"""``recording verify`` and ``recording export``; their keys are in :mod:`.recording_keys`.

What they do loads av, and is therefore loaded only when one of them runs: the supervisor parses
the same command line, and av may never bring a supervisor down.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .keys import add_keys
from .recording_keys import add_key_actions

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``recording`` to the studio's commands."""
    parser = subparsers.add_parser("recording", help="check a recording, or make an MP4 of it")
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
    export.add_argument("out", type=Path, metavar="OUT.mp4", help="a new file")
    export.add_argument(
        "--salvage", action="store_true", help="leave damaged parts out instead of refusing"
    )
    export.set_defaults(run=_export)
    add_key_actions(actions)


def _verify(args: argparse.Namespace) -> int:
    from ._recording_commands import verify  # noqa: PLC0415  # as the module's docstring says

    return verify(args)


def _export(args: argparse.Namespace) -> int:
    from ._recording_commands import export  # noqa: PLC0415  # as the module's docstring says

    return export(args)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the recording")
    add_keys(parser)
