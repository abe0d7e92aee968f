"""``devices``: cameras, microphones, headphones and windows, by the names a show may use."""

import argparse
import json
import subprocess
import sys
from typing import TYPE_CHECKING

from studio.supervisor.children import ROOT

from .exit_codes import OK

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_ASK_WAIT_S = 15.0


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``devices`` to the studio's commands."""
    parser = subparsers.add_parser(
        "devices", help="list cameras, microphones, headphones and windows"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--modes", action="store_true", help="list the cameras' sizes, rates and pixel formats, too"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print them."""
    # Loads PortAudio, which no other command but the engine may.
    from ._device_list import device_list, mode_list  # noqa: PLC0415  # as said above

    found, faults = device_list()
    modes = mode_list() if args.modes else {}
    if args.json:
        listed = {**found, "modes": modes} if args.modes else found
        sys.stdout.write(json.dumps(listed) + "\n")
        return OK
    for kind, names in found.items():
        sys.stdout.write(f"{kind}: {', '.join(names) or 'none'}\n")
    for name, lines in modes.items():
        sys.stdout.write(f"\n{name}\n" + "".join(f"  {line}\n" for line in lines))
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return OK


def ask_devices() -> dict[str, list[str]]:
    """Return what :func:`run` prints, asked in a child: a driver that hangs or dies is its own."""
    command = [sys.executable, "-m", "studio", "devices", "--json"]
    try:
        result = subprocess.run(  # noqa: S603  # our own command
            command,
            check=True,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_ASK_WAIT_S,
        )
        found = json.loads(result.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return {str(kind): [str(name) for name in names] for kind, names in found.items()}
