"""``stop``: end the running show."""

import argparse
import os
import signal
import sys
import time
from typing import TYPE_CHECKING

from mixer.errors import StudioError
from studio.wire.commands import Stop
from studio.wire.connection import Connection
from studio.wire.errors import NotRunningError
from studio.wire.locking import holder_of, is_held
from studio.wire.places import Places

from .exit_codes import FAILED, NOT_RUNNING, OK
from .options import add_folder, places_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_END_WAIT_S = 60.0
_FORCE_WAIT_S = 10.0
_LOOK_S = 0.1


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``stop`` to the studio's commands."""
    parser = subparsers.add_parser(
        "stop",
        help="end the show: leave the ingest, close the recording",
        epilog="Exit status: 0 ended, 1 it did not end, 4 no studio runs here.",
    )
    parser.add_argument("--force", action="store_true", help="end an engine that does not answer")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """End the show and wait until its engine has gone."""
    places = places_of(args)
    try:
        connection = Connection.open(places.control_socket)
    except NotRunningError as error:
        return _stop_supervisor(places, error)
    try:
        connection.perform(Stop())
    except StudioError as error:
        if not args.force:
            sys.stderr.write(f"{error} `python -m studio stop --force` cuts it short.\n")
            return FAILED
    finally:
        connection.close()
    if _gone(places, _FORCE_WAIT_S if args.force else _END_WAIT_S):
        return OK
    if args.force:
        return _cut_short(places)
    sys.stderr.write("The show is still ending; `python -m studio stop --force` cuts it short.\n")
    return FAILED


def _cut_short(places: Places) -> int:
    """End the supervisor first, which would bring the engine back."""
    for lock, how in ((places.lock, signal.SIGTERM), (places.engine_lock, signal.SIGKILL)):
        pid = holder_of(lock)
        if pid is not None:
            os.kill(pid, how)
    return OK if _gone(places, _END_WAIT_S) else FAILED


def _stop_supervisor(places: Places, error: NotRunningError) -> int:
    """End a supervisor that is just bringing an engine back."""
    pid = holder_of(places.lock)
    if pid is None:
        sys.stderr.write(f"{error}\n")
        return NOT_RUNNING
    os.kill(pid, signal.SIGTERM)
    return OK if _gone(places, _END_WAIT_S) else FAILED


def _gone(places: Places, wait_s: float) -> bool:
    """Whether the engine, and the supervisor over it, have let go of their locks in time."""
    deadline = time.monotonic() + wait_s
    while time.monotonic() < deadline:
        if not is_held(places.engine_lock) and not is_held(places.lock):
            return True
        signal.sigtimedwait((), _LOOK_S)
    return False
