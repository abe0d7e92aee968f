"""What the commands about recordings do."""

import argparse
import json
import sys
from functools import cache
from typing import Literal

from mixer.errors import StudioError
from studio.library import work
from studio.library.acts import Acts
from studio.output.record_format import KEY_AREA, FindKey, RecordingError, find_opener, read_header
from studio.output.recording_check import RecordingState, check_recording

from ._library_commands import BY, acts_under
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
        find_key = _finder(args)
        _acts(args, find_key).record("recording verified", args.file.name, BY)
        found = check_recording(args.file, find_key)
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
            "message": work.sentence(found),
        }
        _print(json.dumps(report))
    else:
        _print(work.sentence(found))
    return _STATUS[found.state]


def export(args: argparse.Namespace) -> int:
    """Write the file, say what it holds and return the exit status."""
    name, out = args.file.name, str(args.out.absolute())
    container: Literal["mp4", "mkv"] = "mkv" if args.out.suffix.lower() == ".mkv" else "mp4"
    try:
        find_key = _finder(args)
        acts = _acts(args, find_key)
        acts.record("recording exported", name, BY, out=out, container=container)
        found = work.export(
            args.file,
            find_key,
            args.out.absolute(),
            container,
            salvage=args.salvage,
            hear=lambda _done: None,
        )
    except work.DamagedRecordingError as error:
        sys.stderr.write(f"{error} Use --salvage to leave them out.\n")
        return _STATUS[RecordingState.DAMAGED]
    except StudioError as error:
        return _refused(error)
    _print(f"{work.sentence(found)} Exported to {args.out}.")
    return _STATUS[
        RecordingState.WHOLE if found.state is RecordingState.WHOLE else RecordingState.TORN
    ]


def _finder(args: argparse.Namespace) -> FindKey:
    # Once an id: a keyring takes its time.
    return cache(key_sources(args).find)


def _acts(args: argparse.Namespace, find_key: FindKey) -> Acts:
    """Return where to write what is done, sealed as the recording is.

    Raises StudioError without its key: then nothing is done that could be written down.
    """
    try:
        header = read_header(args.file)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The recording {args.file} cannot be read ({reason}); check the path."
        raise RecordingError(message) from error
    return acts_under(find_opener(header, find_key))


def _refused(error: StudioError) -> int:
    sys.stderr.write(f"{error}\n")
    return UNREADABLE


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
