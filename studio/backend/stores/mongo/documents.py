"""A collection a kind: the record as JSON without what is personal, that sealed, what is indexed.

``f_…`` is what a field is looked up by. As MongoDB puts nothing and null in one place, and its
comparisons look at one type only, ``n_…`` beside it says whether there is a value: 0 or 1. ``u_…``
is what must be there once, missing where nothing is compared. ``id`` is there beside ``_id``, as
the stand-in of the tests takes no index of several fields with the latter; and there are no bytes,
as it replaces no document that has any.
"""

import base64
import json
from collections.abc import Mapping
from typing import Any

import msgspec
from pymongo import ASCENDING, IndexModel

from studio.backend.errors import StoreError
from studio.backend.records import Kind, R
from studio.backend.stores.asking import ALWAYS, Key, subject_of, without_personal
from studio.backend.stores.sealing import Sealer, SealingKeys, SubjectKeys

from .connecting import Document


def collection_of(kind_name: str) -> str:
    """Return the name of the kind's collection."""
    return f"k_{kind_name.replace(' ', '_')}"


def field_of(field: str) -> str:
    """Return where *field* is looked up."""
    return field if field in ALWAYS else f"f_{field}"


def as_text(value: Key | bytes) -> Key:
    """Return *value* as it is kept: bytes in hexadecimal."""
    return value.hex() if isinstance(value, bytes) else value


def unique_of(group: tuple[str, ...]) -> str:
    """Return the field that must be there once."""
    return f"u_{'__'.join(group)}"


def note_of(kind: Kind[Any]) -> Document:
    """Return what the database notes of a kind."""
    looked_up = [*kind.indexed, *(field for group in kind.unique for field in group)]
    blinded = [field_of(field) for field in dict.fromkeys(looked_up) if field in kind.personal]
    blinded += [unique_of(group) for group in kind.unique if set(group) & set(kind.personal)]
    shape = json.dumps([kind.indexed, kind.unique, kind.personal, kind.subject])
    return {"_id": f"kind {kind.name}", "shape": shape, "blinded": blinded}


def is_personal(note: Document) -> bool:
    """Return whether a kind has anything of a person, by what the database notes of it."""
    return bool(json.loads(note["shape"])[2])


def indexes_of(kind: Kind[Any]) -> list[IndexModel]:
    """Return the indexes of the kind's collection."""
    made = [
        IndexModel([("organisation", ASCENDING), ("id", ASCENDING)]),
        IndexModel([("subject", ASCENDING)]),
    ]
    for field in kind.indexed:
        if field in ALWAYS:
            continue
        keys = [(f"n_{field}", ASCENDING), (f"f_{field}", ASCENDING), ("id", ASCENDING)]
        made += [IndexModel(keys), IndexModel([("organisation", ASCENDING), *keys])]
    made += [
        IndexModel([(unique_of(group), ASCENDING)], unique=True, sparse=True)
        for group in kind.unique
    ]
    return made


def document_of(kind: Kind[R], record: R, sealer: Sealer, keys: SealingKeys) -> tuple[Document, R]:
    """Return the document of *record*, and the record as it can be read from it."""
    kept, sealed = sealer.seal(kind, record, keys)
    indexed = sealer.indexes(kind, kept)
    document: Document = {
        "_id": kept.id,
        "id": kept.id,
        "organisation": kept.organisation,
        "revision": kept.revision,
        "subject": subject_of(kind, kept),
        "body": msgspec.json.encode(without_personal(kind, kept)).decode(),
        "sealed": None if sealed is None else base64.b64encode(sealed).decode(),
    }
    for field, value in indexed.items():
        document[f"f_{field}"] = as_text(value)
        document[f"n_{field}"] = int(value is not None)
    for group in kind.unique:
        values = [sealer.blind(kind, field, getattr(kept, field)) for field in group]
        if not any(value in ("", None) for value in values):
            document[unique_of(group)] = json.dumps([as_text(value) for value in values])
    return document, kept


def record_of(kind: Kind[R], document: Mapping[str, Any], sealer: Sealer, keys: SubjectKeys) -> R:
    """Return the record of a document."""
    try:
        record = msgspec.json.decode(document["body"], type=kind.type)
    except msgspec.DecodeError as error:
        message = f"A record of {kind.name} is not of this version; update the backend."
        raise StoreError(message) from error
    sealed, subject = document.get("sealed"), document["subject"]
    sealed = None if sealed is None else base64.b64decode(sealed)
    personal = sealer.open(kind, document["_id"], subject, sealed, keys)
    return msgspec.structs.replace(record, **personal) if personal else record
