"""What archives are kept in."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from studio.archive import Readable

from .model import Report, UploadSpec, UploadState


class Writing(Protocol):
    """An archive that is being written; it appears when it is finished, or not at all."""

    def write(self, data: bytes) -> None:
        """Add *data*."""
        ...

    def finish(self, report: Report) -> None:
        """Let it appear, with its report."""
        ...


class ArchiveStore(Protocol):
    """Keeps uploads and archives, sealed. Any thread; raises :class:`BackendError` alone.

    What a call has returned from is kept, whatever is killed after.
    """

    def begin(self, session: str, begun_at_ns: int) -> None:
        """Have a place for a show, which says when it was begun; nothing happens where it is."""
        ...

    def begun_at_ns(self, session: str) -> int:
        """Return when a show was begun, UTC."""
        ...

    def erase(self, session: str) -> None:
        """Take out all there is of a show, for good; nothing happens where there is nothing."""
        ...

    def create(self, session: str, spec: UploadSpec) -> UploadState:
        """Begin an upload, or return how far it has come if it was begun."""
        ...

    def state(self, session: str, upload: str) -> UploadState:
        """Return how far an upload has come. Raises :class:`UnknownError`."""
        ...

    def append(self, session: str, upload: str, offset: int, data: bytes) -> UploadState:
        """Add *data* at *offset*. Raises :class:`ConflictError` when that is not the end."""
        ...

    def mark_verified(self, session: str, upload: str) -> UploadState:
        """Note that all of it was found to be as announced."""
        ...

    def discard(self, session: str, upload: str) -> None:
        """Forget what came: it was not what was announced."""
        ...

    def uploads(self, session: str) -> tuple[UploadState, ...]:
        """Return all uploads of a show."""
        ...

    def reading(self, session: str, upload: str) -> AbstractContextManager[Readable]:
        """Open an upload to read."""
        ...

    def sessions(self) -> tuple[str, ...]:
        """Return the shows that there is something of."""
        ...

    def writing_archive(self, session: str) -> AbstractContextManager[Writing]:
        """Write a show's archive anew."""
        ...

    def reading_archive(self, session: str) -> AbstractContextManager[Readable]:
        """Open a show's archive. Raises :class:`UnknownError` when there is none."""
        ...

    def archive_chunks(self, session: str) -> Iterator[bytes]:
        """Yield a show's archive from its beginning."""
        ...

    def report(self, session: str) -> Report | None:
        """Return the report of a show's archive, None before there is one."""
        ...


class ArchiveStores(Protocol):
    """Each organisation's store apart: what is another one's is not there."""

    def of(self, organisation: str) -> ArchiveStore:
        """Return the store of *organisation*. Any thread; opens nothing."""
        ...
