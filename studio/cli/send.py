"""``send``: one command to the running studio."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mixer.errors import StudioError
from studio.show import ShowError
from studio.show.durations import parse_duration_ns
from studio.wire.commands import (
    AnyCommand,
    Redo,
    SaveShow,
    SetGain,
    SetMute,
    SetPreview,
    ShieldSource,
    ShowPage,
    StartLive,
    StartRecording,
    StopLive,
    StopRecording,
    Take,
    Undo,
)
from studio.wire.connection import Connection
from studio.wire.errors import NotRunningError, RefusedError

from .exit_codes import FAILED, NOT_RUNNING, OK, REFUSED
from .options import add_folder, places_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_NS_PER_MS = 1_000_000


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``send`` to the studio's commands."""
    parser = subparsers.add_parser(
        "send",
        help="steer the running show",
        epilog="Exit status: 0 done, 4 no studio runs here, 6 refused.",
    )
    add_folder(parser)
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    _add_scenes(what)
    _add_sound(what)
    page = what.add_parser("page", help="show a page of slides")
    page.add_argument("source")
    page.add_argument("page", type=_page, metavar="N|next|back")
    shield = what.add_parser("shield", help="cover a source's pictures, or uncover them")
    shield.add_argument("source")
    shield.add_argument("way", choices=["off", "blur", "freeze"])
    live = what.add_parser("live", help="go live, or leave")
    live.add_argument("way", choices=["start", "stop"])
    live.add_argument("destination", nargs="?", help="a destination of the show, or a URL")
    record = what.add_parser("record", help="begin a recording, or end it")
    record.add_argument("way", choices=["start", "stop"])
    what.add_parser("undo", help="take back the last change of the show")
    what.add_parser("redo", help="do again what was undone last")
    save = what.add_parser("save", help="write the show to its file")
    save.add_argument("path", nargs="?", type=Path, help="another file, the show's from then on")
    parser.set_defaults(run=run)


def _add_scenes(what: "_SubParsersAction[ArgumentParser]") -> None:
    take = what.add_parser("take", help="put a scene on air")
    take.add_argument("scene", nargs="?", help="default: the one in preview")
    how = take.add_mutually_exclusive_group()
    how.add_argument("--mix", type=_milliseconds, metavar="500ms", help="cross-fade this long")
    how.add_argument("--cut", action="store_true", help="at once")
    preview = what.add_parser("preview", help="prepare a scene")
    preview.add_argument("scene")


def _add_sound(what: "_SubParsersAction[ArgumentParser]") -> None:
    gain = what.add_parser("gain", help="set a source's fader")
    gain.add_argument("source")
    gain.add_argument("gain_db", type=float, metavar="DB")
    for name, words in (("mute", "silence a source"), ("unmute", "let a source be heard")):
        mute = what.add_parser(name, help=words)
        mute.add_argument("source")


def run(args: argparse.Namespace) -> int:
    """Send the command and wait for its answer."""
    try:
        connection = Connection.open(places_of(args).control_socket)
    except NotRunningError as error:
        return _told(error, NOT_RUNNING)
    try:
        connection.snapshot()
        connection.perform(command_of(args))
    except RefusedError as error:
        return _told(error, REFUSED)
    except StudioError as error:
        return _told(error, FAILED)
    finally:
        connection.close()
    return OK


def command_of(args: argparse.Namespace) -> AnyCommand:
    """Return the command that the words on the command line mean."""
    match args.what:
        case "take":
            command: AnyCommand = _take(args)
        case "preview":
            command = SetPreview(args.scene)
        case "gain" | "mute" | "unmute" | "shield" | "page":
            command = _for_source(args)
        case "live":
            command = StartLive(args.destination) if args.way == "start" else StopLive()
        case "undo" | "redo":
            command = Undo() if args.what == "undo" else Redo()
        case "save":
            command = _save(args.path)
        case _:
            command = StartRecording() if args.way == "start" else StopRecording()
    return command


def _take(args: argparse.Namespace) -> Take:
    if args.mix is not None:
        return Take(scene=args.scene, transition="mix", duration_ms=args.mix)
    return Take(scene=args.scene, transition="cut" if args.cut else None)


def _page(text: str) -> str:
    if text not in {"next", "back"} and not (text.isdecimal() and int(text) > 0):
        message = f'"{text}" is no page; say a number from 1, "next" or "back".'
        raise argparse.ArgumentTypeError(message)
    return text


def _show_page(source: str, page: str) -> ShowPage:
    if page.isdecimal():
        return ShowPage(source, to=int(page))
    return ShowPage(source, by=1 if page == "next" else -1)


def _for_source(args: argparse.Namespace) -> AnyCommand:
    if args.what == "gain":
        return SetGain(args.source, args.gain_db)
    if args.what == "shield":
        return ShieldSource(args.source, args.way)
    if args.what == "page":
        return _show_page(args.source, args.page)
    return SetMute(args.source, args.what == "mute")


def _save(path: Path | None) -> SaveShow:
    return SaveShow(str(path.resolve()) if path else "")


def _milliseconds(text: str) -> int:
    try:
        return parse_duration_ns(text) // _NS_PER_MS
    except ShowError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _told(error: StudioError, status: int) -> int:
    sys.stderr.write(f"{error}\n")
    return status
