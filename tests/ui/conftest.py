"""A window in this process over a real engine in processes of its own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.wire.state import Snapshot
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from ui.look.theme import dress, load_theme
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.window import MainWindow

from .put_back import put_back
from .waiting import wait_in_window


@dataclass(frozen=True, slots=True)
class Opened:
    """A window, what it knows, and the studio that it looks at."""

    window: MainWindow
    station: Station
    notices: Notices
    link: EngineLink
    run: StudioRun


def open_window(qtbot: QtBot, run: StudioRun) -> Opened:
    """Open a window on *run* and wait until it knows the show."""
    link = EngineLink(run.places.control_socket)
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    window = MainWindow(station, notices, load_theme(), PreferencesFile(None))
    opened = Opened(window, station, notices, link, run)
    window.show()
    link.start()
    try:
        wait_in_window(qtbot, lambda: station.contact.value.is_up, 20)
    except BaseException:
        close_window(opened)
        raise
    return opened


def close_window(opened: Opened) -> None:
    """Close it as a crash would: without a word to the engine."""
    opened.link.stop()
    for each in (opened.window, opened.station, opened.notices, opened.link):
        each.deleteLater()


@pytest.fixture(autouse=True)
def _figures_in_english() -> None:
    """Have figures written as in English, however this machine or the test before writes them."""
    QLocale.setDefault(QLocale("en"))


@pytest.fixture
def bare_window(look: None, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that meets no engine: what it shows is what a test tells its station."""
    del look
    link = EngineLink(tmp_path / "control.sock")
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    window = MainWindow(station, notices, load_theme(), PreferencesFile(None))
    yield window
    for each in (window, station, notices, link):
        each.deleteLater()


@pytest.fixture
def look(qapp: QApplication) -> None:
    """Dress the application once."""
    if not qapp.styleSheet():
        dress(qapp, load_theme())


def _pattern_studio(folder: Path) -> StudioRun:
    return StudioRun(
        folder,
        PATTERN_SHOW,
        "--live",
        "rtmp://127.0.0.1:9/live",
        "--key-from",
        "env:K",
        environment={"K": "key"},
    )


@pytest.fixture(scope="module")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StudioRun, Snapshot]]:
    with _pattern_studio(tmp_path_factory.mktemp("studio")) as run:
        yield run, run.state()


@pytest.fixture
def studio(_running: tuple[StudioRun, Snapshot]) -> Iterator[StudioRun]:
    """A real studio that runs a pattern show, without a window of its own.

    The tests of a module share it: each finds it as it was when it started.
    """
    run, first = _running
    yield run
    put_back(run, first)


@pytest.fixture
def own_studio(tmp_path: Path) -> Iterator[StudioRun]:
    """Another such studio, of one test alone, for what cannot be put back."""
    with _pattern_studio(tmp_path) as run:
        yield run


@pytest.fixture
def opened(qtbot: QtBot, studio: StudioRun) -> Iterator[Opened]:
    """A window on that studio."""
    made = open_window(qtbot, studio)
    yield made
    close_window(made)


@pytest.fixture
def own_opened(qtbot: QtBot, own_studio: StudioRun) -> Iterator[Opened]:
    """A window on a studio of one test alone."""
    made = open_window(qtbot, own_studio)
    yield made
    close_window(made)
