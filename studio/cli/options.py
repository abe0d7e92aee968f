"""Options that several commands take, and what they mean."""

import argparse
import os
from pathlib import Path

from studio.data_folder import config_folder
from studio.policy import REGISTER_NAME
from studio.wire.places import Places, default_places

LONGEST_S = 7 * 86_400


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add ``--runtime``, the folder of the studio that is meant."""
    parser.add_argument(
        "--runtime",
        type=Path,
        metavar="DIR",
        help="the running studio's folder, where there are several (default: this user's)",
    )


def places_of(args: argparse.Namespace) -> Places:
    """Return the places that ``--runtime`` names, or this user's."""
    return Places(args.runtime.resolve()) if args.runtime else default_places(dict(os.environ))


def register_of(named: Path | None) -> Path | None:
    """Return the organisation's register: the one named, or its usual place if it is there."""
    if named is not None:
        return named.resolve()
    usual = config_folder(os.environ) / REGISTER_NAME
    return usual if usual.exists() else None


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    return os.name == "nt" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def seconds(text: str) -> float:
    """Return how long a show is to run, as ``--seconds`` says it."""
    try:
        wanted = float(text)
    except ValueError:
        wanted = 0.0
    if not 0 < wanted <= LONGEST_S:
        message = f"{text!r} is no number of seconds up to a week"
        raise argparse.ArgumentTypeError(message)
    return wanted
