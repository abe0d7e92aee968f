"""What is done with recordings: deleted, restored, kept, and after a month in the trash erased."""

import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from mixer.errors import StudioError
from studio.output.ledger import LEDGER_SUFFIX, read_ledger
from studio.output.record_format import (
    FindKey,
    NotARecordingError,
    RecordingError,
    read_header,
)
from studio.wire.library import RetentionState, ShelvedRecording, StorageState

from .acts import Acts
from .cards import CardBox
from .errors import LibraryError
from .folders import Folders
from .places import DONE_SUFFIX, keep_mark, ledger_of, marks_of, trash_name, wanted_mark
from .retention import overdue
from .survey import Survey

CARDS: Final = "library"
"""The folder of a library's cards, in that of this user's data."""
_NAMES_TRIED: Final = 100
RETENTION: Final = "retention"
"""Who does what the person did not do now, but wished for before."""


@dataclass(frozen=True, slots=True)
class ShelfMeans:
    """What a shelf is handed.

    *cards*: the folder of its sealed cards. *now_s*: the time of day, UTC, in seconds since 1970.
    *running*: the file names of the running show's recordings. *shred* drops a recording's key.
    *ring*: tells whoever uploads that one is marked for it.
    """

    folders: Folders
    cards: Path
    find_key: FindKey
    acts: Acts
    now_s: Callable[[], float]
    running: Callable[[], Collection[str]]
    shred: Callable[[Path], None]
    ring: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Tidied:
    """The names, as they were before, of what was ``deleted`` and what was ``erased``.

    ``left``: a sentence for each that should have been, and could not.
    """

    deleted: list[str]
    erased: list[str]
    left: list[str]


