"""Categories of data, how long each is kept, and the receipts of what was erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from studio.backend.records import Kind, Record


class Category(StrEnum):
    """What a customer decides a time for."""

    EVENTS = "events"
    RECORDINGS = "recordings"
    SIGN_INS = "sign-ins"
    OPERATIONS = "operations"


DEFAULT_DAYS: Final[Mapping[Category, int]] = MappingProxyType(
    {
        Category.EVENTS: 3 * 365,
        Category.RECORDINGS: 3 * 365,
        Category.SIGN_INS: 180,
        Category.OPERATIONS: 400,
    }
)
LEAST_DAYS, MOST_DAYS = 1, 10 * 365


@dataclass(frozen=True, slots=True)
class Retained:
    """A kind of a category. ``age``: its indexed field that tells since when it is kept, in ns.

    What is deletable is deleted softly when its time has come, anything else erased.
    """

    kind: Kind[Any]
    category: Category
    age: str


class Policy(Record, frozen=True, kw_only=True):
    """How many days an organisation keeps what; its id is the organisation."""

    days: dict[Category, int]
    changed_by: str = ""
    changed_at_ns: int = 0


POLICIES: Final = Kind("retention policies", Policy)


class Receipt(Record, frozen=True, kw_only=True):
    """That records were erased; ``told`` once it is in the trail.

    Written in the transaction that erases, so that no kill leaves an erasure without its receipt.
    """

    kind: str
    ids: tuple[str, ...]
    erased_at_ns: int
    told: bool = False


RECEIPTS: Final = Kind("erasure receipts", Receipt, indexed=("told", "erased_at_ns"))
