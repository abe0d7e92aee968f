"""``recording keys``, ``rewrap``, ``recover``, ``repair``, ``new-key`` and ``new-escrow-key``."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .keys import add_keys

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_STATUS = "Exit status: 0 done, 3 not, and why; with several files, those before it are done."


def add_key_actions(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add what concerns the keys of recordings to the actions of ``recording``."""
    keys = actions.add_parser("keys", help="tell which keys open recordings; needs none")
    _add_files(keys)
    rewrap = actions.add_parser(
        "rewrap",
        help="have another key open recordings, without encrypting them anew",
        epilog=_STATUS,
    )
    _add_files(rewrap)
    add_keys(rewrap, "the key that opens them now, if the keyring has it not")
    rewrap.add_argument(
        "--to-key-file", type=Path, metavar="FILE", help="the new key (default: the keyring's)"
    )
    rewrap.add_argument(
        "--to-passphrase-from", metavar="env:NAME|fd:N|FILE", help="the new key file's passphrase"
    )
    rewrap.add_argument(
        "--escrow",
        type=Path,
        action="append",
        default=[],
        metavar="PUBLIC.pem",
        help="put them in escrow to this key; what they are in escrow with stays",
    )
    rewrap.add_argument(
        "--no-escrow", action="store_true", help="no organisation's key opens them any more"
    )
    recover = actions.add_parser(
        "recover",
        help="open recordings by the organisation's private key, for this station's own",
        epilog=_STATUS,
    )
    _add_files(recover)
    recover.add_argument(
        "--escrow-key", type=Path, required=True, metavar="PRIVATE", help="the private key"
    )
    recover.add_argument(
        "--passphrase-from", metavar="env:NAME|fd:N|FILE", help="the private key's passphrase"
    )
    recover.add_argument(
        "--to-key-file", type=Path, metavar="FILE", help="the new key (default: the keyring's)"
    )
    recover.add_argument(
        "--to-passphrase-from", metavar="env:NAME|fd:N|FILE", help="the new key file's passphrase"
    )
    repair = actions.add_parser("repair", help="close recordings that were cut off", epilog=_STATUS)
    _add_files(repair)
    add_keys(repair)
    _add_new(actions)
    for each in (keys, rewrap, recover, repair):
        each.set_defaults(run=_run)


def _add_new(actions: "_SubParsersAction[ArgumentParser]") -> None:
    new = actions.add_parser("new-key", help="write a new record key into a file, mode 0600")
    new.add_argument("file", type=Path, metavar="FILE", help="a new file")
    pair = actions.add_parser(
        "new-escrow-key",
        help="make a pair of keys for an organisation: the public one goes to its stations",
    )
    pair.add_argument("private", type=Path, metavar="PRIVATE", help="a new file, kept elsewhere")
    pair.add_argument("public", type=Path, metavar="PUBLIC.pem", help="a new file")
    keep = actions.add_parser(
        "keep-key", help="write this station's record key into a file, to be kept elsewhere"
    )
    keep.add_argument("file", type=Path, metavar="FILE", help="a new file")
    keep.add_argument("--key-file", type=Path, metavar="FILE", help="the key, if not the keyring's")
    for each in (new, pair, keep):
        each.add_argument("--sealed", action="store_true", help="seal it with a passphrase")
        each.add_argument(
            "--passphrase-from",
            metavar="env:NAME|fd:N|FILE",
            help="where that is (default: asked at the terminal)",
        )
        each.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from . import _recording_key_commands  # noqa: PLC0415  # it loads what reads recordings

    return int(getattr(_recording_key_commands, args.action.replace("-", "_"))(args))


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="recordings")
