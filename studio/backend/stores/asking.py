"""What every store does to a question alike: whether it may be asked, and of which values."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Final

import msgspec

from studio.backend.records import Kind, R, Record
from studio.backend.repository import MOST_FOUND, Query, Value

ALWAYS: Final = ("id", "organisation")
Key = str | int | None
"""A value as it is compared: a truth value is 0 or 1, an enumeration its value."""


@lru_cache(256)
def index_fields(kind: Kind[R]) -> tuple[str, ...]:
    """Return the fields that *kind* is looked up or told apart by, besides :data:`ALWAYS`."""
    wanted = [*kind.indexed, *(field for group in kind.unique for field in group)]
    return tuple(dict.fromkeys(field for field in wanted if field not in ALWAYS))


def check_query(kind: Kind[R], query: Query) -> int:
    """Return how many records *query* may find. Raises ValueError when it cannot be asked."""
    check_equals(kind, query.equals)
    if query.order and query.order not in (*ALWAYS, *kind.indexed):
        message = f"Index {query.order!r} of {kind.name} to order by it."
        raise ValueError(message)
    if query.order in kind.personal:
        message = f"{query.order!r} of {kind.name} is personal, so nothing is ordered by it."
        raise ValueError(message)
    return max(0, min(query.limit, MOST_FOUND))


def check_equals(kind: Kind[R], fields: Iterable[str]) -> None:
    """Raise ValueError unless all *fields* can be looked up."""
    unknown = set(fields) - {*ALWAYS, *index_fields(kind)}
    if unknown:
        message = f"Index {', '.join(sorted(unknown))} of {kind.name} to look it up."
        raise ValueError(message)


def key_of(value: object) -> Key:
    """Return *value* as it is compared. Raises TypeError when it is nothing to compare."""
    if type(value) is str or type(value) is int:
        return value
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | int):
        return value
    message = f"A {type(value).__name__} is nothing to look a record up by."
    raise TypeError(message)


def keys_of(kind: Kind[R], record: Record) -> dict[str, Key]:
    """Return the values that *record* is looked up by."""
    return {field: key_of(getattr(record, field)) for field in index_fields(kind)}


def without_personal(kind: Kind[R], record: R) -> R:
    """Return *record* with '' in each personal field."""
    blank: Mapping[str, Value] = dict.fromkeys(kind.personal, "")
    return msgspec.structs.replace(record, **blank) if blank else record


def subject_of(kind: Kind[R], record: Record) -> str:
    """Return the id of the person whom *record* is about; '' when it is about nobody."""
    return str(getattr(record, kind.subject)) if kind.personal else ""
