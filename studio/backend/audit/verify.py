"""Whether a trail is whole, from an export or a store alone: no backend, and no key of it.

What can be found: a record that was changed, moved, put in or taken out; a cut-off end, by the
signed head; a chain that was cut and signed anew, by the heads that were kept elsewhere.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from studio.backend.errors import BackendError
from studio.backend.repository import Repository

from .entry import NOTHING_BEFORE, hash_of, hash_of_personal
from .export import FORMAT, VERSION, End, Opening, Proved, all_heads, records_of
from .heads import is_end_signed, is_signed
from .merkle import EMPTY_ROOT, Frontier, root_by
from .model import AuditRecord, SignedHead

_decode_proved: Final = msgspec.json.Decoder(Proved).decode


class NoTrailError(BackendError):
    """What was to be verified is no audit trail of the backend."""

    status = 400
    code = "no-trail"


@dataclass(slots=True)
class Found:
    """``fault``: a sentence of the first thing that is wrong, '' when all is whole.

    ``signer``: the public key that signed the heads, in hexadecimal; compare it with yours.
    ``as_of_ns``: when the newest of them was signed, UTC.
    """

    records: int = 0
    chains: int = 0
    erased: int = 0
    signer: str = ""
    whole: bool = True
    fault: str = ""
    as_of_ns: int = 0


class _FaultError(Exception):
    """Something is wrong; the text is the sentence."""


def is_export(first_line: bytes) -> bool:
    """Return whether a file that begins so is an export of a backend's trail."""
    return first_line.lstrip().startswith(b'{"format":"' + FORMAT.encode() + b'"')


def chains_of_export(first_line: bytes) -> tuple[str, ...]:
    """Return which chains an export tells of. Raises :class:`NoTrailError`."""
    return tuple(head.chain for head in _opening(first_line).heads)


def chains_of_store(repository: Repository) -> tuple[str, ...]:
    """Return which chains a store holds."""
    return tuple(each.head.chain for each in repository.read(all_heads))


def verify_export(
    lines: Iterable[bytes], *, signer: str = "", kept: Sequence[SignedHead] = ()
) -> Found:
    """Return what is wrong with an export. *signer*: the only one whose heads hold, if given.

    *kept*: heads that were kept elsewhere; those that were signed after the export tell nothing of
    it, as its trail went on. ``as_of_ns`` of what is found says when that was. Raises
    :class:`NoTrailError`.
    """
    rest = iter(lines)
    first = next(rest, b"")
    opening = _opening(first)
    if opening.version != VERSION:
        message = f"This export is of version {opening.version}; use the studio that wrote it."
        raise NoTrailError(message)
    found = Found(chains=len(opening.heads), signer=opening.signer, whole=opening.whole)
    found.as_of_ns = max((head.at_ns for head in opening.heads), default=0)
    signed = {head.chain: head.at_ns for head in opening.heads}
    kept = [each for each in kept if each.at_ns <= signed.get(each.chain, found.as_of_ns)]
    try:
        _check_signers(opening.signer, opening.heads, signer)
        reading = _Lines(first, rest, opening.signer)
        if opening.whole:
            records = (line.record for line in reading)
            _check_chains(records, opening.heads, kept, found)
        else:
            _check_proofs(reading, opening.heads, kept, found)
    except _FaultError as error:
        found.fault = str(error)
    return found


def verify_store(
    repository: Repository, *, signer: str = "", kept: Sequence[SignedHead] = ()
) -> Found:
    """Return what is wrong with the trail in a store, as :func:`verify_export` does."""
    heads = [each.head for each in repository.read(all_heads)]
    found = Found(chains=len(heads), signer=heads[0].signer if heads else "")
    found.as_of_ns = max((head.at_ns for head in heads), default=0)
    try:
        _check_signers(found.signer, heads, signer)
        records = (record for head in heads for record in records_of(repository, head))
        _check_chains(records, heads, kept, found)
    except _FaultError as error:
        found.fault = str(error)
    return found


def _opening(first_line: bytes) -> Opening:
    try:
        return msgspec.json.decode(first_line, type=Opening)
    except msgspec.DecodeError as error:
        message = "This is no export of a backend's audit trail: its first line is another."
        raise NoTrailError(message) from error


