"""A repository of each store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.backend.repository import Repository
from studio.backend.stores.sqlite import SqliteRepository
from studio.backend.stores.sqlite.places import StorePlaces
from studio.secrets import RecordKey
from tests.fakes.repository import MemoryRepository


def _sqlite(folder: Path) -> Repository:
    return SqliteRepository(StorePlaces.within(folder), RecordKey.generate(protected=True))


STORES: dict[str, Callable[[Path], Repository]] = {
    "memory": lambda _folder: MemoryRepository(),
    "sqlite": _sqlite,
}


@pytest.fixture(params=STORES)
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Repository]:
    made = STORES[request.param](tmp_path)
    yield made
    made.close()
