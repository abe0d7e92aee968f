"""Which commands are meant by what somebody types: pure."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def score(typed: str, words: str) -> int:
    """Return how well *words* fit *typed*: 0 not at all, more for whole words and beginnings."""
    wanted, offered = typed.casefold().split(), words.casefold().split()
    if not wanted:
        return 1
    total = 0
    for part in wanted:
        best = max((_one(part, word) for word in offered), default=0)
        if not best:
            return 0
        total += best
    return total


def best_first(typed: str, offers: Iterable[tuple[str, T]]) -> list[T]:
    """Return what fits, the best first; among equals the order stays."""
    scored = [(score(typed, words), offer) for words, offer in offers]
    kept = [(points, offer) for points, offer in scored if points]
    return [offer for _, offer in sorted(kept, key=lambda each: -each[0])]


def _one(part: str, word: str) -> int:
    if word == part:
        return 8
    if word.startswith(part):
        return 4
    if part in word:
        return 2
    return 0