class _Lines:
    """The records of an export; at its end, whether none was put in or taken out."""

    def __init__(self, first: bytes, rest: Iterator[bytes], signer: str) -> None:
        self._digest = hashlib.sha256(first)
        self._rest = rest
        self._signer = signer

    def __iter__(self) -> Iterator[Proved]:
        count = 0
        before = next(self._rest, b"")
        for line in self._rest:
            self._digest.update(before)
            count += 1
            try:
                proved = _decode_proved(before)
            except msgspec.DecodeError as error:
                message = f"line {count + 1} is no record"
                raise _FaultError(message) from error
            yield proved
            before = line
        self._check_end(before, count)

    def _check_end(self, line: bytes, count: int) -> None:
        try:
            end = msgspec.json.decode(line, type=End)
        except msgspec.DecodeError as error:
            message = "its last line is missing: the end was cut off"
            raise _FaultError(message) from error
        if end.records != count or end.sha256 != self._digest.hexdigest():
            message = "lines of it were changed, put in or taken out"
            raise _FaultError(message)
        if not is_end_signed(self._signer, end.signature, end.records, end.sha256):
            message = "its last line was not signed by the one who is named in the first"
            raise _FaultError(message)


def _check_signers(named: str, heads: Sequence[SignedHead], wanted: str) -> None:
    if wanted and named and named != wanted.lower():
        message = f"it was signed by {named[:16]}…, not by the one that was asked for"
        raise _FaultError(message)
    for head in heads:
        if head.signer != named or not is_signed(head):
            message = f"the head of chain {head.chain} is not as it was signed"
            raise _FaultError(message)


def _check_record(record: AuditRecord, found: Found) -> bytes:
    """Return the leaf of *record*, which is as it was written."""
    leaf = hash_of(record)
    if leaf.hex() != record.hash:
        message = f"record {record.number} of chain {record.chain} was changed"
        raise _FaultError(message)
    if record.personal:
        if hash_of_personal(record.personal) != record.personal_hash:
            message = f"the sealed part of record {record.number} of {record.chain} was changed"
            raise _FaultError(message)
    elif record.personal_hash:
        found.erased += 1
    found.records += 1
    return leaf


def _check_chains(
    records: Iterator[AuditRecord],
    heads: Sequence[SignedHead],
    kept: Sequence[SignedHead],
    found: Found,
) -> None:
    known = {head.chain for head in heads}
    for each in kept:
        if each.chain not in known:
            message = f"chain {each.chain} is missing, of which a head was kept"
            raise _FaultError(message)
    for head in heads:
        _check_chain(records, head, [each for each in kept if each.chain == head.chain], found)
    if next(records, None) is not None:
        message = "there are records after those that the heads tell of"
        raise _FaultError(message)


def _check_chain(
    records: Iterator[AuditRecord], head: SignedHead, kept: Sequence[SignedHead], found: Found
) -> None:
    _check_kept(head, kept)
    roots = {each.size: each.root for each in kept}
    tree, before = Frontier(), NOTHING_BEFORE
    while tree.size < head.size:
        record = next(records, None)
        if record is None or record.chain != head.chain:
            message = f"the records from {tree.size} on of chain {head.chain} are missing"
            raise _FaultError(message)
        if record.number != tree.size or record.before != before:
            message = f"record {tree.size} of chain {head.chain} is not in its place"
            raise _FaultError(message)
        tree.add(_check_record(record, found))
        before = record.hash
        if tree.size in roots and tree.root().hex() != roots[tree.size]:
            message = f"the first {tree.size} records of {head.chain} are not those of a kept head"
            raise _FaultError(message)
    if tree.root().hex() != head.root or before != head.newest:
        message = f"chain {head.chain} is not the one that its head was signed over"
        raise _FaultError(message)


def _check_proofs(
    lines: Iterable[Proved], heads: Sequence[SignedHead], kept: Sequence[SignedHead], found: Found
) -> None:
    known = {head.chain: head for head in heads}
    for head in heads:
        _check_kept(head, [each for each in kept if each.chain == head.chain])
    for line in lines:
        record = line.record
        leaf = _check_record(record, found)
        head_of = known.get(record.chain)
        if head_of is None or line.path is None:
            message = f"record {record.number} of chain {record.chain} comes without its proof"
            raise _FaultError(message)
        root = root_by(leaf, record.number, head_of.size, [*map(bytes.fromhex, line.path)])
        if root is None or root.hex() != head_of.root:
            message = f"record {record.number} is not in chain {record.chain} as it was signed"
            raise _FaultError(message)


def _check_kept(head: SignedHead, kept: Sequence[SignedHead]) -> None:
    for each in kept:
        if each.signer != head.signer or not is_signed(each):
            message = f"a kept head of chain {head.chain} was not signed by the same one"
            raise _FaultError(message)
        if each.size > head.size:
            message = f"chain {head.chain} was cut: it has {head.size} records, and had {each.size}"
            raise _FaultError(message)
        if each.size == head.size and each.root != head.root:
            message = f"chain {head.chain} is another than the one whose head was kept"
            raise _FaultError(message)
    if head.size == 0 and head.root != EMPTY_ROOT.hex():
        message = f"the head of chain {head.chain} tells of nothing"
        raise _FaultError(message)
