"""What a recording's disk does to a show: full, gone, read-only, slow; each a disk of its own."""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.wire.commands import StopRecording
from studio.wire.events import AnyEvent, RecordingChanged
from tests.bench.rows import Row
from tests.parts.disks import LoopDisk, NoDiskError, NoThrottleError, loop_disk
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, events_until
from tests.waiting import wait_until

from .lengths import Lengths
from .rows import row

SAID_S = 1.0
_DISK_BYTES, _LITTLE_BYTES = 160_000_000, 49_000_000
_BEFORE_BYTES = 1_000_000
_AFTER_PICTURES = 75
_THROTTLED_BYTES_A_SECOND, _THROTTLED_S = 30_000, 8.0
_HELD_UP_S, _LET_GO_S, _TIMES = 2.0, 0.2, 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a show whose disk had a fault."""

    said_s: float
    late_pictures: int
    files: list[dict[str, Any]]


def run(folder: Path, _lengths: Lengths) -> Iterator[Row]:
    """Run a show on each disk, with a second folder where the first one is lost."""
    faults: tuple[tuple[str, Callable[[LoopDisk], None], bool], ...] = (
        ("full", lambda disk: disk.fill(leave_bytes=_LITTLE_BYTES), False),
        ("gone", LoopDisk.take_away, True),
        ("read-only", LoopDisk.make_read_only, True),
        ("throttled to 30 kB/s for 8 s", _throttle, False),
        ("held up", _hold_up, False),
    )
    for name, fault, second in faults:
        place = folder / name.split()[0]
        try:
            with loop_disk(place / "first", _DISK_BYTES) as disk:
                outcome = show_on(place, disk, fault, second=second)
        except NoDiskError as error:
            sys.stderr.write(f"There is no disk to try: {error}.\n")
            return
        except NoThrottleError as error:
            sys.stderr.write(f"A slow disk is tried as one that is held up: {error}.\n")
            continue
        yield row(f"disk {name}: said after", outcome.said_s, "s", SAID_S)
        unreadable = sum(len(found["damages"]) for found in outcome.files)
        yield row("  records that do not play", unreadable, "", 0)
        yield row("  pictures of the show late meanwhile", outcome.late_pictures, "", None)


def show_on(
    folder: Path, disk: LoopDisk, fault: Callable[[LoopDisk], None], *, second: bool
) -> Outcome:
    """Record a show on *disk*, which gets *fault*; return what was said, and what plays."""
    show = PATTERN_SHOW
    if second:
        show += f'\n[recording]\nsecond_folder = "{folder / "second"}"\n'
    with StudioRun(folder, show, "--record", str(disk.folder / "kept")) as studio:
        begun = studio.wait_state(
            "it records", lambda state: state.health.recording_bytes > _BEFORE_BYTES, 40
        )
        connection, _ = studio.connect()
        try:
            began = time.monotonic()
            fault(disk)
            events_until(connection, _is_said, 20)
            said_s = time.monotonic() - began
        finally:
            connection.close()
        mixed = studio.state().health.pictures_mixed
        wait_until(
            lambda: studio.state().health.pictures_mixed > mixed + _AFTER_PICTURES, 30, "it goes on"
        )
        after = studio.state()
        if after.recording.status == "recording":
            studio.perform(StopRecording())
            studio.wait_state("closed", lambda state: state.recording.status == "off", 30)
        studio.command("stop", *studio.runtime)
        _, report, _ = studio.wait_end()
        files = [_verified(studio, path) for path in report["recordings"]]
    late = after.health.pictures_late - begun.health.pictures_late
    return Outcome(said_s, late, [found for found in files if found])


def _throttle(disk: LoopDisk) -> None:
    """Let the kernel write a sixth of what the recording needs, for some seconds."""

    def lift() -> None:
        threading.Event().wait(_THROTTLED_S)
        disk.throttle(None)

    disk.throttle(_THROTTLED_BYTES_A_SECOND)
    threading.Thread(target=lift, name="throttled disk", daemon=True).start()


def _hold_up(disk: LoopDisk) -> None:
    """Let the disk write for a tenth of the time only, for some seconds."""

    def hold_up() -> None:
        for _ in range(_TIMES):
            disk.freeze()
            threading.Event().wait(_HELD_UP_S)
            disk.thaw()
            threading.Event().wait(_LET_GO_S)

    disk.freeze()
    disk.thaw()
    threading.Thread(target=hold_up, name="slow disk", daemon=True).start()


def _is_said(event: AnyEvent) -> bool:
    return isinstance(event, RecordingChanged) and bool(
        event.recording.fault or event.recording.warning
    )


def _verified(studio: StudioRun, path: str) -> dict[str, Any]:
    """Return what is found in a file; nothing where the disk is gone with it."""
    if not Path(path).exists():
        return {}
    key = ["--key-file", str(studio.folder / "record.key")]
    done = studio.command("recording", "verify", path, *key, "--json")
    found: dict[str, Any] = json.loads(done.stdout)
    return found if "damages" in found else {}
