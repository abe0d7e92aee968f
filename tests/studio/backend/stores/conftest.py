"""A repository of each store."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from studio.backend.environment import Environment
from studio.backend.records import new_id
from studio.backend.repository import Repository
from studio.backend.stores.mongo import MongoRepository
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.secrets import RecordKey, Secret
from tests.fakes.repository import MemoryRepository
from tests.parts.mongo import MongoStandIn
from tests.parts.mongo_own import OwnMongo
from tests.waiting import wait_until

STORES = ("memory", "sqlite", "mongo", "own mongo")


@pytest.fixture(scope="session")
def mongo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secret]:
    """Yield the address of the server that MONGODB_URL names, or of one that stands in for it."""
    if named := os.environ.get("MONGODB_URL"):
        yield Secret(named)
        return
    with MongoStandIn(tmp_path_factory.mktemp("mongo")) as server:
        yield server.url


@pytest.fixture
def own_mongo() -> Iterator[OwnMongo]:
    """Yield a server that takes many transactions at once, with whatever faults are put in."""
    with OwnMongo() as server:
        yield server


@pytest.fixture(params=STORES)
def repository(
    request: pytest.FixtureRequest, tmp_path: Path, mongo: Secret
) -> Iterator[Repository]:
    key = RecordKey.generate(protected=True)
    makers: dict[str, Callable[[], Repository]] = {
        "memory": MemoryRepository,
        "sqlite": lambda: SqliteRepository(StorePlaces.within(tmp_path), key),
        "mongo": lambda: in_mongo(mongo, key),
        "own mongo": lambda: in_mongo(request.getfixturevalue("own_mongo").url, key),
    }
    made = makers[request.param]()
    yield made
    made.close()
    # PyMongo's own threads end once they next look, which they do after this returned.
    wait_until(
        lambda: not any("pymongo" in each.name for each in enumerate_threads()), 10, "its end"
    )


def in_mongo(
    url: Secret,
    key: RecordKey,
    *,
    environment: Environment = Environment.STAGING,
    database: str = "",
) -> MongoRepository:
    """Return a repository in a database of the test's own."""
    name = database or f"t{new_id()}"
    return MongoRepository(url, url, key, environment=environment, database=name)
