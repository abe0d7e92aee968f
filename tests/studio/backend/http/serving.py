"""The whole application over an embedded store."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from studio.backend.assembly import embedded_parts
from studio.backend.launch import BackendLaunch
from studio.backend.parts import Parts
from tests.fakes.people import QUICK

SECRET = "s" * 43
HEADERS = {"Authorization": f"Bearer {SECRET}"}


def launch(folder: Path) -> BackendLaunch:
    """Return a launch as a studio's supervisor hands it over."""
    return BackendLaunch(
        folder=str(folder / "backend"), secret=SECRET, record_key="ab" * 32, protected=True
    )


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """The parts of an embedded backend."""
    with parts_in(tmp_path) as made:
        yield made


@contextmanager
def parts_in(folder: Path) -> Iterator[Parts]:
    with closing(embedded_parts(launch(folder), QUICK)) as parts:
        yield parts
