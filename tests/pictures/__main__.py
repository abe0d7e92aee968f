"""Runs the demo's show, sent to an ingest on this machine, and photographs a window on it."""

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from studio.cli.demo_show import write_demo_show
from studio.supervisor.ingest import IngestProcess
from studio.wire.commands import SetPreview, StartRecording, StopRecording, Take
from tests.parts.studio_run import StudioRun
from tests.pictures.answers import PicturesStation
from tests.pictures.scenes import PANELS, PREVIEWS, is_ready
from ui.language import LANGUAGES
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.talk import Talk
from ui.shell import Shell

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
_COLOURS = ("dark", "light")
_WAIT_MS, _SETTLE_MS, _LOOK_MS = 30_000, 400, 50
_TAKE = re.compile(r"^\[\[take\]\]\n(?:[^\[\n].*\n)*", re.MULTILINE)
_QUALITY = 85
_RECORDED = (
    "Annual-general-meeting_20261002T080000Z_01",
    "Town-hall-Helsinki_20261020T120000Z_01",
    "Third-quarter-results_20261104T060000Z_01",
    "Capital-markets-day_20261112T090000Z_01",
)
_RECORDED_MS = 3500
_SIZE = (1366, 800)
_PREVIEW = "slides"


def main(arguments: list[str]) -> int:
    """Make the pictures that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PANELS))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--colours", choices=_COLOURS, action="append")
    parser.add_argument("--language", choices=tuple(LANGUAGES), action="append")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vs-pictures-") as temporary:
        folder = Path(temporary)
        ingest = IngestProcess(folder / "ingest")
        try:
            show = write_demo_show(folder, devices=False).read_text("utf-8")
            # Its takes by the clock would make every run's pictures others.
            show = _TAKE.sub("", show)
            words = ("--live", f"rtmp://127.0.0.1:{ingest.port}/live", "--key-from", "env:K")
            with StudioRun(folder, show, *words, environment={"K": "key"}) as run:
                _photograph(run, chosen)
        finally:
            ingest.close()
    return 0


def _photograph(run: StudioRun, chosen: argparse.Namespace) -> None:
    app = QApplication([])
    link = EngineLink(run.places.control_socket)
    notices = Notices(time.monotonic_ns)
    station = PicturesStation(link, notices)
    # The calls of the pictures are nobody's: no link of this machine's tells of them.
    station.talk = Talk(run.folder / "nobody" / "control.sock", notices, station)
    # Nor does one hear that their keys are kept down.
    station.talk.keys._submit = lambda _command, _answered: None
    preferences = PreferencesFile(None)
    shell = Shell(app, station, notices, preferences)
    link.start()
    _until(lambda: station.contact.value.is_up)
    _until(lambda: bool(station.live.value and station.live.value.status == "live"))
    if not chosen.names or "library" in chosen.names:
        _record(run, station)
    for colours in chosen.colours or _COLOURS:
        for language in chosen.language or LANGUAGES:
            preferences.change(colours=colours, language=language, guided=True)
            for name in chosen.names or PANELS:
                path = chosen.folder / f"{name}-{colours}-{language}.jpg"
                station.talk.state.put(None)
                _prepare(station, PREVIEWS.get(name, _PREVIEW))
                window = shell.open()
                window.resize(*_SIZE)
                PANELS[name](window)
                _until(partial(is_ready, name, window))
                _turn(_SETTLE_MS)
                notices.dismiss_all()
                _turn(_LOOK_MS)
                window.grab().save(str(path), quality=_QUALITY)
                sys.stdout.write(f"{path}\n")
    link.stop()
    station.talk.close()
    shell.close()


def _prepare(station: PicturesStation, scene: str) -> None:
    station.submit(SetPreview(scene))
    _until(lambda: station.preview.value == scene)


def _record(run: StudioRun, station: PicturesStation) -> None:
    """Make a few recordings, as of other shows on other days, each of another scene."""
    folder = run.folder / "data" / "videosync-studio" / "recordings"
    air = station.program.value
    for name, scene in zip(_RECORDED, reversed(station.scenes.value), strict=False):
        station.submit(Take(scene=scene.name, transition="cut"))
        before = set(folder.glob("*.vsrec"))
        station.submit(StartRecording())
        _until(lambda: bool(station.recording.value and station.recording.value.status != "off"))
        _turn(_RECORDED_MS)
        station.submit(StopRecording())
        _until(lambda: bool(station.recording.value and station.recording.value.status == "off"))
        for path in set(folder.glob("*.vsrec")) - before:
            path.rename(folder / f"{name}.vsrec")
    if air is not None:
        station.submit(Take(scene=air.scene, transition="cut"))


def _until(holds: Callable[[], bool]) -> None:
    loop = QEventLoop()
    look, limit = QTimer(interval=_LOOK_MS), QTimer(interval=_WAIT_MS, singleShot=True)
    late: list[bool] = []

    def look_once() -> None:
        if holds():
            loop.quit()

    def give_up() -> None:
        late.append(True)
        loop.quit()

    look.timeout.connect(look_once)
    limit.timeout.connect(give_up)
    look.start()
    limit.start()
    loop.exec()
    if late:
        sys.exit("What was to be photographed did not come within 30 s.")


def _turn(span_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(span_ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
