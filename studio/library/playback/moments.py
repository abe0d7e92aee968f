"""Finds a moment of a recording in its sealed records, opening few of them.

A record begins with a fragment, and each fragment tells its own time; so a moment is looked for
where it should be, and found by halving from there: in a file of two hours with some five records
opened, with fourteen where its fragments are of unequal lengths.
"""

import contextlib
from collections.abc import Iterator
from typing import Final

from studio.archive.boxes import HEADER
from studio.archive.errors import ArchiveError
from studio.archive.fragments import Fragment, read_fragment, read_init
from studio.archive.sample import Kind, Sample
from studio.output.record_format import DamagedError, RecordReader

_BEGINNINGS: Final = frozenset({b"moof", b"emsg"})
"""A record with a fragment begins with it, or with a chapter before it."""
_NEAR: Final = 3
_MOST_BACK: Final = 64
"""Fragments to look back through for a key picture: half a minute; a GOP is two seconds at most."""


class Moments:
    """The fragments of one recording by their time. One thread, that of *reader*.

    Only the first pictures and one track of sound are looked at. Raises ``ArchiveError`` and
    ``RecordingError`` where not even the beginning can be read.
    """

    def __init__(self, reader: RecordReader) -> None:
        self._reader = reader
        self.init = read_init(reader)
        begin = len(self.init.data)
        self._starts = [start for start in reader.starts if start >= begin]
        self._known: dict[int, Fragment | None] = {}
        self._damaged: set[int] = set()
        self._end_ns: int | None = None

    def hear(self, track: int) -> None:
        """Look at another track of sound from now on, counted from 0."""
        self.init = read_init(self._reader, track)
        self._known.clear()

    def __len__(self) -> int:
        """How many records may hold a fragment."""
        return len(self._starts)

    def end_ns(self) -> int:
        """Return when the last sample ends; 0 for a recording that holds none."""
        if self._end_ns is None:
            self._end_ns = self._find_end_ns()
        return self._end_ns

    def _find_end_ns(self) -> int:
        for index in reversed(range(len(self))):
            fragment = self.fragment(index)
            if fragment is not None and fragment.samples:
                return max(sample.pts_ns + sample.duration_ns for sample in fragment.samples)
        return 0

    def fragment(self, index: int) -> Fragment | None:
        """Return the fragment in record *index*; None for one that is damaged, or holds none."""
        if index not in self._known:
            if len(self._known) > _MOST_BACK:
                self._known.clear()
            self._known[index] = self._read(index)
        return self._known[index]

    def is_damaged(self, index: int) -> bool:
        """Whether record *index* could not be read."""
        return self.fragment(index) is None and index in self._damaged

    def at(self, t_ns: int) -> tuple[int, int]:
        """Return where to begin to decode, to show the picture at *t_ns*: the record, and the time.

        That is the last key picture before; where there is none, as its record is damaged, the
        first one after it.
        """
        index = self._last_before(t_ns)
        for back in range(min(index + 1, _MOST_BACK)):
            before = [key for key in _keys(self.fragment(index - back)) if key.pts_ns <= t_ns]
            if before:
                return index - back, before[-1].pts_ns
        for after in range(index + 1, len(self)):
            for key in _keys(self.fragment(after)):
                return after, key.pts_ns
        return 0, 0

    def first_picture(self) -> bytes:
        """Return the coded bytes of the first key picture that can be read; none: empty."""
        for index in range(min(len(self), _MOST_BACK)):
            with contextlib.suppress(DamagedError):
                for key in _keys(self.fragment(index)):
                    return self.data(key)
        return b""

    def samples(self, index: int) -> Iterator[Sample]:
        """Yield the samples of record *index* by their times; none of a damaged one."""
        fragment = self.fragment(index)
        if fragment is not None:
            yield from sorted(fragment.samples, key=lambda sample: (sample.dts_ns, sample.kind))

    def data(self, sample: Sample) -> bytes:
        """Return the coded bytes of *sample*. Raises ``RecordingError`` where they are damaged."""
        self._reader.seek(sample.offset)
        return self._reader.read(sample.size)

    def _last_before(self, t_ns: int) -> int:
        low, high = 0, len(self) - 1
        # Fragments are of one length as a rule, so that it lies near where that would have it.
        near = high * t_ns // max(1, self.end_ns())
        tried = [near + _NEAR, near - _NEAR]
        while low < high:
            index = tried.pop() if tried else (low + high + 1) // 2
            if not low < index <= high:
                continue
            begin_ns = self._begin_ns(index)
            if begin_ns is None or begin_ns <= t_ns:
                low = index
            else:
                high = index - 1
        return max(0, low)

    def _begin_ns(self, index: int) -> int | None:
        """Return when record *index* begins, or the next one before it that tells."""
        for each in range(index, max(-1, index - _MOST_BACK), -1):
            fragment = self.fragment(each)
            if fragment is not None and fragment.samples:
                return min(sample.pts_ns for sample in fragment.samples)
        return None

    def _read(self, index: int) -> Fragment | None:
        start = self._starts[index]
        following = self._starts[index + 1] if index + 1 < len(self) else self._reader.size
        self._reader.seek(start)
        try:
            if self._reader.read(HEADER.size)[4:] not in _BEGINNINGS:
                # What is left of a fragment that is longer than a record, or the file's end.
                return None
            found = read_fragment(self._reader, self.init, start)
        except (ArchiveError, DamagedError):
            self._damaged.add(index)
            return None
        return found if found is not None and found.offset < following else None


def _keys(fragment: Fragment | None) -> list[Sample]:
    """Return the key pictures of *fragment*, in order."""
    if fragment is None:
        return []
    return [each for each in fragment.samples if each.kind is Kind.VIDEO and each.is_key]
