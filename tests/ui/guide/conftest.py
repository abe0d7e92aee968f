"""A window on a show that nobody has touched yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.parts.studio_run import StudioRun

from ..conftest import Opened, close_window, open_window


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """A window on a person's own show, as the first start makes it."""
    with StudioRun(tmp_path, None) as run:
        made = open_window(qtbot, run)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow, timeout=5000)
        yield made
        close_window(made)
