"""The samples of a file, whichever of the two kinds it is."""

from collections.abc import Iterator

from .flv import SIGNATURE, flv_samples
from .fragments import read_fragments, read_init
from .sample import Kind, Readable, Sample, read_up_to

__all__ = ["Kind", "Readable", "Sample", "media_samples"]


def media_samples(file: Readable) -> Iterator[Sample]:
    """Yield the samples of a fragmented MP4 or an FLV file. Raises :class:`ArchiveError`."""
    file.seek(0)
    if read_up_to(file, len(SIGNATURE)) == SIGNATURE:
        yield from flv_samples(file)
        return
    for fragment in read_fragments(file, read_init(file)):
        yield from fragment.samples
