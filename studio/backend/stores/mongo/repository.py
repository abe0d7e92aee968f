"""The deployed store: any number of instances on one MongoDB, a replica set."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, TypeVar

from pymongo import ASCENDING
from pymongo.client_session import ClientSession
from pymongo.errors import DuplicateKeyError, PyMongoError
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from studio.backend.environment import Environment, check_same
from studio.backend.errors import BackendError
from studio.backend.moment import Now, utc_now_ns
from studio.backend.records import Kind
from studio.backend.repository import Reader, Transaction
from studio.backend.stores.keys import Purpose, derived
from studio.backend.stores.one_deed import OneDeed
from studio.backend.stores.sealing import Sealer
from studio.secrets import RecordKey, Secret

from .connecting import Client, connect, translated
from .documents import collection_of, document_of, indexes_of, note_of, record_of
from .order import make_turns
from .safety import check_apart, check_safe
from .transaction import BURIED, MongoTransaction
from .vault import MongoVault

T = TypeVar("T")


class _KindUnknownError(Exception):
    """A deed uses a kind whose indexes are not looked after yet; then it runs again."""

    def __init__(self, kind: Kind[Any]) -> None:
        super().__init__(kind.name)
        self.kind = kind


class MongoRepository:
    """Keeps records in *database* of the server at *url*; as the Protocol says.

    *vault_url*: where the keys of persons lie. A write is with a majority of the replicas when it
    returns. Raises StoreError, and CrossingError for another environment's database.
    """

    def __init__(
        self,
        url: Secret,
        vault_url: Secret,
        key: RecordKey,
        *,
        environment: Environment,
        database: str = "videosync",
        now: Now = utc_now_ns,
    ) -> None:
        self._now, self._deeds = now, OneDeed()
        self._known: dict[str, Kind[Any]] = {}
        self._sealer = Sealer(derived(key, Purpose.INDEX, environment))
        with ExitStack() as opened:
            self.client = connect(url)
            opened.callback(self.client.close)
            vault_client = connect(vault_url)
            opened.callback(vault_client.close)
            check_safe(self.client, environment)
            check_safe(vault_client, environment, "MONGODB_VAULT_URL")
            check_apart(self.client, vault_client, environment)
            vault_name = f"{database}_vault"
            _stamp(self.client, database, environment)
            _stamp(vault_client, vault_name, environment)
            vault_key = derived(key, Purpose.VAULT, environment)
            self.vault = MongoVault(vault_client, vault_name, vault_key)
            self._database = self.client[database]
            with translated():
                self._database[BURIED].create_index([("kind", ASCENDING), ("id", ASCENDING)])
                self._database[BURIED].create_index([("told", ASCENDING)])
            self._bury_what_waits()
            self._opened = opened.pop_all()

    def read(self, deed: Callable[[Reader], T]) -> T:
        """As the Protocol says."""
        return self._run(deed)

    def write(self, deed: Callable[[Transaction], T]) -> T:
        """As the Protocol says."""
        buried: list[bool] = []

        def noted(transaction: MongoTransaction) -> T:
            result = deed(transaction)
            transaction.settle()
            buried[:] = [transaction.has_buried]
            return result

        result = self._run(noted)
        if buried == [True]:
            self._bury_what_waits()
        return result

    def close(self) -> None:
        """As the Protocol says."""
        self._opened.close()

    def _run(self, deed: Callable[[MongoTransaction], T]) -> T:
        while True:
            try:
                return self._try(deed)
            except _KindUnknownError as error:
                kind = error.kind
            with translated():
                self._bring_up(kind)
            self._known[kind.name] = kind

    def _try(self, deed: Callable[[MongoTransaction], T]) -> T:
        def body(session: ClientSession) -> T:
            try:
                return deed(
                    MongoTransaction(
                        self._database, session, self._sealer, self.vault, self._is_known,
                        self._now(),
                    )
                )  # fmt: skip
            except BackendError as error:
                # What may be tried again has to be seen by the session as it was raised.
                cause = error.__cause__
                if isinstance(cause, PyMongoError) and _is_passing(cause):
                    raise cause from error
                raise

        with self._deeds.running(), translated(), self.client.start_session() as session:
            return session.with_transaction(
                body,
                read_concern=ReadConcern("snapshot"),
                write_concern=WriteConcern("majority"),
            )

    def _is_known(self, kind: Kind[Any]) -> None:
        if self._known.get(kind.name) != kind:
            raise _KindUnknownError(kind)

    def _bring_up(self, kind: Kind[Any]) -> None:
        make_turns(self._database, kind.name)
        meta, note = self._database["meta"], note_of(kind)
        there = meta.find_one({"_id": note["_id"]})
        if there == note:
            return
        collection = self._database[collection_of(kind.name)]
        # First who is to be forgotten where: nobody may come between.
        noted = {name: value for name, value in note.items() if name != "_id"}
        meta.update_one({"_id": note["_id"]}, {"$set": noted}, upsert=True)
        collection.create_indexes(indexes_of(kind))
        if there is None:
            return
        for document in list(collection.find({})):
            record = record_of(kind, document, self._sealer, self.vault)
            made, _ = document_of(kind, record, self._sealer, self.vault)
            del made["_id"]
            collection.replace_one({"_id": record.id, "revision": record.revision}, made)

    def _bury_what_waits(self) -> None:
        """Drop the keys of who was forgotten; before it is acknowledged, and after a kill."""
        with translated():
            stones = self._database[BURIED]
            for stone in list(stones.find({"told": False})):
                if not stone["kind"]:
                    self.vault.forget(stone["id"], stone["at_ns"])
                stones.update_one({"_id": stone["_id"]}, {"$set": {"told": True}})


def _stamp(client: Client, database: str, environment: Environment) -> None:
    """Say whose a new database is; look whose an old one is."""
    meta = client[database]["meta"]
    with translated():
        try:
            meta.insert_one({"_id": "environment", "value": environment.value})
        except DuplicateKeyError:
            found = meta.find_one({"_id": "environment"}) or {}
            other = str(found.get("value", ""))
            check_same(environment, other, f"The database {database}")


def _is_passing(error: PyMongoError) -> bool:
    # Of a connection that was lost as well: PyMongo puts the label on that.
    return error.has_error_label("TransientTransactionError")
