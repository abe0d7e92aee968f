"""Finds the programme's pictures and sound in whatever holds them, by what they are; pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from studio.archive import Entry, Kind, Sample

_NS_PER_MS: Final = 1_000_000
_ROUNDING_NS: Final = 3 * _NS_PER_MS
"""FLV counts milliseconds, and an ingest may round once more."""
_MOST_CANDIDATES: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Where an entry's bytes lie: in which source, and where in it."""

    source: int
    offset: int


class Index:
    """The manifest's entries by what they are."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_digest: dict[tuple[Kind, bytes], list[int]] = {}
        for number, entry in enumerate(self.entries):
            self._by_digest.setdefault((entry.kind, entry.digest), []).append(number)

    def match(
        self, source: int, samples: Iterable[Sample], digest: Callable[[Sample], bytes]
    ) -> dict[int, Found]:
        """Return which entries *samples* are, by number.

        A still picture may be coded alike more than once, so that time decides: of all offsets
        between the source's zero and the manifest's, the one that most samples agree on.
        """
        seen = [
            (sample, self._by_digest.get((sample.kind, digest(sample)), [])) for sample in samples
        ]
        found: dict[int, Found] = {}
        for kind in Kind:
            of_kind = [(sample, numbers) for sample, numbers in seen if sample.kind is kind]
            offset_ns = self._offset_ns(of_kind)
            for sample, numbers in of_kind:
                for number in numbers:
                    due_ns = self.entries[number].dts_ns - offset_ns
                    if abs(due_ns - sample.dts_ns) <= _ROUNDING_NS:
                        found[number] = Found(source, sample.offset)
        return found

    def _offset_ns(self, seen: list[tuple[Sample, list[int]]]) -> int:
        votes: Counter[int] = Counter()
        for sample, numbers in seen:
            # What is coded alike very often tells nothing about when it was.
            if len(numbers) <= _MOST_CANDIDATES:
                for number in numbers:
                    offset_ns = self.entries[number].dts_ns - sample.dts_ns
                    votes[round(offset_ns / _NS_PER_MS)] += 1
        if not votes:
            for sample, numbers in seen:
                for number in numbers:
                    offset_ns = self.entries[number].dts_ns - sample.dts_ns
                    votes[round(offset_ns / _NS_PER_MS)] += 1
        best = max(votes, key=lambda ms: votes[ms - 1] + 2 * votes[ms] + votes[ms + 1], default=0)
        return best * _NS_PER_MS
