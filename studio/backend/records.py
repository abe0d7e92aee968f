"""What the backend keeps: records of a closed set of kinds, and how they are told apart."""

import secrets
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

PROVIDER = ""
"""The organisation of what belongs to the provider itself."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is kept.

    ``organisation``: whose it is; nothing is found by anybody of another one.
    ``revision``: how often it was changed; set by the store, compared when it is put again.
    """

    id: str
    organisation: str
    revision: int = 0


class Deletable(Record, frozen=True, kw_only=True):
    """A record that people delete softly: hidden at once, restorable for a month, then erased.

    ``deleted_at_ns``: when, UTC; 0 while it is there: what lists records asks for 0, and what gets
    one by its id treats another value as if there were none. ``deleted_by``: the account, or the
    job. ``erase_at_ns``: from when on the retention job erases it for good. ``kept_until_ns``: no
    schedule deletes it before, as it was brought back. ``studio.backend.retention`` sets and clears
    all of them. A kind of these has ``deleted_at_ns`` and
    ``erase_at_ns`` among its ``indexed``.
    """

    deleted_at_ns: int = 0
    deleted_by: str = ""
    erase_at_ns: int = 0
    kept_until_ns: int = 0


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """A kind of record: what each repository has to know of it.

    ``unique``: groups of fields of which no two records have equal values; a group in which a
    value is '' or None is not compared. ``indexed``: fields that can be looked up and ordered by
    (``id`` and ``organisation`` always can): text, whole numbers, truth values. ``across`` and
    ``within``: those of them that are looked up often enough across all organisations, or within
    one, for an index of that; None for each of them. Each costs every write of such a record.

    ``personal``: fields of text sealed under a key of the person whose id is in the field
    ``subject``, so that dropping that key erases them everywhere, backups included. A personal
    field that is unique or indexed can be looked up when it is given whole, and no other way.

    ``returns``: whether an id that was erased is given again, to another record, as of what is
    counted by day and place. Of no other kind is anything put under an id that was erased: a
    restore of an old copy keeps that out for good.
    """

    name: str
    type: type[R]
    unique: tuple[tuple[str, ...], ...] = ()
    indexed: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    subject: str = "id"
    returns: bool = False
    across: tuple[str, ...] | None = None
    within: tuple[str, ...] | None = None


def new_id() -> str:
    """Return an id that nobody can guess: 128 random bits in hexadecimal."""
    return secrets.token_hex(16)
