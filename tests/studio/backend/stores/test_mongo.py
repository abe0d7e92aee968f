"""What the deployed store does besides its contract: who may start it, and what a race is."""

import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure

from studio.backend.environment import CrossingError, Environment
from studio.backend.errors import BusyError, StoreError
from studio.backend.records import new_id
from studio.backend.repository import Query, Transaction
from studio.backend.stores.mongo import MongoRepository
from studio.backend.stores.mongo.connecting import connect, translated
from studio.backend.stores.mongo.safety import Facts, facts_of, faults_of
from studio.secrets import RecordKey, Secret
from tests.parts.ports import free_port

from .conftest import in_mongo
from .notes import NOTES, Note

KEY = RecordKey.generate(protected=True)
SAFE = Facts(tls=True, verified=True, users=1, atlas=False, encrypted=True)


@pytest.fixture
def database() -> str:
    return f"t{new_id()}"


@pytest.fixture
def repository(mongo: Secret, database: str) -> Iterator[MongoRepository]:
    with closing(in_mongo(mongo, KEY, database=database)) as made:
        yield made


def put(repository: MongoRepository, **fields: object) -> Note:
    note = Note(**{"id": new_id(), "organisation": "a", **fields})  # type: ignore[arg-type]  # of a test
    return repository.write(lambda t: t.put(NOTES, note))


@pytest.mark.promise(5)
def test_production_refuses_a_server_without_tls_users_and_encryption(
    mongo: Secret, database: str
) -> None:
    with pytest.raises(StoreError) as refused:
        in_mongo(mongo, KEY, environment=Environment.PRODUCTION, database=database)
    for word in ("TLS", "lets in anybody", "encrypted at rest"):
        assert word in str(refused.value)
    with closing(connect(mongo)) as client:
        assert facts_of(client) == Facts(
            tls=False, verified=False, users=0, atlas=False, encrypted=False
        )


@pytest.mark.promise(4)
@pytest.mark.promise(5)
@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (replace(SAFE, tls=False, verified=False), "tls=true"),
        (replace(SAFE, verified=False), "not verified"),
        (replace(SAFE, users=0), "name one in the address"),
        (replace(SAFE, encrypted=False), "use Atlas"),
        (replace(SAFE, encrypted=False, atlas=True, verified=False), "use Atlas"),
        (replace(SAFE, encrypted=False, atlas=True), ""),
        (SAFE, ""),
    ],
)
def test_what_production_wants_of_a_server(facts: Facts, fault: str) -> None:
    faults = faults_of(facts)
    assert bool(faults) == bool(fault)
    assert fault in " ".join(faults)


@pytest.mark.promise(11)
def test_another_environment_s_database_is_refused(mongo: Secret, database: str) -> None:
    in_mongo(mongo, KEY, environment=Environment.STAGING, database=database).close()
    with pytest.raises(CrossingError, match=r"belongs to staging .* in development"):
        in_mongo(mongo, KEY, environment=Environment.DEVELOPMENT, database=database)


def test_personal_fields_are_sealed_in_it_and_their_keys_in_another(
    repository: MongoRepository, mongo: Secret, database: str
) -> None:
    put(repository, title="open", person="p", mail="aino@example.com", phone="+358501")
    with closing(MongoClient[dict[str, object]](mongo.reveal())) as client:
        (kept,) = client[database]["k_notes"].find({})
        (key,) = client[f"{database}_vault"]["keys"].find({})
    assert "open" in str(kept["body"])
    assert "aino" not in repr(kept)
    assert "501" not in repr(kept).replace(str(kept["id"]), "")
    held = repository.vault.key("p")
    assert held is not None
    assert held.hex() not in repr(key)


def test_two_instances_see_each_other_s_persons_and_forget_them_together(
    repository: MongoRepository, mongo: Secret, database: str
) -> None:
    put(repository, title="one", person="p", mail="aino@example.com")
    with closing(in_mongo(mongo, KEY, database=database)) as other:
        (found,) = other.read(lambda r: r.find(NOTES, Query(equals={"mail": "aino@example.com"})))
        assert found.mail == "aino@example.com"
        repository.write(lambda t: t.forget("p"))
        assert other.read(lambda r: r.find(NOTES, Query()))[0].mail == ""
        assert put(other, title="two", person="p", mail="aino@example.com").mail == ""


def test_a_deed_runs_again_when_another_change_came_between(
    repository: MongoRepository, mongo: Secret, database: str
) -> None:
    note = put(repository, title="one", number=1)
    runs: list[int] = []

    def deed(transaction: Transaction) -> Note:
        found = transaction.get(NOTES, note.id)
        assert found is not None
        runs.append(found.revision)
        if len(runs) == 1:
            with closing(MongoClient[dict[str, object]](mongo.reveal())) as client:
                client[database]["k_notes"].update_one({"_id": note.id}, {"$set": {"revision": 9}})
        return transaction.put(NOTES, found)

    kept = repository.write(deed)
    assert len(runs) == 2
    assert kept.revision == runs[1] + 1


def test_a_kill_before_the_vault_was_told_is_made_good(
    repository: MongoRepository, mongo: Secret, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, title="one", person="p", mail="aino@example.com")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(repository.vault, "forget", killed)
    with pytest.raises(KeyboardInterrupt):
        repository.write(lambda t: t.forget("p"))
    with closing(in_mongo(mongo, KEY, database=database)) as other:
        assert other.vault.key("p") is None


def test_a_kind_that_grows_is_brought_up_to_date(
    repository: MongoRepository, mongo: Secret, database: str
) -> None:
    narrow = replace(NOTES, indexed=(), unique=())
    note = Note(id="n", organisation="a", title="one", number=3, person="p", mail="m")
    repository.write(lambda t: t.put(narrow, note))
    with closing(in_mongo(mongo, KEY, database=database)) as other:
        query = Query(equals={"mail": "m"}, order="number", at_least=3)
        assert [each.id for each in other.read(lambda r: r.find(NOTES, query))] == ["n"]


def test_no_error_shows_the_address_or_its_secret() -> None:
    word = "hunter2"
    url = Secret(f"mongodb://user:{word}@127.0.0.1:{free_port()}/")
    for bad in (url, Secret(f"mongo://user:{word}@nowhere"), Secret(f"mongodb://a:{word}@@:x")):
        with (
            pytest.raises((StoreError, BusyError)) as failed,
            closing(connect(bad, patience_ms=100)) as client,
        ):
            facts_of(client)
        shown = "".join(traceback.format_exception(failed.value))
        assert word not in shown


def test_what_is_refused_for_lack_of_a_user_says_so() -> None:
    refusal = OperationFailure("no", 18)
    with pytest.raises(StoreError, match="its user"), translated():
        raise refusal
