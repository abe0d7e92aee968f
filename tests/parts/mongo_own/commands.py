"""The commands that the store uses, each of a session or of none."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from bson import ObjectId

from mixer.handoff import Guard

from .matching import UnknownToUsError, changed, in_order, matches
from .messages import Document
from .versions import ConflictingError, DuplicateError, Open, Versions

_PASSES: Final = {"errorLabels": ["TransientTransactionError"]}
CONFLICT: Final = {"ok": 0, "code": 112, "codeName": "WriteConflict", "errmsg": "WriteConflict"}
NO_TRANSACTION: Final = {
    "ok": 0, "code": 251, "codeName": "NoSuchTransaction", "errmsg": "It is gone.", **_PASSES,
}  # fmt: skip
_LONGEST_WAIT_S: Final = 10.0
_ID: Final = "_id"
_Doing = Callable[[Open, str, Document], Document]


@dataclass
class _Session:
    """Of the transaction or the retryable write of this number."""

    number: int = -1
    open: Open | None = None
    is_committed: bool = False
    reply: Document | None = None


class Commands:
    """Any thread."""

    def __init__(self) -> None:
        self._guard = Guard()
        self._versions = Versions()
        self._sessions: dict[bytes, _Session] = {}
        self._known: dict[str, _Doing] = {
            "find": self._find,
            "insert": self._insert,
            "update": self._update,
            "delete": self._delete,
        }

    def step_down(self) -> None:
        """Lose every open transaction."""
        with self._guard:
            self._versions.end_all()

    def give_up(self, command: Document) -> Document:
        """Abort the transaction of *command*, and answer that it may be tried again."""
        with self._guard:
            session = self._session(command)
            if session.open is not None:
                self._versions.end(session.open)
        return {**CONFLICT, **_PASSES}

    def run(self, command: Document) -> Document:
        """Do *command* and return its answer."""
        name = next(iter(command))
        if name == "createIndexes":
            return self._create_indexes(command)
        if name in {"commitTransaction", "abortTransaction"}:
            with self._guard:
                return self._end(command, is_commit=name == "commitTransaction")
        if name not in self._known:
            return {"ok": 0, "code": 59, "codeName": "CommandNotFound", "errmsg": name}
        if command.get("autocommit") is False:
            return self._in_transaction(command)
        return self._alone(command)

    def _session(self, command: Document) -> _Session:
        return self._sessions.setdefault(bytes(command["lsid"]["id"]), _Session())

    def _in_transaction(self, command: Document) -> Document:
        with self._guard:
            session = self._session(command)
            if command.get("startTransaction"):
                level = command.get("readConcern", {}).get("level")
                if level != "snapshot":
                    raise UnknownToUsError(level)
                if session.open is not None:
                    self._versions.end(session.open)
                session.number, session.is_committed = command["txnNumber"], False
                session.open = self._versions.begin()
            opened = session.open
            if opened is None or opened.over.is_set() or session.number != command["txnNumber"]:
                return dict(NO_TRANSACTION)
            try:
                return self._done(opened, command)
            except ConflictingError:
                self._versions.end(opened)
                return {**CONFLICT, **_PASSES}
            except DuplicateError as error:
                self._versions.end(opened)
                return _duplicate(error)

    def _alone(self, command: Document) -> Document:
        """Do one command that is whole by itself; it waits for transactions, as MongoDB's do."""
        never = threading.Event()
        while True:
            with self._guard:
                session = self._session(command) if "txnNumber" in command else _Session()
                if session.number == command.get("txnNumber") and session.reply is not None:
                    return session.reply
                opened = self._versions.begin()
                other = None
                try:
                    reply = self._done(opened, command)
                    self._versions.commit(opened)
                except ConflictingError as error:
                    reply, other = None, error.other
                except DuplicateError as error:
                    reply = _duplicate(error)
                finally:
                    self._versions.end(opened)
                if reply is not None:
                    session.number, session.reply = command.get("txnNumber", -1), reply
                    return reply
            waited = never if other is None else other.over
            if not waited.wait(_LONGEST_WAIT_S):
                return {"ok": 0, "code": 50, "codeName": "MaxTimeMSExpired", "errmsg": "waited"}

    def _done(self, opened: Open, command: Document) -> Document:
        name = next(iter(command))
        return self._known[name](opened, f"{command['$db']}.{command[name]}", command)

    def _end(self, command: Document, *, is_commit: bool) -> Document:
        session = self._session(command)
        if session.number != command["txnNumber"]:
            return dict(NO_TRANSACTION)
        if is_commit and session.is_committed:
            return {"ok": 1}
        opened, session.open = session.open, None
        if opened is None or opened.over.is_set():
            return dict(NO_TRANSACTION)
        if is_commit:
            self._versions.commit(opened)
            session.is_committed = True
        self._versions.end(opened)
        return {"ok": 1}

    def _create_indexes(self, command: Document) -> Document:
        place = f"{command['$db']}.{command['createIndexes']}"
        with self._guard:
            for index in command["indexes"]:
                if index.get("unique"):
                    (name,) = index["key"]
                    try:
                        self._versions.make_unique(place, name)
                    except DuplicateError as error:
                        return {"ok": 0, "code": 11000, "errmsg": str(error)}
        return {"ok": 1}

    def _wanted(self, opened: Open, place: str, wanted: Document) -> list[Document]:
        key = wanted.get("_id")
        if isinstance(key, str):
            found = self._versions.one(opened, place, key)
            return [found] if found is not None and matches(found, wanted) else []
        return [each for each in self._versions.all(opened, place) if matches(each, wanted)]

    def _find(self, opened: Open, place: str, command: Document) -> Document:
        found = self._wanted(opened, place, command.get("filter", {}))
        found = in_order(found, command.get("sort", {}))
        found = found[: abs(command.get("limit", 0)) or None]
        return {"ok": 1, "cursor": {"id": 0, "ns": place, "firstBatch": found}}

    def _insert(self, opened: Open, place: str, command: Document) -> Document:
        for document in command["documents"]:
            if self._versions.one(opened, place, document[_ID]) is not None:
                raise DuplicateError(_ID, document[_ID])
            self._versions.write(opened, place, document["_id"], document)
        return {"ok": 1, "n": len(command["documents"])}

    def _update(self, opened: Open, place: str, command: Document) -> Document:
        count, upserted = 0, list[Document]()
        for at, update in enumerate(command["updates"]):
            found = self._wanted(opened, place, update["q"])
            for before in found if update.get("multi") else found[:1]:
                after = changed(before, update["u"])
                self._versions.write(opened, place, before["_id"], after)
                count += 1
            if not found and update.get("upsert"):
                named = {k: v for k, v in update["q"].items() if not isinstance(v, dict)}
                made = changed({"_id": ObjectId(), **named}, update["u"])
                self._versions.write(opened, place, made["_id"], made)
                upserted.append({"index": at, "_id": made["_id"]})
        reply: Document = {"ok": 1, "n": count + len(upserted), "nModified": count}
        return {**reply, "upserted": upserted} if upserted else reply

    def _delete(self, opened: Open, place: str, command: Document) -> Document:
        count = 0
        for deletion in command["deletes"]:
            found = self._wanted(opened, place, deletion["q"])
            for document in found if not deletion.get("limit") else found[:1]:
                self._versions.write(opened, place, document["_id"], None)
                count += 1
        return {"ok": 1, "n": count}


def _duplicate(error: DuplicateError) -> Document:
    told: dict[str, Any] = {
        "index": 0, "code": 11000, "errmsg": "E11000 duplicate key",
        "keyPattern": {error.name: 1}, "keyValue": {error.name: error.value},
    }  # fmt: skip
    return {"ok": 1, "n": 0, "writeErrors": [told]}
