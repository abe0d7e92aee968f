"""``python -m studio.library``: serves the recordings of one folder to the clients that call.

One launch, a line of JSON, on standard input, then which recordings the running show makes; ends
with it, or when nobody has needed it for a while. The listening socket is inherited.
"""

import contextlib
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import MonotonicClock
from mixer.errors import StudioError
from mixer.handoff import LatestSlot
from studio.audit import LOG_NAME, AuditLog
from studio.output.record_format import FindKey, shred
from studio.record_folders import known_folders, want_upload
from studio.secrets import KeyMissingError, KeySources, RecordKey, Secret, SecretError
from studio.wire.codec import library_request_decoder
from studio.wire.ear import Ear
from studio.wire.library import JobState, LibraryRequest
from studio.wire.library_launch import LibraryLaunch, LibraryLine, Running
from studio.wire.lifeline import Lifeline
from studio.wire.private_folder import make_private
from studio.wire.server import WireServer

from .acts import Acts
from .folders import Folders
from .inbox import Asked, Came, EndAsked, JobNews, Left, Post, new_inbox
from .jobs import JobMeans, Jobs
from .librarian import Desks, Librarian, verified
from .retention import RETENTION_NAME, load_retention
from .shelf import CARDS, Shelf, ShelfMeans
from .shelf_desk import ShelfDesk
from .stage import Stage, StageMeans

_log = logging.getLogger(__name__)
_NICE: Final = 5
"""Playing should go smoothly, but before a show it yields; jobs yield to everything."""
OK, FAILED = 0, 1


def main() -> int:
    """Serve until standard input ends, or nobody needs it."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    lifeline = Lifeline()
    launch = msgspec.json.decode(lifeline.line(), type=LibraryLaunch)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICE)
    try:
        _serve(launch, lifeline)
    except StudioError as error:
        _log.error("%s", error)
        return FAILED
    return OK


def _serve(launch: LibraryLaunch, lifeline: Lifeline) -> None:
    clock, inbox = MonotonicClock(), new_inbox()
    key = RecordKey.from_text(Secret(launch.record_key), "The launch", protected=launch.protected)
    find_key = _finder(key, Path(launch.data_folder))
    acts = Acts(AuditLog(Path(launch.data_folder) / LOG_NAME, key))
    rings = Path(launch.folder)
    make_private(rings)
    for left in rings.iterdir():
        left.unlink(missing_ok=True)
    running: LatestSlot[frozenset[str]] = LatestSlot()
    running.put(_names(launch.running))
    shelf = Shelf(
        ShelfMeans(
            folders=Folders(
                Path(launch.record_folder), lambda: known_folders(Path(launch.data_folder))
            ),
            cards=Path(launch.data_folder) / CARDS,
            find_key=find_key,
            acts=acts,
            now_s=time.time,
            running=lambda: running.get() or frozenset(),
            shred=shred,
            ring=partial(want_upload, Path(launch.data_folder)),
        )
    )
    retention_path = Path(launch.data_folder) / RETENTION_NAME
    listener = socket.socket(fileno=launch.descriptor)
    server = WireServer("library server", listener, library_request_decoder, _ear(inbox.put))
    with contextlib.ExitStack() as ends:
        shelf_desk = ShelfDesk(
            shelf=shelf,
            clock=clock,
            retention=lambda: load_retention(retention_path),
            post=inbox.put,
            say=lambda words: _log.warning("%s", words),
        )
        jobs = Jobs(
            JobMeans(
                path=shelf.survey.path,
                find_key=find_key,
                acts=acts,
                clock=clock,
                tell=_teller(inbox.put),
                verified=verified(shelf_desk),
            )
        )
        stage = Stage(
            StageMeans(
                path=shelf.survey.path,
                find_key=find_key,
                acts=acts,
                rings=rings,
                clock=clock,
                post=inbox.put,
            )
        )
        librarian = Librarian(
            inbox=inbox,
            desks=Desks(shelf_desk, jobs, stage),
            retention_path=retention_path,
            acts=acts,
            clock=clock,
            send=server.send,
        )
        # The last that is opened ends first: nobody is served by what has gone.
        shelf_desk.open()
        ends.callback(shelf_desk.close)
        jobs.open()
        ends.callback(jobs.close)
        ends.callback(stage.close)
        server.start()
        ends.callback(server.stop)
        listening = threading.Thread(
            target=_listen,
            args=(lifeline, running, inbox.put),
            name="library launch",
            daemon=True,
        )
        listening.start()
        librarian.run()


def _listen(lifeline: Lifeline, running: LatestSlot[frozenset[str]], post: Post) -> None:
    """Take in what the supervisor says, until it says no more."""
    for line in lifeline.lines():
        told = msgspec.json.decode(line, type=LibraryLine)
        if isinstance(told, Running):
            running.put(_names(told.paths))
    post(EndAsked())


def _ear(post: Post) -> Ear[LibraryRequest]:
    return Ear(
        came=lambda client: post(Came(client)),
        asked=lambda client, request: post(Asked(client, request)),
        left=lambda client: post(Left(client)),
    )


def _teller(post: Post) -> Callable[[JobState], None]:
    def tell(job: JobState) -> None:
        post(JobNews(job))

    return tell


def _names(paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset(Path(path).name for path in paths)


def _finder(key: RecordKey, data_folder: Path) -> FindKey:
    sources = KeySources(None, data_folder)

    @cache
    def find_or_why(key_id: str) -> RecordKey | str:
        # A keyring takes its time, and may ask the person: once an id, whatever it answers.
        try:
            return sources.find(key_id)
        except SecretError as error:
            return str(error)

    def find(key_id: str) -> RecordKey:
        found = key if key_id == key.key_id else find_or_why(key_id)
        if isinstance(found, str):
            raise KeyMissingError(found)
        return found

    return find


if __name__ == "__main__":
    sys.exit(main())
