"""What an ingest missed of a real show, uploaded after it, and every picture of it decoded."""

import json
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.wire.commands import StopLive, StopRecording
from tests.judge.received import read_stored
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.waiting import wait_until

from .rows import Row

CUT_S, LIVE_S = 60.0, 10.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a show with a cut: by the picture numbers that were decoded."""

    recorded: list[int]
    stored: set[int]
    archived: list[int]
    unreadable: int
    missed_s: float
    brought_s: float
    report: dict[str, Any]

    @property
    def lacking(self) -> set[int]:
        """The pictures of the time on air that were recorded and are not in the archive."""
        on_air = range(min(self.stored), max(self.stored) + 1)
        return set(self.recorded).intersection(on_air) - set(self.archived)

    @property
    def misplaced(self) -> int:
        """How many pictures of the archive are not where the recording has them."""
        # A busy machine shows a picture twice, and the archive may begin with either.
        begins = [n for n, each in enumerate(self.recorded) if each == self.archived[0]]
        return min(
            sum(a != b for a, b in zip(self.recorded[begin:], self.archived, strict=False))
            for begin in begins
        )


def run() -> Iterator[Row]:
    """Cut an ingest off for a minute of a show, as somebody else's server is killed."""
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        outcome = show_with_a_cut(Path(name), cut_s=CUT_S, live_s=LIVE_S)
    yield _row("missed parts after a 60 s cut", outcome.missed_s, "s", None)
    yield _row("  frames missing in the assembled archive", len(outcome.lacking), "", 0)
    yield _row("  frames not where the recording has them", outcome.misplaced, "", 0)


def show_with_a_cut(folder: Path, *, cut_s: float, live_s: float) -> Outcome:
    """Run a show over nginx, kill that for *cut_s*, and upload what it missed after the show."""
    authority = Authority(folder)
    with NginxIngest(folder / "nginx", authority.valid()) as nginx:
        studio = StudioRun(
            folder,
            PATTERN_SHOW,
            *("--live", f"rtmps://localhost:{nginx.rtmps_port}/live", "--key-from", "env:KEY"),
            *("--ca-file", str(authority.ca_file), "--record", str(folder / "recordings")),
            environment={"KEY": "a-key"},
        )
        with studio:
            studio.wait_state("it is live", lambda state: state.live.status == "live", 40)
            _pass(live_s)
            nginx.kill()
            _pass(cut_s)
            nginx.start()
            wait_until(lambda: len(nginx.files()) > 1, 20, "the ingest has the show again")
            _pass(live_s)
            studio.perform(StopLive())
            studio.perform(StopRecording())
            brought = studio.wait_state(
                "what was missed is uploaded", lambda state: state.missed.status == "done", 120
            )
            studio.command("stop", *studio.runtime)
            studio.wait_end()
            return _judged(folder, studio, nginx.files(), brought.missed.missed_s)


def _judged(folder: Path, studio: StudioRun, stored: list[Path], brought_s: float) -> Outcome:
    key = ["--key-file", str(folder / "record.key")]
    recordings = folder / "recordings"
    (recording,) = recordings.glob("*.vsrec")
    told = _json(studio, "missed", "show", str(recordings), *key)
    report = _json(studio, "missed", "upload", str(recordings), *key, "--stored", *map(str, stored))
    verified = _json(studio, "archive", "verify", told["show"], *key)
    assert verified == report
    plain, archive = folder / "recording.mp4", folder / "archive.mp4"
    for words in (
        ("recording", "export", str(recording), str(plain)),
        ("archive", "export", told["show"], str(archive)),
    ):
        done = studio.command(*words, *key)
        assert done.returncode == 0, done.stderr
    received = read_stored(archive)
    return Outcome(
        recorded=[picture.number for picture in read_stored(plain).pictures],
        stored={picture.number for path in stored for picture in read_stored(path).pictures},
        archived=[picture.number for picture in received.pictures],
        unreadable=received.unreadable,
        missed_s=told["seconds"],
        brought_s=brought_s,
        report=report,
    )


def _json(studio: StudioRun, *words: str) -> dict[str, Any]:
    done = studio.command(*words, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _pass(seconds: float) -> None:
    """Let a running show run on."""
    threading.Event().wait(seconds)


def _row(name: str, value: float, unit: str, bar: float | None) -> Row:
    return Row(bench="ingest", name=name, value=value, unit=unit, bar=bar)
