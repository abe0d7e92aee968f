"""The library of recordings: how soon it knows them, and what a show notices of its work."""

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_S
from studio.library.cards import CardBox
from studio.library.folders import Folders
from studio.library.survey import Survey
from studio.secrets import RecordKey, key_from_file, write_new_key
from studio.wire.library import PlayRecording, VerifyRecording
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.studio.library.served import Client
from tests.studio.output.flash_and_beep import programme

from .recording.making import again_and_again, write_recording
from .rows import Row

_BENCH: Final = "library"
_MANY: Final = 200
_SECONDS: Final = 4
_LONG_S: Final = 600
_ROUNDS: Final = 4
_ROUND_S: Final = 10.0
_PER: Final = 1000


def run() -> Iterator[Row]:
    """Measure with a folder of many recordings, then beside a show."""
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        yield from _known(Path(name))
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        yield from _beside_a_show(Path(name))


def _known(folder: Path) -> Iterator[Row]:
    key = RecordKey.generate(protected=True)
    for number in range(_MANY):
        _write(folder, key, f"Show_20260301T12{number // 60:02d}{number % 60:02d}Z_01", _SECONDS)
    for words in ("knowing 200 recordings, the first time", "  and when it begins again"):
        survey = Survey(
            folders=Folders(folder),
            cards=CardBox(folder / "cards"),
            find_key=lambda _: key,
            running=tuple,
        )
        began = time.perf_counter()
        found = survey.look_whole()
        yield _row(words, time.perf_counter() - began, "s")
        if len(found) != _MANY or any(each.status != "whole" for each in found):
            message = "not all of them were known"
            raise AssertionError(message)


def _beside_a_show(folder: Path) -> Iterator[Row]:
    key_file = folder / "record.key"
    write_new_key(key_file)
    recordings = folder / "recordings"
    recordings.mkdir()
    name = _write(recordings, key_from_file(key_file), "Long_20260301T120000Z_01", _LONG_S)
    with StudioRun(folder, PATTERN_SHOW, "--record", str(recordings)) as run:
        run.wait_state("the show", lambda state: state.health.pictures_mixed > _PER // 10)
        late = {False: 0.0, True: 0.0}
        for number in range(2 * _ROUNDS):
            works = bool(number % 2)
            late[works] += _late(run, name if works else "") / _ROUNDS
    yield _row("pictures of a show that are late, of 1000", late[False], "")
    yield _row("  while one is played and another verified", late[True], "")
    yield _row("  more", max(0.0, late[True] - late[False]), "", 1.0)


def _late(run: StudioRun, work_with: str) -> float:
    """Return how many of a thousand pictures are late in one round."""
    client = Client(run.places.library_socket) if work_with else None
    if client is not None:
        client.send(PlayRecording(work_with, 640))
    before = run.state().health
    never = threading.Event()
    until = time.monotonic() + _ROUND_S
    while (left := until - time.monotonic()) > 0:
        if client is None:
            never.wait(left)
            continue
        if not any(job.status in {"waiting", "running"} for job in client.state.jobs):
            client.ask(VerifyRecording(work_with))
        client.listen()
    after = run.state().health
    if client is not None:
        client.close()
    mixed = max(1, after.pictures_mixed - before.pictures_mixed)
    return _PER * (after.pictures_late - before.pictures_late) / mixed


def _write(folder: Path, key: RecordKey, stem: str, seconds: int) -> str:
    shown = programme(_SECONDS)
    packets = again_and_again(shown.packets, _SECONDS * NS_PER_S, seconds * NS_PER_S)
    path = folder / f"{stem}.vsrec"
    write_recording(path, key, shown.headers, packets)
    return path.name


def _row(name: str, value: float, unit: str, bar: float | None = None) -> Row:
    return Row(bench=_BENCH, name=name, value=value, unit=unit, bar=bar)
