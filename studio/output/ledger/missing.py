"""What an ingest, or every ingest, has missed of what was recorded; pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mixer.clock import NS_PER_MS, NS_PER_S
from studio.archive import Kind

from .entries import Confirmed, LiveBegan
from .reading import ReadLedger
from .tables import Recorded, Table

FIRST_WAIT_NS: Final = 5 * NS_PER_S
"""A first connection that stood this soon lost nobody anything: the show began with it."""
_ROUNDING_NS: Final = NS_PER_MS
"""A recording's times are rounded to its own ticks, under a tenth of this."""
_TICK_NS: Final = 2 * NS_PER_MS
_MOST_PART_BYTES: Final = 8 << 20
_FOR_EVER: Final = 1 << 62
_KINDS: Final = {"video": Kind.VIDEO, "audio": Kind.AUDIO}


class Stretches:
    """Stretches of time, merged; whether a time lies in one."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        for begin, end in sorted(stretches):
            if self._ends and begin <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif begin < end:
                self._begins.append(begin)
                self._ends.append(end)

    def __contains__(self, t_ns: int) -> bool:
        place = bisect_right(self._begins, t_ns) - 1
        return place >= 0 and t_ns < self._ends[place]


class _Known:
    """Which samples were seen in another recording; the times of each differ by its rounding."""

    def __init__(self) -> None:
        self._seen: set[tuple[Kind, bytes, int]] = set()

    def is_new(self, sample: Recorded) -> bool:
        """Return whether *sample* was not seen, and take note of it."""
        at = sample.dts_ns // _TICK_NS
        for near in (at - 1, at, at + 1):
            if (sample.kind, sample.digest, near) in self._seen:
                return False
        self._seen.add((sample.kind, sample.digest, at))
        return True


@dataclass(frozen=True, slots=True)
class Part:
    """A run of fragments of one recording, ``first`` to ``last``; a key picture is in the first.

    ``begin_ns`` and ``end_ns``: on the station's clock. ``size_bytes`` without the beginning.
    """

    recording: str
    first: int
    last: int
    begin_ns: int
    end_ns: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Missed:
    """What to upload. ``wanted``: all that was to reach an ingest, in the order of time.

    ``pictures`` and ``missed_ns`` are of what was missed, ``parts`` what brings it, in order.
    """

    wanted: tuple[Recorded, ...]
    pictures: int
    missed_ns: int
    parts: tuple[Part, ...]


def missing(
    ledgers: Sequence[ReadLedger], tables: Sequence[Table], destination: str | None = None
) -> Missed:
    """Return what of *tables* no ingest has, or what *destination*, a label, has not.

    *ledgers* are those of one show, in order. A picture or sound is wanted from the time when a
    destination was to have the show until it was not, and missed where no ingest confirmed it.
    """
    has = {
        kind: Stretches(
            (entry.first_ns - _ROUNDING_NS, entry.last_ns + _ROUNDING_NS)
            for ledger in ledgers
            for entry in ledger.confirmed
            if _KINDS[entry.kind] is kind and destination in {None, entry.destination}
        )
        for kind in Kind
    }
    wanted_times = Stretches(_from_key_pictures(_wanted(ledgers, destination), tables))
    wanted: list[Recorded] = []
    parts: list[Part] = []
    pictures, missed_ns = 0, 0
    known = _Known()
    for table in tables:
        # A second disk begins with what may not be on the first one.
        own = [sample for sample in table.samples if known.is_new(sample)]
        in_time = [sample for sample in own if sample.pts_ns in wanted_times]
        missed = [sample for sample in in_time if sample.pts_ns not in has[sample.kind]]
        lost = [sample for sample in missed if sample.kind is Kind.VIDEO]
        pictures += len(lost)
        missed_ns += sum(sample.duration_ns for sample in lost)
        wanted += in_time
        parts += _parts(table, {sample.fragment for sample in missed})
    wanted.sort(key=lambda sample: (sample.dts_ns, sample.kind))
    return Missed(tuple(wanted), pictures, missed_ns, tuple(parts))


def destinations(ledgers: Sequence[ReadLedger]) -> tuple[str, ...]:
    """Return the labels of all destinations of a show, the first first."""
    named = [entry.destination for ledger in ledgers for entry in ledger.live]
    return tuple(dict.fromkeys(named))


def _wanted(ledgers: Sequence[ReadLedger], destination: str | None) -> Iterable[tuple[int, int]]:
    for ledger in ledgers:
        began: dict[str, int] = {}
        for entry in ledger.live:
            if destination not in {None, entry.destination}:
                continue
            if isinstance(entry, LiveBegan):
                first_ns = _first_confirmed_ns(ledger.confirmed, entry)
                soon = first_ns - entry.at_ns < FIRST_WAIT_NS and not ledger.opened.resumed
                # To the tick: the recording's own rounding may lie either side of it.
                began[entry.destination] = first_ns - _ROUNDING_NS if soon else entry.at_ns
            elif entry.destination in began:
                yield began.pop(entry.destination), entry.at_ns
        # An engine that was lost ended nothing.
        yield from ((begin_ns, _FOR_EVER) for begin_ns in began.values())


def _from_key_pictures(
    wanted: Iterable[tuple[int, int]], tables: Sequence[Table]
) -> Iterable[tuple[int, int]]:
    """Begin each stretch with the key picture that its first one needs."""
    for begin_ns, end_ns in wanted:
        from_ns = begin_ns
        for table in tables:
            pictures = [s for s in table.samples if s.kind is Kind.VIDEO]
            if pictures and pictures[0].pts_ns <= begin_ns <= pictures[-1].pts_ns:
                keys = [s.pts_ns for s in pictures if s.is_key and s.pts_ns <= begin_ns + _TICK_NS]
                from_ns = max(keys, default=begin_ns)
        yield from_ns, end_ns


def _first_confirmed_ns(confirmed: Iterable[Confirmed], began: LiveBegan) -> int:
    return min(
        (
            entry.first_ns
            for entry in confirmed
            if entry.destination == began.destination
            and entry.kind == "video"
            and entry.first_ns >= began.at_ns - FIRST_WAIT_NS
        ),
        default=_FOR_EVER,
    )


def _parts(table: Table, fragments: set[int]) -> Iterable[Part]:
    """Yield what brings *fragments*: each run of them back to a key picture, in pieces."""
    begins = _with_key(table)
    needed = sorted(
        {n for fragment in fragments for n in range(_key_before(begins, fragment), fragment + 1)}
    )
    spans = _spans(table)
    piece: list[int] = []
    for n in needed:
        size_bytes = sum(table.sizes[each] for each in piece)
        if piece and (
            n != piece[-1] + 1 or (n in begins and size_bytes + table.sizes[n] > _MOST_PART_BYTES)
        ):
            yield _part(table, spans, piece)
            piece = []
        piece.append(n)
    if piece:
        yield _part(table, spans, piece)


def _with_key(table: Table) -> list[int]:
    """Return the fragments in which a key picture is, from where one can be decoded."""
    return sorted({s.fragment for s in table.samples if s.kind is Kind.VIDEO and s.is_key} | {0})


def _key_before(begins: list[int], fragment: int) -> int:
    return begins[bisect_right(begins, fragment) - 1]


def _spans(table: Table) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sample in table.samples:
        if sample.kind is Kind.VIDEO:
            begin, end = spans.get(sample.fragment, (sample.pts_ns, sample.pts_ns))
            end = max(end, sample.pts_ns + sample.duration_ns)
            spans[sample.fragment] = (min(begin, sample.pts_ns), end)
    return spans


def _part(table: Table, spans: dict[int, tuple[int, int]], piece: list[int]) -> Part:
    known = [spans[n] for n in piece if n in spans] or [(0, 0)]
    return Part(
        table.name,
        piece[0],
        piece[-1],
        min(begin for begin, _ in known),
        max(end for _, end in known),
        sum(table.sizes[n] for n in piece),
    )
