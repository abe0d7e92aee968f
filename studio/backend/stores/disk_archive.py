"""Archives in a folder, each upload a sealed file of its own."""

import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from studio.archive import Readable
from studio.backend.archive.model import Report, UploadSpec, UploadState, is_session
from studio.backend.archive.store import Writing
from studio.backend.environment import Environment, check_same
from studio.backend.errors import BusyError, ConflictError, StoreError, UnknownError
from studio.secrets import RecordKey

from .sealed_file import MOST_CHUNK_BYTES, ChunkKind, SealedFile

SUFFIX: Final = ".vsupload"
ARCHIVE: Final = "archive.vsarchive"
BEGUN: Final = "begun.vsabout"
STAMP: Final = "environment.vsabout"
_ID: Final = re.compile(r"[0-9a-f]{32}")
T = TypeVar("T")


class DiskArchives:
    """Keeps each organisation's archives in a folder of its own, under *folder*.

    Those of *own*, the organisation that comes along, lie in *folder* itself.
    """

    def __init__(
        self,
        folder: Path,
        key: RecordKey,
        *,
        own: str,
        environment: Environment = Environment.PRODUCTION,
    ) -> None:
        """Take up *folder*. Raises :class:`CrossingError` when it is another environment's."""
        self._folder = folder
        self._key = key
        self._own = own
        with _translated():
            _stamp(folder, key, environment)

    def of(self, organisation: str) -> "DiskArchiveStore":
        """As :class:`ArchiveStores` says."""
        if organisation == self._own:
            return DiskArchiveStore(self._folder, self._key)
        # No show's name has such letters, and no organisation's id is a path.
        name = hashlib.sha256(organisation.encode()).hexdigest()[:32]
        return DiskArchiveStore(self._folder / f"organisation-{name}", self._key)


def _stamp(folder: Path, key: RecordKey, environment: Environment) -> None:
    """Have *folder* say whose it is, or find that it is another one's."""
    path = folder / STAMP
    if not path.exists():
        make_sealed(path, key, environment.value.encode())
    with SealedFile.open(path, key) as file:
        found = (file.of_kind(ChunkKind.ABOUT) or b"").decode()
    check_same(environment, found, f"The folder of archives {folder}")


