"""What both ends of an archive share: its manifest, and media read without a codec; pure.

Nothing here opens a file, a socket or a library; whatever is read raises :class:`ArchiveError`
alone when it is not what it should be.
"""

from .errors import ArchiveError
from .flv import flv_samples
from .fragments import Fragment, Init, read_fragments, read_init
from .manifest import Entry, Manifest, digest_of
from .media import Kind, Readable, Sample, media_samples
from .writing import fragment_bytes

__all__ = [
    "ArchiveError",
    "Entry",
    "Fragment",
    "Init",
    "Kind",
    "Manifest",
    "Readable",
    "Sample",
    "digest_of",
    "flv_samples",
    "fragment_bytes",
    "media_samples",
    "read_fragments",
    "read_init",
]
