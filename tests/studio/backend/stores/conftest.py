"""A repository of each store."""

from collections.abc import Callable, Iterator

import pytest

from studio.backend.repository import Repository
from tests.fakes.repository import MemoryRepository

STORES: dict[str, Callable[[pytest.FixtureRequest], Repository]] = {
    "memory": lambda _request: MemoryRepository(),
}


@pytest.fixture(params=STORES)
def repository(request: pytest.FixtureRequest) -> Iterator[Repository]:
    made = STORES[request.param](request)
    yield made
    made.close()
