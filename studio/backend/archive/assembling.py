"""Makes one programme of what ingests stored and stations uploaded."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Final

from studio.archive import (
    Entry,
    Init,
    Kind,
    Manifest,
    Readable,
    Sample,
    digest_of,
    fragment_bytes,
    media_samples,
    read_fragments,
    read_init,
)
from studio.archive.sample import read_up_to
from studio.backend.errors import BadRequestError

from .matching import Found, Index
from .model import Report
from .store import Writing

Opener = Callable[[], AbstractContextManager[Readable]]
_FRAGMENT_NS: Final = 1_000_000_000
_GAP_NS: Final = 500_000_000
"""Beyond this a pause is one: the sample before it is not drawn out over it."""


class _Bytes:
    """The beginning of an MP4 as a file."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def read(self, size: int = -1, /) -> bytes:
        end = len(self._data) if size < 0 else self._at + size
        part = self._data[self._at : end]
        self._at += len(part)
        return part

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._at = offset if whence == 0 else self._at
        return self._at


def assemble(
    manifest: Manifest, stored: Sequence[Opener], parts: Sequence[Opener], writing: Writing
) -> Report:
    """Write the archive of *manifest* from *stored* and *parts*, the former first.

    Every picture and sound is told by its hash. Raises ``ArchiveError`` and what the openers do.
    """
    init = read_init(_Bytes(manifest.init))
    index = Index(manifest.entries)
    sources = [*stored, *parts]
    found: dict[int, Found] = {}
    # What the ingests have comes last, and so counts where both have it.
    for number in reversed(range(len(sources))):
        with sources[number]() as file:
            found |= index.match(number, _checked(file), lambda s, f=file: _digest(f, s))  # type: ignore[misc]  # mypy cannot infer a default
    digest = hashlib.sha256(manifest.init)
    writing.write(manifest.init)
    length = len(manifest.init)
    with ExitStack() as files:
        opened = [files.enter_context(source()) for source in sources]
        for data in _fragments(init, index.entries, found, opened):
            writing.write(data)
            digest.update(data)
            length += len(data)
    report = _count(index.entries, found, len(stored), length, digest.hexdigest())
    writing.finish(report)
    return report


def verify(manifest: Manifest, archive: Readable) -> tuple[int, int]:
    """Return how many pictures and sounds of *manifest* are not in *archive*, in their places."""
    init = read_init(archive)
    expected = Index(manifest.entries)
    samples = [s for fragment in read_fragments(archive, init) for s in fragment.samples]
    found = expected.match(0, samples, lambda sample: _digest(archive, sample))
    missing = [e for n, e in enumerate(expected.entries) if n not in found]
    pictures = sum(entry.kind is Kind.VIDEO for entry in missing)
    return pictures, len(missing) - pictures


def _checked(file: Readable) -> list[Sample]:
    samples = list(media_samples(file))
    if not samples:
        # A publish that ended before its first picture: nothing, and no fault.
        return []
    return samples


def _digest(file: Readable, sample: Sample) -> bytes:
    return digest_of(_data(file, sample.offset, sample.size))


def _data(file: Readable, offset: int, size: int) -> bytes:
    file.seek(offset)
    return read_up_to(file, size)


def _fragments(
    init: Init, entries: Sequence[Entry], found: dict[int, Found], files: Sequence[Readable]
) -> Iterator[bytes]:
    numbers = [n for n in range(len(entries)) if n in found]
    pieces = list(_pieces(entries, numbers))
    for count, piece in enumerate(pieces):
        samples = [
            (entries[n], _data(files[found[n].source], found[n].offset, entries[n].size))
            for n in piece
        ]
        following = pieces[count + 1] if count + 1 < len(pieces) else []
        yield fragment_bytes(count + 1, init, samples, _ends(entries, piece, following))


def _pieces(entries: Sequence[Entry], numbers: list[int]) -> Iterator[list[int]]:
    piece: list[int] = []
    for n in numbers:
        entry = entries[n]
        is_due = piece and entry.dts_ns - entries[piece[0]].dts_ns >= _FRAGMENT_NS
        if is_due and (entry.kind is Kind.VIDEO):
            yield piece
            piece = []
        piece.append(n)
    if piece:
        yield piece


def _ends(entries: Sequence[Entry], piece: list[int], following: list[int]) -> dict[Kind, int]:
    ends: dict[Kind, int] = {}
    for kind in Kind:
        last = max((entries[n].dts_ns for n in piece if entries[n].kind is kind), default=None)
        after = next((entries[n].dts_ns for n in following if entries[n].kind is kind), None)
        if last is not None and after is not None and last < after < last + _GAP_NS:
            ends[kind] = after
    return ends


def _count(
    entries: Sequence[Entry], found: dict[int, Found], stored: int, length: int, sha256: str
) -> Report:
    pictures = [n for n, entry in enumerate(entries) if entry.kind is Kind.VIDEO]
    if not pictures:
        message = "The manifest names no picture; there is nothing to assemble."
        raise BadRequestError(message)
    had = [n for n in pictures if n in found]
    from_ingests = sum(found[n].source < stored for n in had)
    return Report(
        pictures=len(pictures),
        missing=len(pictures) - len(had),
        sounds_missing=len(entries) - len(pictures) - (len(found) - len(had)),
        from_ingests=from_ingests,
        from_station=len(had) - from_ingests,
        length=length,
        sha256=sha256,
    )
