"""``status``: how the running show fares."""

import argparse
import sys
from typing import TYPE_CHECKING

import msgspec

from mixer.errors import StudioError
from studio.wire.connection import Connection
from studio.wire.errors import NotRunningError
from studio.wire.state import DestinationState, Snapshot

from .exit_codes import FAILED, NOT_RUNNING, OK
from .options import add_folder, places_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``status`` to the studio's commands."""
    parser = subparsers.add_parser(
        "status", help="tell how the show fares", epilog="Exit status: 0, or 4: none runs here."
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    add_folder(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the state."""
    try:
        connection = Connection.open(places_of(args).control_socket)
    except NotRunningError as error:
        sys.stderr.write(f"{error}\n")
        return NOT_RUNNING
    try:
        state = connection.snapshot()
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    finally:
        connection.close()
    text = msgspec.json.encode(state).decode() if args.json else "\n".join(lines(state))
    sys.stdout.write(text + "\n")
    return OK


def _destination(place: DestinationState) -> str:
    told = (
        f"  to {place.name} ({place.role}): {place.status}, {place.bitrate_bps / 1e6:.1f} Mbit/s, "
        f"{place.waiting_ms} ms waiting, {place.dropped_packets} dropped, "
        f"{place.reconnects} reconnects. {place.fault} {place.why} {place.hint}"
    )
    return " ".join(told.split(" ")).rstrip()


def lines(state: Snapshot) -> list[str]:
    """Return the state for a person."""
    health, shown = state.health, state.format
    rate = shown.rate_numerator / shown.rate_denominator
    told = [
        f"{state.show}: {shown.width}x{shown.height} at {rate:.4g} ({shown.reason})",
        f"program    {state.program.scene}   preview {state.preview}",
        f"live       {state.live.status} {state.live.destination} {state.live.fault}".rstrip(),
        f"recording  {state.recording.status} {state.recording.path}".rstrip(),
        (
            f"pictures   {health.pictures_mixed} mixed, {health.pictures_late} late, "
            f"{health.pictures_dropped} dropped"
        ),
        (
            f"delay      {health.delay_ms:g} ms, {health.bitrate_bps / 1e6:.1f} Mbit/s, "
            f"{health.send_queue_ms} ms waiting"
        ),
    ]
    if health.target_bps < health.ceiling_bps:
        line = f": the line carries {health.line_bps / 1e6:.2f}" if health.line_bps else ""
        now, whole = health.target_bps / 1e6, health.ceiling_bps / 1e6
        told.append(f"bit rate   {now:.2f} of {whole:.2f} Mbit/s{line}")
    if health.live_packets_dropped:
        told.append(f"left out   {health.live_packets_dropped} packets that the line did not take")
    told += [
        f"encoder    {each.label}: {each.bitrate_bps / 1e6:.2f} Mbit/s, {each.cpu:.0%} of a core"
        for each in health.encodes
    ]
    if state.encoding.words:
        told.append(f"encoding   {state.encoding.words}")
    told += [_destination(place) for place in state.live.destinations if place.status != "off"]
    if state.restart.count:
        told.append(f"engine     brought back {state.restart.count} times: {state.restart.reason}")
    told += [
        f"source     {source.name}: {source.status}. {source.fault}"
        for source in state.sources
        if source.fault
    ]
    told += [
        f"source     {source.name}: covered ({source.shield})"
        for source in state.sources
        if source.shield != "off"
    ]
    return told
