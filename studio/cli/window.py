"""``window``: open a window on the running show."""

import argparse
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from studio.data_folder import window_preferences
from studio.supervisor.children import ROOT

from .options import add_folder, places_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``window`` to the studio's commands."""
    parser = subparsers.add_parser("window", help="open a window on the running show")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the window until it is closed."""
    socket = str(places_of(args).control_socket)
    command = [sys.executable, "-m", "ui", "--control-socket", socket]
    command += ["--preferences", str(window_preferences(os.environ))]
    return subprocess.run(command, check=False, cwd=ROOT).returncode  # noqa: S603  # our own
