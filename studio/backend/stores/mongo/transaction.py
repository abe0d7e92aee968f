"""What a deed reads and changes, in one transaction of a session."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from pymongo import ASCENDING, DESCENDING
from pymongo.client_session import ClientSession
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import OperationFailure

from studio.backend.errors import ConflictError
from studio.backend.records import Kind, R
from studio.backend.repository import Query, Value
from studio.backend.stores.asking import ALWAYS, check_equals, check_query, key_of
from studio.backend.stores.sealing import Sealer

from .connecting import Document, translated
from .documents import (
    as_text,
    collection_of,
    document_of,
    field_of,
    is_personal,
    record_of,
)
from .order import Touched
from .vault import MongoVault

BURIED = "buried"
_ORDER = {False: ASCENDING, True: DESCENDING}


class KeysOfDeed:
    """The keys of the vault, without those that this deed drops. ``sealed_for``: whose it used."""

    def __init__(self, vault: MongoVault) -> None:
        self._vault = vault
        self.dropped: set[str] = set()
        self.sealed_for: set[str] = set()

    def key(self, subject: str) -> bytes | None:
        """As the Protocol says."""
        return None if subject in self.dropped else self._vault.key(subject)

    def key_to_seal(self, subject: str) -> bytes | None:
        """As the Protocol says."""
        key = None if subject in self.dropped else self._vault.key_to_seal(subject)
        if key is not None and subject:
            self.sealed_for.add(subject)
        return key


class MongoTransaction:
    """Of the thread of the deed. *known* raises what has the deed run again."""

    def __init__(
        self,
        database: Database[Document],
        session: ClientSession,
        sealer: Sealer,
        vault: MongoVault,
        known: Callable[[Kind[Any]], None],
        at_ns: int,
    ) -> None:
        self._database, self._session, self._sealer = database, session, sealer
        self._vault, self._keys = vault, KeysOfDeed(vault)
        self._known, self._at_ns = known, at_ns
        self._seen: dict[tuple[str, str], int] = {}
        self._touched, self._collections = Touched(), dict[str, str]()
        self.has_buried = False

    def get(self, kind: Kind[R], record_id: str, organisation: str | None = None) -> R | None:
        """As the Protocol says."""
        wanted = {"_id": record_id}
        if organisation is not None:
            wanted["organisation"] = organisation
        with translated():
            found = self._of(kind).find_one(wanted, session=self._session)
        if found is None:
            self._touched.looked.add(kind.name)
            return None
        self._touched.got[kind.name].add(record_id)
        return self._record(kind, found)

    def find(self, kind: Kind[R], query: Query) -> Sequence[R]:
        """As the Protocol says."""
        limit = check_query(kind, query)
        collection = self._of(kind)
        self._touched.looked.add(kind.name)
        conditions = self._equal(kind, query.equals)
        order = query.order or "id"
        field = field_of(order)
        bounds = {
            sign: key_of(bar)
            for sign, bar in (("$gte", query.at_least), ("$lt", query.below))
            if bar is not None
        }
        if bounds:
            conditions.append({field: bounds})
            if order not in ALWAYS:
                conditions.append({f"n_{order}": 1})
        by = [field] if order in ALWAYS else [f"n_{order}", field]
        by += [] if order == "id" else ["id"]
        if not limit:
            return []
        with translated():
            if query.after:
                last = collection.find_one({"_id": query.after}, session=self._session)
                if last is None:
                    return []
                conditions.append(_behind(by, last, descending=query.descending))
            found = list(
                collection.find(_all(conditions), session=self._session)
                .sort([(name, _ORDER[query.descending]) for name in by])
                .limit(limit)
            )
        return [self._record(kind, document) for document in found]

    def count(self, kind: Kind[R], equals: Mapping[str, Value]) -> int:
        """As the Protocol says."""
        check_equals(kind, equals)
        collection = self._of(kind)
        self._touched.looked.add(kind.name)
        with translated():
            # By their ids: within a transaction the stand-in of the tests aggregates nothing, and
            # the counts that are asked for are small.
            found = collection.find(
                _all(self._equal(kind, equals)), {"_id": 1}, session=self._session
            )
            return sum(1 for _ in found)

    def put(self, kind: Kind[R], record: R) -> R:
        """As the Protocol says."""
        collection = self._of(kind)
        kept = msgspec.structs.replace(record, revision=record.revision + 1)
        document, kept = document_of(kind, kept, self._sealer, self._keys)
        with translated():
            before = collection.find_one({"_id": record.id}, session=self._session)
            stands = 0 if before is None else int(before["revision"])
            if stands != record.revision:
                self._check_race(kind, record.id, record.revision)
                message = "It was changed meanwhile; look at it again and repeat what you did."
                raise ConflictError(message)
            if before is None:
                collection.insert_one(document, session=self._session)
            else:
                mine = {"_id": record.id, "revision": stands}
                del document["_id"]
                done = collection.replace_one(mine, document, session=self._session)
                if not done.matched_count:
                    raise _raced()
        self._seen[kind.name, record.id] = kept.revision
        self._touched.changed[kind.name].add(record.id)
        return kept

    def erase(self, kind: Kind[R], record_id: str) -> None:
        """As the Protocol says."""
        with translated():
            done = self._of(kind).delete_one({"_id": record_id}, session=self._session)
            if not done.deleted_count:
                return
            self._touched.changed[kind.name].add(record_id)
            if not kind.returns:
                self._bury(kind.name, record_id)
        if kind.personal and kind.subject == "id":
            self.forget(record_id)

    def forget(self, subject: str) -> None:
        """As the Protocol says."""
        if not subject:
            return
        self._keys.dropped.add(subject)
        self._touched.forgets = True
        with translated():
            for note in list(self._database["meta"].find({"blinded": {"$exists": True}})):
                gone: Document = {"$set": {"sealed": None}}
                if note["blinded"]:
                    gone["$unset"] = dict.fromkeys(note["blinded"], "")
                name = note["_id"].removeprefix("kind ")
                collection = self._database[collection_of(name)]
                collection.update_many({"subject": subject}, gone, session=self._session)
                if is_personal(note):
                    self._touched.looked.add(name)
            self._bury("", subject)

    def settle(self) -> None:
        """Have what others do at once come before all of this deed, or after it; its last step."""
        subjects = sorted(self._keys.sealed_for - self._keys.dropped)
        with translated():
            self._touched.settle(self._database, self._session, self._collections)
            if not subjects:
                return
            wanted = {"kind": "", "id": {"$in": subjects}}
            stones = list(self._database[BURIED].find(wanted, session=self._session))
        if stones:
            # Forgotten since the key was asked for, and the vault was not told yet.
            self._vault.note_forgotten(stone["id"] for stone in stones)
            with translated():
                raise _raced()

    def _bury(self, kind_name: str, record_id: str) -> None:
        self.has_buried = True
        stone = {"kind": kind_name, "id": record_id, "at_ns": self._at_ns, "told": False}
        self._database[BURIED].insert_one(stone, session=self._session)

    def _of(self, kind: Kind[Any]) -> Collection[Document]:
        self._known(kind)
        name = self._collections[kind.name] = collection_of(kind.name)
        return self._database[name]

    def _record(self, kind: Kind[R], document: Document) -> R:
        self._seen[kind.name, document["_id"]] = int(document["revision"])
        return record_of(kind, document, self._sealer, self._keys)

    def _equal(self, kind: Kind[R], equals: Mapping[str, Value]) -> list[Document]:
        conditions: list[Document] = []
        for field, value in equals.items():
            looked_up = as_text(self._sealer.blind(kind, field, value))
            conditions.append({field_of(field): looked_up})
        return conditions

    def _check_race(self, kind: Kind[Any], record_id: str, revision: int) -> None:
        """Have the deed run again if it read this very revision: another's change came between."""
        if self._seen.get((kind.name, record_id)) == revision:
            raise _raced()


def _raced() -> OperationFailure:
    # 112, WriteConflict: as the server says it where it notices first.
    labels = {"errorLabels": ["TransientTransactionError"]}
    return OperationFailure("Another change came between.", 112, labels)


def _all(conditions: list[Document]) -> Document:
    return {"$and": conditions} if conditions else {}


def _behind(by: list[str], last: Document, *, descending: bool) -> Document:
    """Return the condition of what comes after *last* in the order of the fields *by*."""
    sign = "$lt" if descending else "$gt"
    ways: list[Document] = []
    for count, name in enumerate(by):
        value = last.get(name)
        if value is None:
            continue  # nothing is before or behind no value, in one place
        same: Document = {before: last.get(before) for before in by[:count]}
        ways.append({**same, name: {sign: value}})
    return {"$or": ways}