class Shelf:
    """Changes the files, each time by one rename, written to the audit log before.

    One thread; other processes may do the same meanwhile. Raises :class:`LibraryError` and
    ``AuditError``.
    """

    def __init__(self, means: ShelfMeans) -> None:
        self._means = means
        self._folders = means.folders
        self._cards = CardBox(means.cards)
        self.survey = Survey(
            folders=means.folders,
            cards=self._cards,
            find_key=means.find_key,
            running=means.running,
        )

    def storage(self) -> StorageState:
        """Return what the recordings take, and what is free."""
        recordings = self.survey.recordings
        try:
            free_bytes = shutil.disk_usage(_nearest(self._folders.main)).free
        except OSError:
            free_bytes = 0
        return StorageState(
            folder=str(self._folders.main),
            used_bytes=sum(each.file_bytes for each in recordings if not each.deleted),
            trash_bytes=sum(each.file_bytes for each in recordings if each.deleted),
            free_bytes=free_bytes,
        )

    def verified(self, name: str, status: str, fault: str) -> ShelvedRecording:
        """Remember what a verification found of *name*."""
        now_s = int(self._means.now_s())
        return self.survey.note(name, status=status, fault=fault, verified_utc_s=now_s)

    def delete(self, name: str, by: str, why: str = "") -> str:
        """Put *name* into the trash, for a month; return its name there."""
        recording = self.survey.one(name)
        if recording.deleted:
            message = f"{name} lies in the trash already."
            raise LibraryError(message)
        if recording.status == "recording":
            message = f"{name} is being recorded; stop the recording first."
            raise LibraryError(message)
        folder, _ = self._folders.split(name)
        trash = trash_name(self.survey.named(name).file_name, int(self._means.now_s()))
        target = self._folders.name_of(folder, trash)
        self._means.acts.record("recording deleted", name, by, why=why)
        self._move(name, target)
        return target

    def restore(self, name: str, by: str) -> str:
        """Take *name* out of the trash; return its name after."""
        if not self.survey.one(name).deleted:
            message = f"{name} is not in the trash."
            raise LibraryError(message)
        target = self._free_name(name)
        self._means.acts.record("recording restored", name, by)
        self._move(name, target)
        return target

    def keep(self, name: str, *, kept: bool, by: str) -> ShelvedRecording:
        """Keep *name* whatever the retention says, or no longer."""
        self.survey.one(name)
        self._means.acts.record("recording kept" if kept else "recording kept no more", name, by)
        return self._mark(name, keep_mark(self.survey.path(name)), wanted=kept)

    def upload(self, name: str, *, wanted: bool, by: str) -> ShelvedRecording:
        """Have *name* brought to the backend, or no longer; whoever brings it sees the mark."""
        recording = self.survey.one(name)
        if wanted and (recording.deleted or recording.status == "recording"):
            message = f"{name} is being recorded, or in the trash; upload it when it is neither."
            raise LibraryError(message)
        what = "recording upload wanted" if wanted else "recording upload wanted no more"
        self._means.acts.record(what, name, by)
        found = self._mark(name, wanted_mark(self.survey.path(name)), wanted=wanted)
        if wanted:
            # Or else it is brought after the next show, or at the next start.
            with suppress(OSError):
                self._means.ring()
        return found

    def _mark(self, name: str, mark: Path, *, wanted: bool) -> ShelvedRecording:
        try:
            if wanted:
                mark.touch(mode=0o600)
            else:
                mark.unlink(missing_ok=True)
        except OSError as error:
            raise _refused(name, error) from error
        return self.survey.one(name)

    def tidy(self, retention: RetentionState) -> Tidied:
        """Delete what *retention* says, and erase what lay in the trash for a month.

        One that cannot be, as on a disk that is read-only by now, keeps no other from it.
        """
        recordings = self.survey.look_whole()
        now_s = int(self._means.now_s())
        left: list[str] = []
        overripe = [each.name for each in recordings if each.deleted and each.gone_utc_s <= now_s]
        erased = [name for name in overripe if _done(partial(self._erase, name), left)]
        needed = {*self._means.running(), *self.not_uploaded()}
        untouchable = {
            each.name
            for each in recordings
            if each.upload == "wanted" or self.survey.named(each.name).file_name in needed
        }
        deleted = [
            name
            for name, why in overdue(recordings, retention, now_s, untouchable)
            if _done(partial(self.delete, name, RETENTION, why), left)
        ]
        return Tidied(deleted, erased, left)

    def not_uploaded(self) -> set[str]:
        """Return the files of which something is still to be brought to an archive."""
        found: set[str] = set()
        ledgers = (each.glob(f"*{LEDGER_SUFFIX}") for each in self._folders.all())
        for ledger in chain.from_iterable(ledgers):
            if ledger.with_name(ledger.name + DONE_SUFFIX).exists():
                continue
            # Without its key it tells nothing, but the recording that it began with is known.
            found |= {path.name for path in ledger.parent.glob(f"{ledger.stem}.*")}
            try:
                told = read_ledger(ledger, self._means.find_key)
            except StudioError:
                continue
            found |= {began.name for began in told.recordings}
        return found

    def _move(self, name: str, target: str) -> None:
        before, after = self.survey.path(name), self.survey.path(target)
        try:
            after.parent.mkdir(mode=0o700, exist_ok=True)
            before.rename(after)
            for mark, moved in zip(marks_of(before), marks_of(after), strict=True):
                if mark.exists():
                    mark.rename(moved)
        except OSError as error:
            raise _refused(name, error) from error
        self.survey.forget(name)
        self.survey.one(target)

    def _free_name(self, name: str) -> str:
        folder, file_name = self._folders.split(name)[0], self.survey.named(name).file_name
        stem, dot, suffix = file_name.rpartition(".")
        for number in range(1, _NAMES_TRIED):
            tried = file_name if number == 1 else f"{stem}_{number}{dot}{suffix}"
            if not (folder / tried).exists():
                return self._folders.name_of(folder, tried)
        message = f"There are too many recordings called {file_name}; move some elsewhere."
        raise LibraryError(message)

    def _erase(self, name: str) -> None:
        acts = self._means.acts
        acts.record("recording erased", name, RETENTION)
        try:
            self._drop(name)
        except (RecordingError, OSError) as error:
            refused = _refused(name, error) if isinstance(error, OSError) else error
            acts.record("recording not erased", name, RETENTION, why=str(refused))
            raise refused from error
        self.survey.forget(name)

    def _drop(self, name: str) -> None:
        path = self.survey.path(name)
        with suppress(NotARecordingError):
            # Of what is none there is no key to drop.
            self._cards.forget(read_header(path).file_id)
            # Whoever finds its bytes on the disk later has no key to them; one whose key cannot be
            # dropped stays where it is.
            self._means.shred(path)
        path.unlink(missing_ok=True)
        for mark in marks_of(path):
            mark.unlink(missing_ok=True)
        self._drop_ledger(name)

    def _drop_ledger(self, name: str) -> None:
        """Remove the ledger of a recording that is gone, once all of it was brought."""
        original = self._folders.split(name)[0] / self.survey.named(name).file_name
        ledger = ledger_of(original)
        done = ledger.with_name(ledger.name + DONE_SUFFIX)
        if done.exists() and not original.exists():
            ledger.unlink(missing_ok=True)
            done.unlink(missing_ok=True)


def _done(do: Callable[[], object], left: list[str]) -> bool:
    """Do it; note in *left* why it could not be, and return whether it was."""
    try:
        do()
    except (LibraryError, RecordingError) as error:
        left.append(str(error))
        return False
    return True


def _nearest(folder: Path) -> Path:
    """Return *folder*, or where it would be made."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def _refused(name: str, error: OSError) -> LibraryError:
    reason = error.strerror or "the system refused"
    return LibraryError(f"{name} was left as it is ({reason}); check who may write there.")
