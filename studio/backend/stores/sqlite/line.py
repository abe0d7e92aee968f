"""Which copies are of a store's own past: each restore begins another line of it.

A store has the name of its ``timeline`` and its ``lineage``: the lines that it came from, each with
the time until which it is this store's past. What a restore undid is of no store's past any more.
"""

import json
from collections.abc import Mapping

from studio.backend.records import new_id


def next_line(meta: Mapping[str, str], at_ns: int) -> dict[str, str]:
    """Return what a store says of itself that goes on from what *meta*'s was at *at_ns*."""
    before = [(line, min(until_ns, at_ns)) for line, until_ns in json.loads(meta["lineage"])]
    lineage = json.dumps([*before, (meta["timeline"], at_ns)])
    return {"timeline": new_id(), "lineage": lineage}


def is_of_line(base: Mapping[str, str], meta: Mapping[str, str], at_ns: int) -> bool:
    """Whether a copy of *at_ns* is of this store's own past: not of what a restore has undone."""
    timeline = base["timeline"]
    if timeline == meta["timeline"]:
        return True
    return any(
        timeline == line and at_ns <= until_ns for line, until_ns in json.loads(meta["lineage"])
    )
