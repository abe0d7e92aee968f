"""Takes the missed parts out of a sealed recording, byte for byte."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.archive import Entry, Kind, Manifest, read_fragments, read_init
from studio.archive.fragments import fragment_data
from studio.output.record_format import FindKey

from .errors import LedgerError
from .missing import Missed, Part
from .reading import ReadLedger
from .tables import Table, open_reader


@dataclass(frozen=True, slots=True)
class ExtractedPart:
    """A fragmented MP4 of its own, not encoded anew; ``sha256`` in hexadecimal."""

    part: Part
    data: bytes
    sha256: str


def extract(folder: Path, parts: Iterable[Part], find_key: FindKey) -> Iterator[ExtractedPart]:
    """Yield *parts* in their order, out of the recordings in *folder*; one in memory at a time.

    Raises :class:`LedgerError`, ``RecordingError`` where a record is damaged, ``ArchiveError``
    and what *find_key* raises.
    """
    by_recording: dict[str, list[Part]] = {}
    for part in parts:
        by_recording.setdefault(part.recording, []).append(part)
    for name, wanted in by_recording.items():
        with open_reader(folder / name, find_key) as reader:
            init = read_init(reader)
            waiting, taken = list(wanted), [init.data]
            for number, fragment in enumerate(read_fragments(reader, init)):
                if not waiting:
                    break
                if waiting[0].first <= number:
                    taken.append(fragment_data(reader, fragment))
                if number == waiting[0].last:
                    data = b"".join(taken)
                    yield ExtractedPart(waiting.pop(0), data, hashlib.sha256(data).hexdigest())
                    taken = [init.data]
            if waiting:
                message = f"The recording {name} is shorter than its ledger says; check it."
                raise LedgerError(message)


def manifest_of(ledgers: list[ReadLedger], tables: list[Table], missed: Missed) -> Manifest:
    """Return the manifest of all that was to reach an ingest.

    Raises :class:`LedgerError` when the recordings cannot be one archive.
    """
    if len({table.init.data for table in tables}) > 1:
        message = "The recordings of this show are of two formats, which no one archive can hold."
        raise LedgerError(message)
    if not missed.wanted:
        message = "Nothing of this show was both live and recorded; there is nothing to archive."
        raise LedgerError(message)
    first_ns = next(
        (s.dts_ns for s in missed.wanted if s.kind is Kind.VIDEO), missed.wanted[0].dts_ns
    )
    # Sound that began a moment before the first picture has no time of its own here.
    first_ns = min(first_ns, missed.wanted[0].dts_ns)
    entries = tuple(
        Entry(
            sample.kind,
            sample.is_key,
            sample.dts_ns - first_ns,
            sample.pts_ns - sample.dts_ns,
            sample.duration_ns,
            sample.size,
            sample.digest,
        )
        for sample in missed.wanted
    )
    opened = ledgers[0].opened
    return Manifest(
        opened.session, opened.show, ledgers[0].utc_ns(first_ns), tables[0].init.data, entries
    )
