"""``demo``: a show on air at once, to a receiver on this machine, with no question asked."""

import argparse
import os
import secrets
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mixer.errors import StudioError
from studio.data_folder import data_folder, window_preferences
from studio.secrets import Secret, demo_key
from studio.show import read_show_text
from studio.supervisor.ingest import IngestProcess
from studio.supervisor.plan import Plan, new_session

from .demo_show import write_demo_show
from .exit_codes import FAILED
from .options import add_folder, has_display, places_of, seconds
from .running import as_json, carry_out, in_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

HEADLESS_S = 30.0


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``demo`` to the studio's commands."""
    parser = subparsers.add_parser(
        "demo", help="go on air with a demo show, to a receiver on this machine"
    )
    parser.add_argument("--seconds", type=seconds, metavar="N", help="end after N seconds")
    parser.add_argument("--no-window", action="store_true", help="without the window")
    parser.add_argument(
        "--no-devices", action="store_true", help="leave camera and microphone alone"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Start the receiver, run the show against it, say where everything is."""
    window = has_display() and not args.no_window
    folder = data_folder(os.environ)
    kept = folder / "demo" / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    try:
        kept.mkdir(mode=0o700, parents=True, exist_ok=True)
        ingest = IngestProcess(kept / "ingest")
    except (OSError, StudioError) as error:
        sys.stderr.write(f"The demo cannot begin: {error}\n")
        return FAILED
    try:
        with tempfile.TemporaryDirectory(prefix="videosync-demo-") as temporary:
            show = write_demo_show(Path(temporary), devices=not args.no_devices)
            receiver = f"rtmp://127.0.0.1:{ingest.port}/live"
            plan = Plan(
                show=show,
                show_text=read_show_text(show),
                places=places_of(args),
                data_folder=folder,
                record_folder=kept / "recording",
                record_key=demo_key(folder),
                live=receiver,
                stream_keys={"": Secret(secrets.token_urlsafe(16))},
                record_now=True,
                seconds=args.seconds or (None if window else HEADLESS_S),
                window=window,
                window_preferences=window_preferences(os.environ),
            )

            def reopen(path: Path) -> Plan:
                text = read_show_text(path)
                return replace(
                    plan,
                    show=path,
                    show_text=text,
                    live="",
                    rehearsal=receiver,
                    record_now=False,
                    session=new_session(),
                )

            status, outcome = carry_out(plan, reopen)
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    finally:
        ingest.close()
    if outcome is not None:
        stored = [str(path) for path in sorted((kept / "ingest").glob("*.flv"))]
        if args.json:
            sys.stdout.write(as_json(outcome, {"stored": stored}) + "\n")
        else:
            words = [in_words(outcome), *(f"ingest     {path}" for path in stored)]
            sys.stdout.write("\n".join(words) + "\n")
    return status
