"""``run SHOW.toml``: carry a show out, from its first picture to its last."""

import argparse
import contextlib
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mixer.errors import StudioError
from studio.data_folder import config_folder, data_folder, window_preferences
from studio.secrets import (
    ESCROW_NAME,
    EscrowKey,
    RecordKey,
    demo_key,
    escrow_key_from_file,
)
from studio.show import ShowError, parse_show
from studio.supervisor.ingest import IngestProcess
from studio.supervisor.plan import Plan, new_session
from studio.wire.launch import EVERYWHERE
from studio.wire.state import KeyPlace

from .exit_codes import WRONG_INPUT
from .key_places import stream_keys
from .keys import add_keys, key_sources
from .options import add_folder, has_display, places_of, register_of, seconds
from .own_show import own_show
from .running import as_json, carry_out, in_words
from .unsaved import text_to_play, unsaved_path

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``run`` to the studio's commands."""
    parser = subparsers.add_parser(
        "run",
        help="run a show",
        epilog="Exit status: 0 the show ran, 1 it ran with a fault, 2 wrong input, 3 the show's "
        "region forbids the destination, 4 a studio runs here already, 5 the engine was lost.",
    )
    parser.add_argument(
        "show", type=Path, nargs="?", metavar="SHOW.toml", help="default: your own show"
    )
    parser.add_argument(
        "--live",
        metavar="DESTINATION|URL",
        nargs="?",
        const=EVERYWHERE,
        help="go live at once, to a destination of the show; without a word to all that it has",
    )
    parser.add_argument(
        "--key-from",
        action="append",
        default=[],
        metavar="[DESTINATION=]env:NAME|fd:N|FILE",
        help="where a stream key is; without a destination, the primary's",
    )
    parser.add_argument("--record", type=Path, metavar="DIR", help="record at once, into DIR")
    add_keys(parser, "seal recordings with this")
    parser.add_argument(
        "--escrow",
        type=Path,
        metavar="PUBLIC.pem",
        help="have this key of the organisation's open every recording, too",
    )
    parser.add_argument("--seconds", type=seconds, metavar="N", help="end after N seconds")
    parser.add_argument("--register", type=Path, metavar="FILE", help="the organisation's register")
    parser.add_argument("--ca-file", type=Path, metavar="PEM", help="trust these authorities")
    window = parser.add_mutually_exclusive_group()
    window.add_argument("--window", action="store_true", default=None, help="open the window")
    window.add_argument("--no-window", dest="window", action="store_false")
    parser.add_argument(
        "--discard-edits", action="store_true", help="forget edits that were never saved"
    )
    parser.add_argument("--verbose", action="store_true", help="print the engine's log")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Carry the show out and tell what became of it."""
    folder = data_folder(os.environ)
    with contextlib.ExitStack() as ends:
        try:
            plan = _plan(args, args.show or own_show(folder), _rehearsal(args, folder, ends))
        except StudioError as error:
            sys.stderr.write(f"{error}\n")
            return WRONG_INPUT
        status, outcome = carry_out(plan, partial(_another, plan, args), args.early)
    if outcome is not None:
        sys.stdout.write((as_json(outcome, {}) if args.json else in_words(outcome)) + "\n")
    return status


def _record_folder(show_text: str, show: Path, folder: Path) -> Path:
    """Return where the show is recorded: as it says, or among the person's own data."""
    try:
        wanted = parse_show(show_text, show).recording.folder
    except ShowError:
        # The engine says what is wrong with it.
        wanted = ""
    return Path(wanted) if wanted else folder / "recordings"


def _rehearsal(args: argparse.Namespace, folder: Path, ends: contextlib.ExitStack) -> str:
    """Return the receiver on this machine that a show without a destination goes to."""
    if args.show is not None or args.live:
        return ""
    ingest = IngestProcess(folder / "rehearsals")
    ends.callback(ingest.close)
    return f"rtmp://127.0.0.1:{ingest.port}/live"


def _record_key(args: argparse.Namespace, folder: Path) -> RecordKey:
    try:
        return key_sources(args).obtain()
    except StudioError:
        if args.show is not None or args.key_file is not None:
            raise
        # A newcomer's first show must begin; the window says that recordings are not protected.
        return demo_key(folder)


def _key_place(args: argparse.Namespace, key: RecordKey) -> KeyPlace:
    if args.key_file is not None:
        return "file"
    return "keyring" if key.protected else "demo"


def _escrow(args: argparse.Namespace) -> tuple[EscrowKey, ...]:
    """Return the keys that are named, and the organisation's, if it has put one there."""
    usual = config_folder(os.environ) / ESCROW_NAME
    named = [args.escrow] if args.escrow else []
    return tuple(
        escrow_key_from_file(path) for path in [*named, *([usual] if usual.exists() else [])]
    )


def _another(plan: Plan, args: argparse.Namespace, show: Path) -> Plan:
    """Return the plan of another show file, opened at the window: not on air, not recorded."""
    kept = unsaved_path(plan.data_folder, show)
    show_text, told = text_to_play(show, kept, discard=False)
    if told:
        sys.stderr.write(f"{told}\n")
    return replace(
        plan,
        show=show,
        show_text=show_text,
        record_folder=args.record or _record_folder(show_text, show, plan.data_folder),
        unsaved_path=kept,
        live="",
        record_now=False,
        session=new_session(),
    )


def _plan(args: argparse.Namespace, show: Path, rehearsal: str) -> Plan:
    folder = data_folder(os.environ)
    kept = unsaved_path(folder, show)
    show_text, told = text_to_play(show, kept, discard=args.discard_edits)
    if told:
        sys.stderr.write(f"{told}\n")
    window = args.window if args.window is not None else has_display() and not args.json
    key = _record_key(args, folder)
    return Plan(
        show=show,
        show_text=show_text,
        unsaved_path=kept,
        places=places_of(args),
        data_folder=folder,
        record_folder=args.record or _record_folder(show_text, show, folder),
        record_named=args.record is not None,
        record_key=key,
        key_place=_key_place(args, key),
        escrow=_escrow(args),
        register=register_of(args.register),
        ca_file=args.ca_file.resolve() if args.ca_file else None,
        live=args.live or "",
        stream_keys=stream_keys(args.key_from),
        record_now=args.record is not None,
        seconds=args.seconds,
        window=window,
        window_preferences=window_preferences(os.environ),
        verbose=args.verbose,
        rehearsal=rehearsal,
    )
