"""What may be done with archives, whoever asks by whatever protocol."""

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import Final

from studio.archive import ArchiveError, Manifest
from studio.archive.sample import read_up_to
from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BadRequestError, ConflictError, MismatchError, UnknownError
from studio.backend.moment import Now
from studio.backend.repository import Repository
from studio.backend.trail import Trail
from studio.policy.permissions import Permission

from .assembling import assemble, verify
from .cards import Cards
from .model import (
    Report,
    SessionState,
    UploadKind,
    UploadSpec,
    UploadState,
    check_session,
)
from .store import ArchiveStore, ArchiveStores

_READ_BYTES: Final = 1 << 20
_MOST_MANIFEST_BYTES: Final = 1 << 30
_ORDER: Final = {kind: n for n, kind in enumerate(UploadKind)}


class ArchiveService:
    """The archives of every organisation, each of which has its own. Any thread."""

    def __init__(
        self, stores: ArchiveStores, *, repository: Repository, trail: Trail, now: Now
    ) -> None:
        self._stores = stores
        self._repository = repository
        self._trail = trail
        self._now = now

    def of(self, organisation: str) -> "OrganisationArchives":
        """Return what *organisation* may do with its archives, and those alone."""
        cards = Cards(self._repository, organisation, self._now)
        return OrganisationArchives(self._stores.of(organisation), cards)

    def delete(self, caller: Caller, session: str) -> None:
        """Delete all there is of a show: hidden at once, restorable for a month, then erased.

        Raises :class:`UnknownError` where there is nothing.
        """
        caller.check(Permission.DELETE_ARCHIVES)
        check_session(session)
        cards = Cards(self._repository, caller.organisation, self._now)
        if not cards.delete(session, caller.account):
            message = "There is nothing of this show; look at the list again."
            raise UnknownError(message)
        self._trail.record(deed_by(caller, "archive deleted", session))


class OrganisationArchives:
    """Takes uploads and assembles archives. Any thread; raises :class:`BackendError` alone.

    What was deleted is not there, but that nothing is added to it.
    """

    def __init__(self, store: ArchiveStore, cards: Cards) -> None:
        self._store = store
        self._cards = cards

    def create(self, session: str, spec: UploadSpec) -> UploadState:
        """Begin an upload; announced again, it goes on where it is."""
        check_session(session)
        spec.check()
        self._store.begin(session, self._cards.begin(session))
        return self._store.create(session, spec)

    def state(self, session: str, upload: str) -> UploadState:
        """Return how far an upload has come."""
        self._check_there(session)
        return self._store.state(session, upload)

    def append(self, session: str, upload: str, offset: int, data: bytes) -> UploadState:
        """Add to an upload; with its last byte it is verified by its hash.

        Raises :class:`MismatchError` when it is not what was announced, and forgets it.
        """
        self._check_there(session)
        state = self._store.append(session, upload, offset, data)
        if state.offset < state.spec.length or state.verified:
            return state
        digest = hashlib.sha256()
        with self._store.reading(session, upload) as file:
            while part := file.read(_READ_BYTES):
                digest.update(part)
        if digest.hexdigest() != state.spec.sha256:
            self._store.discard(session, upload)
            message = "What came is not what was announced; it is forgotten, send it again."
            raise MismatchError(message)
        return self._store.mark_verified(session, upload)

    def sessions(self) -> tuple[str, ...]:
        """Return the shows that there is something of."""
        return self._cards.sessions()

    def recording_chunks(self, session: str) -> Iterator[bytes]:
        """Return the recording that was uploaded under this name, sealed as it came.

        The newest, where keys were changed and it was uploaded again.
        """
        whole = [
            state
            for state in self.look(session).uploads
            if state.verified and state.spec.kind is UploadKind.RECORDING
        ]
        if not whole:
            # Said now: once a stream has begun, nothing more can be.
            message = "There is no such recording here, or not all of it has come yet."
            raise UnknownError(message)
        return self._chunks(session, whole[-1].spec.id)

    def _chunks(self, session: str, upload: str) -> Iterator[bytes]:
        with self._store.reading(session, upload) as file:
            while part := file.read(_READ_BYTES):
                yield part

    def look(self, session: str) -> SessionState:
        """Return a show's uploads in order, and its archive's report."""
        check_session(session)
        if not self._cards.is_there(session):
            return SessionState(session, (), None)
        uploads = sorted(
            self._store.uploads(session),
            key=lambda state: (_ORDER[state.spec.kind], state.spec.index),
        )
        return SessionState(session, tuple(uploads), self._store.report(session))

    def assemble(self, session: str) -> Report:
        """Make one archive of all that has come; blocks for as long as reading it all takes."""
        manifest = self._manifest(session)
        sources = {
            kind: [
                partial(self._store.reading, session, state.spec.id)
                for state in self.look(session).uploads
                if state.verified and state.spec.kind is kind
            ]
            for kind in UploadKind
        }
        try:
            with self._store.writing_archive(session) as writing:
                return assemble(
                    manifest, sources[UploadKind.STORED], sources[UploadKind.PART], writing
                )
        except ArchiveError as error:
            raise BadRequestError(str(error)) from error

    def verify(self, session: str) -> Report:
        """Read the archive anew and return its report with what is missing now."""
        manifest = self._manifest(session)
        report = self._store.report(session) or Report()
        digest, length = hashlib.sha256(), 0
        for chunk in self._store.archive_chunks(session):
            digest.update(chunk)
            length += len(chunk)
        if (digest.hexdigest(), length) != (report.sha256, report.length):
            message = "The archive is not as it was written; assemble it again."
            raise ConflictError(message)
        try:
            with self._store.reading_archive(session) as archive:
                pictures, sounds = verify(manifest, archive)
        except ArchiveError as error:
            raise BadRequestError(str(error)) from error
        if (pictures, sounds) != (report.missing, report.sounds_missing):
            message = (
                f"The archive lacks {pictures} pictures and {sounds} sounds, which is not what "
                "its report says; assemble it again."
            )
            raise ConflictError(message)
        return report

    def archive_chunks(self, session: str) -> Iterator[bytes]:
        """Return the archive, a fragmented MP4, a chunk at a time."""
        if self.look(session).report is None:
            # Said now: once a stream has begun, nothing more can be.
            message = "This show has no archive yet; assemble it first."
            raise UnknownError(message)
        return self._store.archive_chunks(session)

    def _check_there(self, session: str) -> None:
        check_session(session)
        if not self._cards.is_there(session):
            message = "There is no such upload; announce it first."
            raise UnknownError(message)

    def _manifest(self, session: str) -> Manifest:
        whole = [
            state
            for state in self.look(session).uploads
            if state.verified and state.spec.kind is UploadKind.MANIFEST
        ]
        if not whole:
            message = "The manifest of this show has not been uploaded; upload what was missed."
            raise ConflictError(message)
        # One that was made while the show was still recorded is a part of a later one.
        largest = max(whole, key=lambda state: state.spec.length)
        with self._store.reading(session, largest.spec.id) as file:
            data = read_up_to(file, _MOST_MANIFEST_BYTES)
        try:
            return Manifest.parse(data)
        except ArchiveError as error:
            raise BadRequestError(str(error)) from error
