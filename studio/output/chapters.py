"""Chapters inside a recording: event messages between its fragments.

The box is ``emsg``, version 1 (ISO/IEC 23009-1, 5.10.3.3); see docs/recording-format.md.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mixer.clock import NS_PER_S
from studio.archive import read_init
from studio.archive.boxes import HEADER
from studio.archive.fragments import read_fragment
from studio.archive.sample import Readable, read_up_to

SCHEME: Final = b"urn:videosync:studio:chapter"
_KIND: Final = b"emsg"
_FRAGMENT: Final = b"moof"
_FIXED: Final = struct.Struct(">IIQII")
"""Version and flags, ticks a second, time, duration, id."""
_VERSION_1: Final = 1 << 24
_NO_DURATION: Final = 0xFFFFFFFF
_TICKS: Final = 1_000_000
_MOST_TITLE_CHARACTERS: Final = 200
_MOST_BOX_BYTES: Final = 1 << 16
_SOON_NS: Final = NS_PER_S // 2


@dataclass(frozen=True, slots=True)
class Chapter:
    """What begins at a time: on the station's clock while recording, in the file when read."""

    at_ns: int
    title: str


def chapter_box(chapter: Chapter, number: int) -> bytes:
    """Return the box of *chapter*, its time counted from the file's first picture."""
    ticks = max(0, chapter.at_ns) * _TICKS // NS_PER_S
    fixed = _FIXED.pack(_VERSION_1, _TICKS, ticks, _NO_DURATION, number)
    title = chapter.title[:_MOST_TITLE_CHARACTERS].encode()
    contents = fixed + SCHEME + b"\0" + b"\0" + title
    return HEADER.pack(HEADER.size + len(contents), _KIND) + contents


def read_chapters(file: Readable) -> tuple[Chapter, ...]:
    """Return the chapters of the MP4 *file*, in the order of their times. One thread.

    Reads the head of every fragment. A file that is torn or no MP4 has those up to there.
    """
    return _walk(file)[0]


def chapters_at(file: Readable, at: int) -> tuple[Chapter, ...]:
    """Return the chapters that stand one after another from the byte *at* on. One thread."""
    found: list[Chapter] = []
    while True:
        file.seek(at)
        head = read_up_to(file, HEADER.size)
        size, kind = HEADER.unpack(head) if len(head) == HEADER.size else (0, b"")
        if kind != _KIND or not HEADER.size < size <= _MOST_BOX_BYTES:
            return tuple(found)
        chapter = _chapter(read_up_to(file, size - HEADER.size))
        if chapter is not None:
            found.append(chapter)
        at += size


def apart(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return *chapters* by their times, once each.

    What the next one replaces within half a second is left out: nobody could choose it.
    """
    kept: list[Chapter] = []
    for chapter in sorted(chapters, key=lambda chapter: chapter.at_ns):
        if kept and chapter.at_ns - kept[-1].at_ns < _SOON_NS:
            kept[-1] = Chapter(kept[-1].at_ns, chapter.title)
        else:
            kept.append(chapter)
    return tuple(kept)


def read_spans(file: Readable) -> tuple[tuple[Chapter, int], ...]:
    """Return each chapter that the MP4 *file* has pictures of, and when it ends. One thread.

    Raises ``ArchiveError`` for what is no MP4 of the studio's.
    """
    chapters, last = _walk(file)
    if not chapters or last is None:
        return ()
    fragment = read_fragment(file, read_init(file), last)
    samples = fragment.samples if fragment is not None else ()
    end_ns = max((sample.pts_ns + sample.duration_ns for sample in samples), default=0)
    begun = [chapter for chapter in chapters if chapter.at_ns < end_ns]
    ends = [*(chapter.at_ns for chapter in begun[1:]), end_ns]
    return tuple(zip(begun, ends, strict=True))


def _walk(file: Readable) -> tuple[tuple[Chapter, ...], int | None]:
    """Return the chapters, and where the last fragment begins."""
    found: list[Chapter] = []
    at, last = 0, None
    while True:
        file.seek(at)
        head = read_up_to(file, HEADER.size)
        if len(head) < HEADER.size:
            break
        size, kind = HEADER.unpack(head)
        if size < HEADER.size:
            break
        if kind == _FRAGMENT:
            last = at
        if kind == _KIND and size <= _MOST_BOX_BYTES:
            chapter = _chapter(read_up_to(file, size - HEADER.size))
            if chapter is not None:
                found.append(chapter)
        at += size
    return apart(found), last


def _chapter(contents: bytes) -> Chapter | None:
    if len(contents) < _FIXED.size:
        return None
    version, ticks_a_second, ticks, _, _ = _FIXED.unpack_from(contents)
    scheme, _, rest = contents[_FIXED.size :].partition(b"\0")
    _, _, title = rest.partition(b"\0")
    if version != _VERSION_1 or scheme != SCHEME or not ticks_a_second:
        return None
    return Chapter(ticks * NS_PER_S // ticks_a_second, title.decode("utf-8", "replace"))
