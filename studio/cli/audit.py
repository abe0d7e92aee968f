"""``audit verify`` and ``audit show``: this station's log, and a backend's trail."""

import argparse
import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from studio.audit import LOG_NAME, AuditError, FindKey, Verification, verify
from studio.data_folder import data_folder
from studio.secrets import SecretError

from ._audit_trail import BROKEN, UNREADABLE, WHOLE, add_trail, is_trail, verify_trail
from .keys import add_keys, key_sources

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

UNFINISHED = 1


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``audit`` to the studio's commands."""
    parser = subparsers.add_parser("audit", help="check or read the log of accesses and refusals")
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser(
        "verify",
        help="check that no record was changed, moved or taken out",
        description="Check this station's log, a backend's export, or the folder of its store.",
        epilog="Exit status: 0 whole, 1 ends in an unfinished record, 2 broken, 3 unreadable.",
    )
    _add_common(check)
    add_trail(check)
    check.set_defaults(run=run_verify)
    show = actions.add_parser("show", help="print the records, one a line")
    _add_common(show)
    show.set_defaults(run=run_show)


def run_verify(args: argparse.Namespace) -> int:
    """Print what was found about the log and return the exit status."""
    if is_trail(args.file):
        return verify_trail(args)
    try:
        found = _read(args)
    except (AuditError, SecretError) as error:
        return _unreadable(error)
    sentence, status = _conclusion(found)
    if args.json:
        report = {
            "records": found.records,
            "broken_at": found.broken_at,
            "unfinished_bytes": found.unfinished_bytes,
            "unopened": found.unopened,
            "message": sentence,
        }
        _print(json.dumps(report))
    else:
        _print(sentence)
    return status


def run_show(args: argparse.Namespace) -> int:
    """Print every record that can be opened, then what is wrong if something is."""
    try:
        found = _read(args)
    except (AuditError, SecretError) as error:
        return _unreadable(error)
    for number, entry in ((item.number, item.entry) for item in found.entries):
        if args.json:
            fields = {} if entry is None else {"at": entry.at, "kind": entry.kind, **entry.details}
            _print(json.dumps({"number": number, **fields}))
        elif entry is None:
            _print(f"{number}  (sealed with a key that is not at hand)")
        else:
            details = "  ".join(f"{name}={text}" for name, text in entry.details.items())
            _print(f"{number}  {entry.at}  {entry.kind}  {details}".rstrip())
    sentence, status = _conclusion(found)
    if status != WHOLE or found.unopened:
        sys.stderr.write(sentence + "\n")
    return status


def _add_common(parser: argparse.ArgumentParser) -> None:
    default = data_folder(os.environ) / LOG_NAME
    parser.add_argument("file", nargs="?", type=Path, default=default, help="default: %(default)s")
    add_keys(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _read(args: argparse.Namespace) -> Verification:
    return verify(args.file, _finder(args))


def _finder(args: argparse.Namespace) -> FindKey:
    # Once an id: a keyring takes its time.
    return cache(key_sources(args).find_or_none)


def _conclusion(found: Verification) -> tuple[str, int]:
    if found.broken_at is not None:
        return f"BROKEN at record {found.broken_at}: {found.fault}.", BROKEN
    count = f"{found.records} record{'' if found.records == 1 else 's'}"
    unopened = f" {found.unopened} could not be opened: their key is not at hand; the chain holds."
    if found.unfinished_bytes:
        sentence = f"Whole up to its end, {count}, then {found.unfinished_bytes} unfinished bytes."
        return sentence + (unopened if found.unopened else ""), UNFINISHED
    return f"Whole: {count}." + (unopened if found.unopened else ""), WHOLE


def _unreadable(error: Exception) -> int:
    sys.stderr.write(f"{error}\n")
    return UNREADABLE


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
