"""What ``send`` knows of the sound."""

import argparse
from typing import TYPE_CHECKING

from studio.show import ShowError
from studio.show.durations import parse_duration_ns
from studio.wire.commands import (
    AnyCommand,
    SetDelay,
    SetGain,
    SetMonitor,
    SetMute,
    SetSolo,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_NS_PER_MS = 1_000_000
SOUND_WORDS = frozenset({"gain", "mute", "unmute", "solo", "unsolo", "delay", "monitor"})


def add_sound(what: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the sound's words."""
    gain = what.add_parser("gain", help="set a source's fader")
    gain.add_argument("source")
    gain.add_argument("gain_db", type=float, metavar="DB")
    delay = what.add_parser("delay", help="let a source be heard later")
    delay.add_argument("source")
    delay.add_argument("delay_ms", type=milliseconds, metavar="120ms")
    monitor = what.add_parser("monitor", help="hear the show on headphones of its machine")
    where = monitor.add_mutually_exclusive_group()
    where.add_argument("device", nargs="?", default="", help="default: the system's own")
    where.add_argument("--off", action="store_true", help="on none")
    monitor.add_argument("--gain", type=float, default=0.0, metavar="DB")
    for name, words in (
        ("mute", "silence a source"),
        ("unmute", "let a source be heard"),
        ("solo", "hear a source alone in the headphones"),
        ("unsolo", "hear it no more alone"),
    ):
        each = what.add_parser(name, help=words)
        each.add_argument("source")


def sound_command(args: argparse.Namespace) -> AnyCommand:
    """Return the command that one of :data:`SOUND_WORDS` means."""
    if args.what == "gain":
        return SetGain(args.source, args.gain_db)
    if args.what == "delay":
        return SetDelay(args.source, args.delay_ms)
    if args.what == "monitor":
        return SetMonitor(None if args.off else args.device, args.gain)
    if args.what in {"solo", "unsolo"}:
        return SetSolo(args.source, args.what == "solo")
    return SetMute(args.source, args.what == "mute")


def milliseconds(text: str) -> int:
    """Return a duration of the command line in whole milliseconds."""
    try:
        return parse_duration_ns(text) // _NS_PER_MS
    except ShowError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