class DiskArchiveStore:
    """Keeps what an :class:`ArchiveStore` keeps under *folder*, sealed under *key*."""

    def __init__(self, folder: Path, key: RecordKey) -> None:
        self._folder = folder
        self._key = key

    def begin(self, session: str, begun_at_ns: int) -> None:
        """As the Protocol says: it is in the folder itself, sealed, so that any copy tells it."""
        with _translated():
            path = self._folder / session / BEGUN
            if not path.exists():
                make_sealed(path, self._key, msgspec.json.encode(begun_at_ns))

    def begun_at_ns(self, session: str) -> int:
        """As the Protocol says; of what was made before that was noted, when it changed last."""
        with _translated():
            path = self._folder / session / BEGUN
            if not path.exists():
                return path.parent.stat().st_mtime_ns
            with SealedFile.open(path, self._key) as file:
                return msgspec.json.decode(file.of_kind(ChunkKind.ABOUT) or b"0", type=int)

    def erase(self, session: str) -> None:
        """As the Protocol says."""
        with _translated():
            folder = self._folder / session
            if is_session(session) and folder.is_dir():
                shutil.rmtree(folder)
                descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    # Only then is it told as erased.
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)

    def create(self, session: str, spec: UploadSpec) -> UploadState:
        """As the Protocol says."""
        with _translated():
            path = self._path(session, spec.id)
            make_sealed(path, self._key, msgspec.json.encode(spec))
            return self._with(path, "rb", _state)

    def state(self, session: str, upload: str) -> UploadState:
        """As the Protocol says."""
        return self._with(self._known(session, upload), "rb", _state)

    def append(self, session: str, upload: str, offset: int, data: bytes) -> UploadState:
        """As the Protocol says."""

        def add(file: SealedFile) -> UploadState:
            before = _state(file)
            if before.verified or offset != file.size:
                message = f"The upload stands at byte {file.size}, not at {offset}; go on there."
                raise ConflictError(message)
            if file.size + len(data) > before.spec.length:
                message = "More comes than was announced."
                raise ConflictError(message)
            for begin in range(0, len(data), MOST_CHUNK_BYTES):
                file.append(ChunkKind.DATA, data[begin : begin + MOST_CHUNK_BYTES])
            return _state(file)

        return self._with(self._known(session, upload), "r+b", add)

    def mark_verified(self, session: str, upload: str) -> UploadState:
        """As the Protocol says."""

        def mark(file: SealedFile) -> UploadState:
            if not _state(file).verified:
                file.append(ChunkKind.COMPLETE, b"")
            return _state(file)

        return self._with(self._known(session, upload), "r+b", mark)

    def discard(self, session: str, upload: str) -> None:
        """As the Protocol says."""
        with _translated():
            self._known(session, upload).unlink(missing_ok=True)

    def uploads(self, session: str) -> tuple[UploadState, ...]:
        """As the Protocol says."""
        with _translated():
            paths = sorted((self._folder / session).glob(f"*{SUFFIX}"))
            return tuple(self._with(path, "rb", _state) for path in paths)

    @contextmanager
    def reading(self, session: str, upload: str) -> Iterator[Readable]:
        """As the Protocol says."""
        with _translated(), SealedFile.open(self._known(session, upload), self._key) as file:
            yield file

    def sessions(self) -> tuple[str, ...]:
        """As the Protocol says."""
        with _translated():
            if not self._folder.exists():
                return ()
            return tuple(
                sorted(
                    path.name
                    for path in self._folder.iterdir()
                    if path.is_dir() and is_session(path.name)
                )
            )

    @contextmanager
    def writing_archive(self, session: str) -> Iterator[Writing]:
        """As the Protocol says."""
        with _translated():
            path = self._folder / session / ARCHIVE
            half = path.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}")
            try:
                with SealedFile.create(half, self._key) as file:
                    yield _Archive(file, half, path)
            finally:
                half.unlink(missing_ok=True)

    @contextmanager
    def reading_archive(self, session: str) -> Iterator[Readable]:
        """As the Protocol says."""
        with _translated(), SealedFile.open(self._archive(session), self._key) as file:
            yield file

    def archive_chunks(self, session: str) -> Iterator[bytes]:
        """As the Protocol says."""
        with _translated(), SealedFile.open(self._archive(session), self._key) as file:
            yield from file.data_chunks()

    def report(self, session: str) -> Report | None:
        """As the Protocol says."""
        try:
            path = self._archive(session)
        except UnknownError:
            return None
        with _translated(), SealedFile.open(path, self._key) as file:
            text = file.of_kind(ChunkKind.COMPLETE)
            return None if text is None else msgspec.json.decode(text, type=Report)

    def _with(self, path: Path, mode: str, do: Callable[[SealedFile], T]) -> T:
        with _translated(), path.open("rb") as lock:
            if mode != "rb":
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    message = "Another request is adding to this upload; try again in a moment."
                    raise BusyError(message) from error
            with SealedFile.open(path, self._key, mode) as file:
                return do(file)

    def _path(self, session: str, upload: str) -> Path:
        return self._folder / session / f"{upload}{SUFFIX}"

    def _known(self, session: str, upload: str) -> Path:
        path = self._path(session, upload)
        if not _ID.fullmatch(upload) or not path.exists():
            message = "There is no such upload; announce it first."
            raise UnknownError(message)
        return path

    def _archive(self, session: str) -> Path:
        path = self._folder / session / ARCHIVE
        if not path.exists():
            message = "This show has no archive yet; assemble it first."
            raise UnknownError(message)
        return path


class _Archive:
    """An archive that is being written."""

    def __init__(self, file: SealedFile, half: Path, path: Path) -> None:
        self._file, self._half, self._path = file, half, path

    def write(self, data: bytes) -> None:
        for begin in range(0, len(data), MOST_CHUNK_BYTES):
            self._file.append(ChunkKind.DATA, data[begin : begin + MOST_CHUNK_BYTES], sync=False)

    def finish(self, report: Report) -> None:
        self._file.append(ChunkKind.COMPLETE, msgspec.json.encode(report))
        self._half.replace(self._path)


def make_sealed(path: Path, key: RecordKey, about: bytes) -> None:
    """Make a file that is about this, unless there is one: whole, or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made whole under another name first, so that a kill leaves no half of one.
    half = path.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}")
    with SealedFile.create(half, key) as file:
        file.append(ChunkKind.ABOUT, about)
    with suppress(FileExistsError):
        os.link(half, path)
    half.unlink()


def _state(file: SealedFile) -> UploadState:
    about = file.of_kind(ChunkKind.ABOUT)
    if about is None:
        message = "An upload in the backend's store does not say what it is; remove it."
        raise StoreError(message)
    spec = msgspec.json.decode(about, type=UploadSpec)
    verified = any(chunk.kind is ChunkKind.COMPLETE for chunk in file.chunks)
    return UploadState(spec, file.size, verified)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The backend's store cannot be used ({reason}); make room for it."
        raise StoreError(message) from error
