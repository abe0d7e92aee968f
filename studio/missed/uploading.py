"""Brings what was missed of one show to an archive, in order."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.client.archive import ArchiveClient, Progress, Upload
from studio.output.ledger.extraction import extract, manifest_of
from studio.output.ledger.missing import Missed

from .shows import RecordedShow

_NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Bringing:
    """How far it is. ``missed_s`` of the programme were missed, ``uploaded_s`` of them are there.

    ``trouble``: why it waits, in a sentence, else ''.
    """

    missed_s: float
    uploaded_s: float
    trouble: str = ""


def bring(
    show: RecordedShow,
    client: ArchiveClient,
    tell: Callable[[Bringing], None],
    *,
    destination: str | None = None,
    stored: Sequence[Path] = (),
) -> Missed:
    """Upload the manifest and the missed parts of *show*; return what was missed.

    *stored*: files that ingests stored, for an archive that has not got them otherwise.
    Raises ``OutputError``, ``ArchiveError`` and ``ClientError``.
    """
    missed = show.missed(destination)
    total_s = missed.missed_ns / _NS_PER_S
    done_s = 0.0
    tell(Bringing(total_s, done_s))
    if not missed.parts and not stored:
        return missed

    def hear(progress: Progress) -> None:
        if progress.trouble:
            tell(Bringing(total_s, done_s, progress.trouble))

    manifest = manifest_of(list(show.ledgers), list(show.tables), missed).packed()
    client.upload(show.session, _upload("manifest", 0, manifest), io.BytesIO(manifest), hear)
    parts_s = sum(part.end_ns - part.begin_ns for part in missed.parts) / _NS_PER_S
    taken = 0.0
    for index, part in enumerate(extract(show.folder, missed.parts, show.find_key)):
        upload = Upload("part", index, len(part.data), part.sha256)
        client.upload(show.session, upload, io.BytesIO(part.data), hear)
        # Parts begin at key pictures, and so are longer than what was missed.
        taken += (part.part.end_ns - part.part.begin_ns) / _NS_PER_S
        done_s = total_s * taken / parts_s
        tell(Bringing(total_s, done_s))
    for index, path in enumerate(stored):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            length = path.stat().st_size
            client.upload(show.session, Upload("stored", index, length, digest), file, hear)
    return missed


def _upload(kind: str, index: int, data: bytes) -> Upload:
    return Upload(kind, index, len(data), hashlib.sha256(data).hexdigest())
