"""One way to keep records, whatever keeps them: a Protocol, two stores, one suite of its contract.

A deed is a function of a reader or of a transaction; the store calls it, and calls it again where
another's change came between, so it changes nothing but through what it is handed, and never calls
the repository itself: that is a RuntimeError.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from .records import Kind, R

Value = str | int | bool
T = TypeVar("T")
USUALLY_FOUND = 100
"""A query that says nothing of it returns no more: one page of a list."""
MOST_FOUND = 1000
"""One query returns no more, whatever its limit."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which records are wanted.

    ``equals``: indexed fields and their values. ``order``: an indexed field, '' for the id; those
    with equal values are in the order of their ids; ``descending`` turns both round. ``at_least``
    and ``below`` bound that field; a None is in no bounds, and comes first where there are none.
    ``after``: go on after the record of this id, the last that was returned; when it has gone
    meanwhile, nothing is found. A field that is not indexed is a ValueError, as is an order by a
    personal one.
    """

    equals: Mapping[str, Value] = field(default_factory=dict)
    order: str = ""
    descending: bool = False
    at_least: Value | None = None
    below: Value | None = None
    after: str = ""
    limit: int = USUALLY_FOUND


class Reader(Protocol):
    """What is kept, as it was at one moment. Used by the deed's thread while the deed runs."""

    def get(self, kind: Kind[R], record_id: str, organisation: str | None = None) -> R | None:
        """Return a record; None when there is none, or when it is another *organisation*'s.

        ``None`` for the organisation asks across all: for the provider's own jobs alone.
        """
        ...

    def find(self, kind: Kind[R], query: Query) -> Sequence[R]:
        """Return the records that *query* wants, of every organisation unless it names one."""
        ...

    def count(self, kind: Kind[R], equals: Mapping[str, Value]) -> int:
        """Return how many records have these values."""
        ...


class Transaction(Reader, Protocol):
    """Reads and changes, all of them or none."""

    def put(self, kind: Kind[R], record: R) -> R:
        """Keep *record* and return it with its new revision, counted from 1.

        Raises :class:`ConflictError` when its revision is not that of what is kept (0 for one that
        is new), or when something unique is taken.
        """
        ...

    def erase(self, kind: Kind[R], record_id: str) -> None:
        """Take a record out for good; nothing happens when there is none.

        Of a kind whose subject is its ``id``, the key is dropped, too, as by :meth:`forget`.
        People delete softly, by a field of the record; this is what follows a month later.
        """
        ...

    def forget(self, subject: str) -> None:
        """Drop the key of a person: all personal fields of *subject* are '' from then on.

        In what is put later as well: the subject's id gets no other key. What is about nobody
        (the subject is '') stays.
        """
        ...


class Repository(Protocol):
    """Keeps records. Any thread; blocks on a disk or a network.

    Raises :class:`StoreError` when it cannot keep them.
    """

    def read(self, deed: Callable[[Reader], T]) -> T:
        """Return what *deed* makes of what is kept now."""
        ...

    def write(self, deed: Callable[[Transaction], T]) -> T:
        """Return what *deed* returned, once all that it changed is kept for good.

        What *deed* raises is raised, and nothing was changed.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
