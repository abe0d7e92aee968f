"""Whether a log is whole: without a key its chain, with the keys its seals too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from studio.secrets import RecordKey

from . import files
from .chain import Entry, Line, head_is_ours, line_hash, root_hash, unseal
from .errors import AuditError

FindKey = Callable[[str], RecordKey | None]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry with its number; ``entry`` is None when its key is not at hand."""

    number: int
    entry: Entry | None


@dataclass(slots=True)
class Verification:
    """What was found; ``broken_at`` is the first record that is not as it was written."""

    records: int = 0
    broken_at: int | None = None
    fault: str = ""
    unfinished_bytes: int = 0
    unopened: int = 0
    entries: list[Numbered] = field(default_factory=list)


def verify(path: Path, find_key: FindKey) -> Verification:
    """Read the whole log at *path* and return what is wrong with it, if anything.

    *find_key* returns the key of an id, None when it is not at hand: then only the chain is
    checked. The entries come along. Raises :class:`AuditError` when it is no log at all.
    """
    # Read before the log: a line added meanwhile then is ahead of the head, never behind it.
    head = files.read_head(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The audit log {path} cannot be read ({reason}); check the path."
        raise AuditError(message) from error
    opening_text, _, rest = data.partition(b"\n")
    log = files.parse_opening(opening_text).log
    found = Verification()
    hashes = [root_hash(opening_text)]
    for text in _whole_lines(rest, found):
        fault = _check(log, files.parse_line(text), hashes, find_key, found)
        if fault:
            found.broken_at, found.fault = len(hashes), fault
            return found
    if head is None:
        if found.records > 1:
            found.broken_at, found.fault = found.records, "the head beside the log is missing"
    elif head.log != log or head.n >= len(hashes):
        found.broken_at = found.records + 1
        found.fault = f"the records up to {head.n} that the head tells of are missing"
    elif hashes[head.n] != head.hash:
        found.broken_at, found.fault = head.n, "it is not the one that the head tells of"
    else:
        key = find_key(head.key)
        if key is not None and not head_is_ours(head, key):
            found.broken_at, found.fault = head.n, "its head was not written by this studio"
    return found


def _whole_lines(data: bytes, found: Verification) -> Iterator[bytes]:
    *lines, unfinished = data.split(b"\n")
    found.unfinished_bytes = len(unfinished)
    yield from lines


def _check(
    log: str, line: Line | None, hashes: list[str], find_key: FindKey, found: Verification
) -> str:
    number, before = len(hashes), hashes[-1]
    if line is None:
        return "it is no record"
    if line.n != number:
        return f"number {line.n} stands in its place"
    if line.hash != line_hash(log, before, line):
        return "it was changed, or what stood before it was"
    key = find_key(line.key)
    if key is None:
        found.unopened += 1
        found.entries.append(Numbered(number, None))
    else:
        try:
            found.entries.append(Numbered(number, unseal(log, key, before, line)))
        except AuditError:
            return "it was not sealed by the key that it names"
    found.records += 1
    hashes.append(line.hash)
    return ""
