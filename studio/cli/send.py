"""``send``: one command to the running studio."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from mixer.errors import StudioError
from studio.show.model import EncodingName
from studio.wire.commands import (
    AnyCommand,
    PlayReplay,
    Redo,
    SaveReplay,
    SaveShow,
    SetEncoding,
    SetPreview,
    ShieldSource,
    ShowPage,
    StartLive,
    StopLive,
    Take,
    Undo,
)
from studio.wire.connection import Connection
from studio.wire.errors import NotRunningError, RefusedError

from ._recording_words import RECORDING_WORDS, add_recording, recording_command
from ._sound_words import SOUND_WORDS, add_sound, milliseconds, sound_command
from .exit_codes import FAILED, NOT_RUNNING, OK, REFUSED
from .options import add_folder, places_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


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
    add_sound(what)
    encoding = what.add_parser("encoding", help="encode the programme for another purpose")
    encoding.add_argument("preset", choices=get_args(EncodingName))
    page = what.add_parser("page", help="show a page of slides")
    page.add_argument("source")
    page.add_argument("page", type=_page, metavar="N|next|back")
    shield = what.add_parser("shield", help="cover a source's pictures, or uncover them")
    shield.add_argument("source")
    shield.add_argument("way", choices=["off", "blur", "freeze"])
    live = what.add_parser("live", help="go live, or leave")
    live.add_argument("way", choices=["start", "stop"])
    live.add_argument(
        "destination", nargs="?", help="a destination of the show, or a URL; default: all"
    )
    replay = what.add_parser("replay", help="play again what was on air a moment ago, or save it")
    replay.add_argument("way", choices=["play", "save"])
    replay.add_argument("source", nargs="?", default="", help="default: all replays of the show")
    replay.add_argument("--seconds", type=float, metavar="N", help="how much of it")
    replay.add_argument("--speed", type=float, metavar="N", help="0.5: slow motion")
    add_recording(what)
    what.add_parser("undo", help="take back the last change of the show")
    what.add_parser("redo", help="do again what was undone last")
    save = what.add_parser("save", help="write the show to its file")
    save.add_argument("path", nargs="?", type=Path, help="another file, the show's from then on")
    parser.set_defaults(run=run)


def _add_scenes(what: "_SubParsersAction[ArgumentParser]") -> None:
    take = what.add_parser("take", help="put a scene on air")
    take.add_argument("scene", nargs="?", help="default: the one in preview")
    how = take.add_mutually_exclusive_group()
    how.add_argument("--mix", type=milliseconds, metavar="500ms", help="cross-fade this long")
    how.add_argument("--cut", action="store_true", help="at once")
    preview = what.add_parser("preview", help="prepare a scene")
    preview.add_argument("scene")


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
    if args.what in SOUND_WORDS:
        return sound_command(args)
    if args.what in RECORDING_WORDS:
        return recording_command(args)
    match args.what:
        case "take":
            command: AnyCommand = _take(args)
        case "preview":
            command = SetPreview(args.scene)
        case "shield":
            command = ShieldSource(args.source, args.way)
        case "encoding":
            command = SetEncoding(args.preset)
        case "page":
            command = _show_page(args.source, args.page)
        case "live":
            command = (StartLive if args.way == "start" else StopLive)(args.destination)
        case "replay":
            command = _replay(args)
        case _:
            command = _edit(args)
    return command


def _take(args: argparse.Namespace) -> Take:
    if args.mix is not None:
        return Take(scene=args.scene, transition="mix", duration_ms=args.mix)
    return Take(scene=args.scene, transition="cut" if args.cut else None)


def _replay(args: argparse.Namespace) -> AnyCommand:
    if args.way == "save":
        return SaveReplay()
    return PlayReplay(args.source, args.seconds, args.speed)


def _page(text: str) -> str:
    if text not in {"next", "back"} and not (text.isdecimal() and int(text) > 0):
        message = f'"{text}" is no page; say a number from 1, "next" or "back".'
        raise argparse.ArgumentTypeError(message)
    return text


def _show_page(source: str, page: str) -> ShowPage:
    if page.isdecimal():
        return ShowPage(source, to=int(page))
    return ShowPage(source, by=1 if page == "next" else -1)


def _edit(args: argparse.Namespace) -> AnyCommand:
    if args.what == "save":
        return SaveShow(str(args.path.resolve()) if args.path else "")
    return Undo() if args.what == "undo" else Redo()


def _told(error: StudioError, status: int) -> int:
    sys.stderr.write(f"{error}\n")
    return status
