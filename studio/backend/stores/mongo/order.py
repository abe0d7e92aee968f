"""Deeds that run at once end as if they had run one after the other.

MongoDB's transactions each see a snapshot, and only who writes what another has written meanwhile
is refused (WriteConflict). Two that each read what the other writes would both pass: two admins who
take each other off the list, and nobody is left. So a deed that changes something also writes, last
of all, to what it has only read: to each record that it got; and, where it looked for records or
missed one, to all the *turns* of that kind, of which who changes a record of the kind writes one.
Writers so come into each other's way seldom, and a look and a change always.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from pymongo.client_session import ClientSession
from pymongo.database import Database

from .connecting import Document

TURNS: Final = "turns"
_PER_KIND: Final = 8
_TOUCH: Final[Document] = {"$inc": {"touched": 1}}


@dataclass
class Touched:
    """What a deed has read and changed so far, by the kind's name; of its thread.

    ``forgets``: whether it has changed all records of a person, whichever these are.
    """

    got: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    looked: set[str] = field(default_factory=set)
    forgets: bool = False

    def settle(
        self, database: Database[Document], session: ClientSession, collections: dict[str, str]
    ) -> None:
        """Write to what was read; *collections* has the name of each kind's."""
        if not (self.changed or self.forgets):
            return
        for name, ids in self.got.items():
            if only_read := sorted(ids - self.changed.get(name, set())):
                where: Document = {"_id": {"$in": only_read}}
                database[collections[name]].update_many(where, _TOUCH, session=session)
        turn = random.randrange(_PER_KIND)  # noqa: S311  # so that few meet, no secret
        turns = {_turn(name, turn) for name in self.changed}
        turns |= {_turn(name, each) for name in self.looked for each in range(_PER_KIND)}
        # In one order, so that two of which each has some are refused early.
        wanted: Document = {"_id": {"$in": sorted(turns)}}
        database[TURNS].update_many(wanted, _TOUCH, session=session)


def make_turns(database: Database[Document], kind_name: str) -> None:
    """Make the turns of a kind, before anybody changes it."""
    there = {turn["_id"] for turn in database[TURNS].find({"kind": kind_name})}
    for number in range(_PER_KIND):
        if (name := _turn(kind_name, number)) not in there:
            made: Document = {"$set": {"kind": kind_name}}
            database[TURNS].update_one({"_id": name}, made, upsert=True)


def _turn(kind_name: str, number: int) -> str:
    return f"{kind_name} {number}"
