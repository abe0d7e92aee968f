"""What the commands about recordings do."""

import argparse
import json
import sys
from functools import cache

from mixer.errors import StudioError
from studio.output.record_format import KEY_AREA, FindKey
from studio.output.recording_check import (
    RecordingCheck,
    RecordingState,
    check_recording,
    open_recording,
)
from studio.output.recording_export import export_recording

from .keys import key_sources

UNREADABLE = 3
_STATUS = {
    RecordingState.WHOLE: 0,
    RecordingState.REPAIRED: 1,
    RecordingState.TORN: 1,
    RecordingState.DAMAGED: 2,
}


def verify(args: argparse.Namespace) -> int:
    """Print what was found about the recording and return the exit status."""
    try:
        found = check_recording(args.file, _finder(args))
    except StudioError as error:
        if args.json:
            _print(
                json.dumps({"file": str(args.file), "state": "unreadable", "message": f"{error}"})
            )
            return UNREADABLE
        return _refused(error)
    if args.json:
        report = {
            "file": str(args.file),
            "state": found.state.value,
            "seconds": round(found.seconds, 6),
            "pictures": found.pictures,
            "records": found.records,
            "torn_bytes": found.torn_bytes,
            "damages": [
                {"record": None if record == KEY_AREA else record, "byte": byte}
                for record, byte in found.damages
            ],
            "protected": found.protected,
            "message": _sentence(found),
        }
        _print(json.dumps(report))
    else:
        _print(_sentence(found))
    return _STATUS[found.state]


def export(args: argparse.Namespace) -> int:
    """Write the MP4, say what it holds and return the exit status."""
    find_key = _finder(args)
    try:
        found = check_recording(args.file, find_key)
        if found.state is RecordingState.DAMAGED and not args.salvage:
            sys.stderr.write(f"{_sentence(found)} Use --salvage to export the rest.\n")
            return _STATUS[found.state]
        if not found.pictures:
            sys.stderr.write(f"{args.file} was cut off before its first picture.\n")
            return UNREADABLE
        with open_recording(args.file, find_key, found.unreadable) as reader:
            export_recording(reader, args.out, packets=found.packets)
    except StudioError as error:
        return _refused(error)
    _print(f"{_sentence(found)} Exported to {args.out}.")
    return _STATUS[
        RecordingState.WHOLE if found.state is RecordingState.WHOLE else RecordingState.TORN
    ]


def _finder(args: argparse.Namespace) -> FindKey:
    # Once an id: a keyring takes its time.
    return cache(key_sources(args).find)


def _sentence(found: RecordingCheck) -> str:
    length = f"{found.seconds:.3f} s, {found.pictures} pictures"
    sign = "" if found.protected else " Not protected: it is under the demo's key."
    if found.state is RecordingState.WHOLE:
        return f"Whole: {length}.{sign}"
    if found.state is RecordingState.REPAIRED:
        return f"Repaired: it had been cut off, and was closed after that; {length} play.{sign}"
    if found.state is RecordingState.TORN:
        return f"Cut off: it was never closed; {length} play.{sign}"
    record, byte = found.damages[0]
    where = {KEY_AREA: "its beginning", found.records: "its end"}.get(record, f"record {record}")
    others = f" and {len(found.damages) - 1} more" if len(found.damages) > 1 else ""
    return f"DAMAGED at {where}, byte {byte}{others}; {length} play.{sign}"


def _refused(error: StudioError) -> int:
    sys.stderr.write(f"{error}\n")
    return UNREADABLE


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
