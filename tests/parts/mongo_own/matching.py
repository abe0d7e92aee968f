"""Which documents a filter wants, in which order, and what an update makes of one."""

import operator
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from .messages import Document

_SIGNS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "$gt": operator.gt,
    "$gte": operator.ge,
    "$lt": operator.lt,
    "$lte": operator.le,
}


class UnknownToUsError(Exception):
    """A filter or an update that this server does not know."""


def matches(document: Document, wanted: Mapping[str, Any]) -> bool:
    """Return whether *document* is one that *wanted* asks for; nothing and null are one."""
    for name, condition in wanted.items():
        if name == "$and":
            fits = all(matches(document, each) for each in condition)
        elif name == "$or":
            fits = any(matches(document, each) for each in condition)
        elif isinstance(condition, Mapping):
            fits = all(_fits(document, name, *each) for each in condition.items())
        else:
            fits = document.get(name) == condition
        if not fits:
            return False
    return True


def _fits(document: Document, name: str, sign: str, bar: object) -> bool:
    value = document.get(name)
    if sign == "$exists":
        return (name in document) is bool(bar)
    if sign == "$in" and isinstance(bar, list):
        return value in bar
    if sign not in _SIGNS:
        raise UnknownToUsError(sign)
    # Only what is of one type is compared.
    return _rank(value) == _rank(bar) != 0 and _SIGNS[sign](value, bar)


def _rank(value: object) -> int:
    if value is None:
        return 0
    return 1 if isinstance(value, int | float) else 2


def in_order(documents: Iterable[Document], sort: Mapping[str, int]) -> list[Document]:
    """Return *documents* sorted; nothing comes before numbers, and these before text."""
    found = list(documents)
    for name, way in reversed(list(sort.items())):
        found.sort(key=partial(_place, name=name), reverse=way < 0)
    return found


def _place(document: Document, name: str) -> tuple[int, Any]:
    value = document.get(name)
    return _rank(value), 0 if value is None else value


def changed(document: Document, update: Mapping[str, Any]) -> Document:
    """Return what *update* makes of *document*."""
    if not any(name.startswith("$") for name in update):
        return {"_id": document["_id"], **update}
    after = dict(document)
    for sign, fields in update.items():
        for name, value in fields.items():
            if sign == "$set":
                after[name] = value
            elif sign == "$unset":
                after.pop(name, None)
            elif sign == "$inc":
                after[name] = after.get(name, 0) + value
            else:
                raise UnknownToUsError(sign)
    return after
