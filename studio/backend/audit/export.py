"""An export: lines of JSON that prove themselves, without the backend and its keys.

The first line names the format and holds the signed heads; each record comes with the path from
it to its chain's head; the last line says how many came, with a signed hash of all lines before.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from studio.backend.repository import MOST_FOUND, Query, Reader, Repository

from .heads import Signer
from .model import HEADS, RECORDS, AuditHead, AuditRecord, SignedHead
from .proofs import ProofsOfAll

FORMAT: Final = "videosync-audit-export"
VERSION: Final = 1
PIECE_BYTES: Final = 1 << 16
_PAGE: Final = 100
"""Records that one read of the store is for: a few milliseconds of it."""


class Opening(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line; ``whole``: it has every record of every chain, so that none needs a path."""

    format: str
    version: int
    whole: bool
    signer: str
    heads: tuple[SignedHead, ...]


class Proved(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line: a record, and the path of its leaf; None where the export is whole."""

    record: AuditRecord
    path: list[str] | None


class End(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line."""

    records: int
    sha256: str
    signature: str


class Counted:
    """Counts and hashes the lines that it makes."""

    def __init__(self) -> None:
        self.records = 0
        self._digest = hashlib.sha256()

    def line(self, part: Opening | Proved) -> bytes:
        """Return *part* as a line."""
        text = msgspec.json.encode(part) + b"\n"
        self._digest.update(text)
        self.records += isinstance(part, Proved)
        return text

    def end(self, signer: Signer) -> bytes:
        """Return the last line."""
        sha256 = self._digest.hexdigest()
        signature = signer.sign_end(self.records, sha256)
        end = End(records=self.records, sha256=sha256, signature=signature)
        return msgspec.json.encode(end) + b"\n"


def export_lines(repository: Repository, query: Query, signer: Signer) -> Iterator[bytes]:
    """Yield the lines of what *query* wants, as it stands now.

    The store is asked in short pages, and nothing of it is held between two lines.
    """
    heads = repository.read(all_heads)
    counted = Counted()
    yield counted.line(_opening(heads, signer, whole=False))
    proofs = ProofsOfAll(repository, heads)
    page = replace(query, limit=_PAGE)
    while True:
        found = repository.read(lambda reader: reader.find(RECORDS, page))  # noqa: B023  # called at once
        for record in found:
            path = proofs.path(record.chain, record.number)
            if path is not None:
                yield counted.line(Proved(record=record, path=path))
        if len(found) < _PAGE:
            break
        page = replace(page, after=found[-1].id)
    yield counted.end(signer)


def pieces_of(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield *lines* some at a time: each piece costs the server's loop a turn of its own."""
    piece: list[bytes] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size >= PIECE_BYTES:
            yield b"".join(piece)
            piece.clear()
            size = 0
    if piece:
        yield b"".join(piece)


def whole_lines(repository: Repository, signer: Signer) -> Iterator[bytes]:
    """Yield an export of everything, chain by chain: for the provider, and for verification."""
    heads = repository.read(all_heads)
    counted = Counted()
    yield counted.line(_opening(heads, signer, whole=True))
    for kept in heads:
        for record in records_of(repository, kept.head):
            yield counted.line(Proved(record=record, path=None))
    yield counted.end(signer)


def records_of(repository: Repository, head: SignedHead) -> Iterator[AuditRecord]:
    """Yield the records below *head*, in their order."""
    at = 0
    while at < head.size:
        query = Query(
            equals={"chain": head.chain}, order="number", at_least=at, below=head.size,
            limit=MOST_FOUND,
        )  # fmt: skip
        found = repository.read(lambda reader: reader.find(RECORDS, query))  # noqa: B023  # called at once
        if not found:
            return
        yield from found
        at = found[-1].number + 1


def _opening(heads: Sequence[AuditHead], signer: Signer, *, whole: bool) -> Opening:
    return Opening(
        format=FORMAT,
        version=VERSION,
        whole=whole,
        signer=signer.public,
        heads=tuple(kept.head for kept in heads),
    )


def all_heads(reader: Reader) -> Sequence[AuditHead]:
    """Return how every chain stands."""
    return reader.find(HEADS, Query(limit=MOST_FOUND))
