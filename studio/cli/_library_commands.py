"""What the commands about a folder of recordings do."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Final

import msgspec

from mixer.errors import StudioError
from studio.audit import LOG_NAME, AuditLog
from studio.data_folder import data_folder
from studio.library.acts import Acts
from studio.library.folders import Folders
from studio.library.retention import RETENTION_NAME, load_retention, set_retention
from studio.library.shelf import CARDS, Shelf, ShelfMeans
from studio.output.record_format import shred
from studio.record_folders import known_folders, want_upload
from studio.secrets import RecordKey
from studio.wire.connection import Connection
from studio.wire.errors import WireError
from studio.wire.library import RetentionState, ShelvedRecording, matches

from .exit_codes import FAILED, OK
from .keys import key_sources
from .options import places_of

BY: Final = "command line"
_GB: Final = 1_000_000_000


def acts_under(key: RecordKey) -> Acts:
    """Return where to write what is done with recordings, sealed under *key*."""
    return Acts(AuditLog(data_folder(os.environ) / LOG_NAME, key))


def do_list(args: argparse.Namespace) -> int:
    """Print the recordings, the newest first."""
    return _print_all(args, _shelf(args).survey.look_whole())


def do_search(args: argparse.Namespace) -> int:
    """Print the recordings that have all of the words."""
    words = " ".join(args.words)
    found = _shelf(args).survey.look_whole()
    return _print_all(args, [each for each in found if matches(each, words)])


def do_delete(args: argparse.Namespace) -> int:
    """Put recordings into the trash."""
    shelf = _shelf(args)
    return _for_each(args, lambda name: f"{name} is in the trash as {shelf.delete(name, BY)}.")


def do_restore(args: argparse.Namespace) -> int:
    """Take recordings out of the trash."""
    shelf = _shelf(args)
    return _for_each(args, lambda name: f"{shelf.restore(name, BY)} is back.")


def do_keep(args: argparse.Namespace) -> int:
    """Keep recordings whatever the retention says, or no longer."""
    shelf, kept = _shelf(args), not args.no_longer

    def keep_one(name: str) -> str:
        shelf.keep(name, kept=kept, by=BY)
        return f"{name} is kept." if kept else f"{name} is kept as long as the retention says."

    return _for_each(args, keep_one)


def do_retention(args: argparse.Namespace) -> int:
    """Tell how long recordings are kept, or set it."""
    path = data_folder(os.environ) / RETENTION_NAME
    now = load_retention(path)
    if args.keep_days is not None or args.keep_gb is not None:
        now = RetentionState(
            keep_days=now.keep_days if args.keep_days is None else args.keep_days,
            most_bytes=now.most_bytes if args.keep_gb is None else round(args.keep_gb * _GB),
        )
        set_retention(path, now, acts_under(key_sources(args).obtain()), BY)
    days = f"for {now.keep_days} days" if now.keep_days else "for ever"
    most = f", at most {now.most_bytes / _GB:g} GB of them" if now.most_bytes else ""
    _print(f"Recordings are kept {days}{most}; what is deleted can be restored for a month.")
    return OK


def do_tidy(args: argparse.Namespace) -> int:
    """Delete and erase what is due."""
    tidied = _shelf(args).tidy(load_retention(data_folder(os.environ) / RETENTION_NAME))
    for name in tidied.deleted:
        _print(f"{name} was deleted; it can be restored for a month.")
    for name in tidied.erased:
        _print(f"{name} was deleted a month ago and is erased.")
    for words in tidied.left:
        sys.stderr.write(f"{words}\n")
    return FAILED if tidied.left else OK


def _shelf(args: argparse.Namespace) -> Shelf:
    folder = data_folder(os.environ)
    sources = key_sources(args)
    find_key = cache(sources.find)
    return Shelf(
        ShelfMeans(
            folders=_folders(args, folder),
            cards=folder / CARDS,
            find_key=find_key,
            acts=acts_under(sources.obtain()),
            now_s=time.time,
            running=lambda: _running(args),
            shred=shred,
            ring=partial(want_upload, folder),
        )
    )


def _folders(args: argparse.Namespace, folder: Path) -> Folders:
    """Return the one that is named; else where recordings go unasked, and all that they went to."""
    if args.folder is not None:
        return Folders(args.folder.absolute())
    return Folders(folder / "recordings", lambda: known_folders(folder))


def _running(args: argparse.Namespace) -> set[str]:
    """Return what a studio that runs here records now."""
    try:
        connection = Connection.open(places_of(args).control_socket)
    except WireError:
        return set()
    try:
        path = connection.snapshot().recording.path
    except WireError:
        return set()
    finally:
        connection.close()
    return {Path(path).name} if path else set()


def _print_all(args: argparse.Namespace, found: Sequence[ShelvedRecording]) -> int:
    shown = [each for each in found if each.deleted == args.deleted]
    for each in shown:
        if args.json:
            _print(json.dumps(msgspec.to_builtins(each)))
        else:
            _print(_line(each))
    if not shown and not args.json:
        _print(f"There is none in {args.folder}.")
    return OK


def _line(recording: ShelvedRecording) -> str:
    at = datetime.fromtimestamp(recording.began_utc_s, UTC).strftime("%Y-%m-%d %H:%M")
    lasted = f"{recording.seconds:9.1f} s  {recording.file_bytes / 1e6:9.1f} MB"
    told: list[str] = [recording.status]
    if recording.kept:
        told.append("kept")
    if not recording.protected:
        told.append("not protected")
    if recording.deleted:
        until = datetime.fromtimestamp(recording.gone_utc_s, UTC).strftime("%Y-%m-%d")
        told.append(f"can be restored until {until}")
    words = f"{at}  {lasted}  {recording.show}  {recording.name}  {', '.join(told)}"
    return f"{words}. {recording.fault}" if recording.fault else words


def _for_each(args: argparse.Namespace, do: Callable[[str], str]) -> int:
    failed = False
    for name in args.names:
        try:
            _print(do(name))
        except StudioError as error:
            failed = True
            sys.stderr.write(f"{error}\n")
    return FAILED if failed else OK


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
