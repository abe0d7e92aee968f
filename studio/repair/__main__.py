"""``python -m studio.repair``: closes recordings that were cut off, at the lowest priority.

One launch, a line of JSON, on standard input. Prints lines of JSON.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

import msgspec

from studio.record_folders import known_folders, remember_folder
from studio.secrets import DEMO_KEY_NAME, KeyMissingError, RecordKey, Secret, demo_key
from studio.wire.repair import RepairLaunch, RepairTold

from .mending import mend_folder

_LEAST: Final = 19


def main() -> int:
    """Repair what there is; it may be killed at any time, and the next one goes on."""
    launch = msgspec.json.decode(sys.stdin.buffer.readline(), type=RepairLaunch)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_LEAST)
    data, folder = Path(launch.data_folder), Path(launch.record_folder)
    with contextlib.suppress(OSError):
        remember_folder(data, folder)
    key = RecordKey.from_text(Secret(launch.record_key), "The launch", protected=launch.protected)

    def find(key_id: str) -> RecordKey:
        # Those that are at hand: nobody is asked for a keyring's password because of old files.
        known = [key]
        if (data / DEMO_KEY_NAME).exists():
            known.append(demo_key(data))
        for each in known:
            if each.key_id == key_id:
                return each
        message = f"The record key {key_id} is not at hand."
        raise KeyMissingError(message)

    for each in dict.fromkeys((folder, *known_folders(data))):
        for text in mend_folder(each, find):
            _print(RepairTold(text))
    return 0


def _print(told: RepairTold) -> None:
    # Where the supervisor is gone, nobody wants to know.
    with contextlib.suppress(OSError):
        sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
