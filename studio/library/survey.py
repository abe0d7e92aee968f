"""Looks through the folders of recordings, and knows each of them."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from mixer.clock import NS_PER_S
from mixer.errors import StudioError
from studio.output.record_format import (
    FileKeys,
    FindKey,
    Header,
    RecordingError,
    find_opener,
    read_header,
)
from studio.wire.library import ShelfStatus, ShelvedRecording
from studio.wire.locking import is_held

from .cards import Card, CardBox
from .errors import LibraryError
from .folders import Folders, unknown
from .measuring import Facts, facts_of, is_closed, measure
from .places import (
    TRASH_S,
    Named,
    keep_mark,
    named,
    recording_names,
    uploaded_mark,
    wanted_mark,
)

_STATUS: Final[dict[str, ShelfStatus]] = {status: status for status in get_args(ShelfStatus)}


class Survey:
    """The recordings in *folders*, by their names there. One thread.

    *running*: the file names of the running show's recordings. Raises :class:`LibraryError`.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        cards: CardBox,
        find_key: FindKey,
        running: Callable[[], Collection[str]],
    ) -> None:
        self._folders = folders
        self._cards = cards
        self._find_key = find_key
        self._running = running
        self._known: dict[str, tuple[Facts, ShelvedRecording]] = {}

    @property
    def recordings(self) -> tuple[ShelvedRecording, ...]:
        """What is known by now, the newest first."""
        found = (recording for _, recording in self._known.values())
        return tuple(sorted(found, key=lambda each: (-each.began_utc_s, each.name)))

    def look(self) -> Iterator[ShelvedRecording | str]:
        """Look through the folders: yield what is new or otherwise, and the names of what is gone.

        Each may take a moment: while nobody goes on, nothing is read.
        """
        names = self._names()
        for name in set(self._known) - set(names):
            del self._known[name]
            yield name
        for name in sorted(names, key=lambda each: (-self.named(each).began_utc_s, each)):
            before = self._known.get(name)
            try:
                facts = facts_of(self.path(name))
                if before is None or before[0] != facts or before[1].status == "recording":
                    found = self._found(self.named(name), facts)
                else:
                    found = self._with_mark(before[1])
            except OSError:
                # It went away, or is moved just now: the next look tells.
                continue
            self._known[name] = (facts, found)
            if before is None or found != before[1]:
                yield found

    def look_whole(self) -> tuple[ShelvedRecording, ...]:
        """Look through all of the folders and return what there is."""
        for _ in self.look():
            pass
        return self.recordings

    def path(self, name: str) -> Path:
        """Return where the recording *name* lies. Any thread."""
        return self._folders.path(name)

    def named(self, name: str) -> Named:
        """Return what *name* tells. Any thread."""
        return replace(named(self._folders.split(name)[1]), name=name)

    def one(self, name: str) -> ShelvedRecording:
        """Return what there is to know of *name*, looked at anew."""
        try:
            facts = facts_of(self.path(name))
            found = self._found(self.named(name), facts)
        except OSError as error:
            raise unknown(name) from error
        self._known[name] = (facts, found)
        return found

    def forget(self, name: str) -> None:
        """Know *name* no more: it was moved or erased."""
        self._known.pop(name, None)

    def card(self, name: str) -> Card | None:
        """Return the card of *name*; None where its key is not at hand, or it is being written."""
        try:
            header = read_header(self.path(name))
            return self._cards.read(header.file_id, self._unwrapped(header))
        except (OSError, StudioError):
            return None

    def note(self, name: str, **found: object) -> ShelvedRecording:
        """Put what was *found* about *name* onto its card, and return what is known then."""
        header = read_header(self.path(name))
        keys = self._unwrapped(header)
        card = self._cards.read(header.file_id, keys)
        if card is not None:
            self._cards.write(header.file_id, keys, msgspec.structs.replace(card, **found))
        return self.one(name)

    def _names(self) -> list[str]:
        found: list[str] = []
        for folder in self._folders.all():
            try:
                relative = recording_names(folder)
            except OSError as error:
                if folder != self._folders.main:
                    # A disk that is not there now: what lies on it comes back with it.
                    continue
                reason = error.strerror or "the system refused"
                message = f"{folder} cannot be looked through ({reason}); check the folder."
                raise LibraryError(message) from error
            found += [self._folders.name_of(folder, each) for each in relative]
        return found

    def _found(self, told: Named, facts: Facts) -> ShelvedRecording:
        began_s = told.began_utc_s or facts.written_ns // NS_PER_S
        plain = ShelvedRecording(
            name=told.name,
            show=told.show,
            began_utc_s=began_s,
            seconds=0.0,
            file_bytes=facts.file_bytes,
            status="unreadable",
            deleted_utc_s=told.deleted_utc_s,
            gone_utc_s=told.deleted_utc_s + TRASH_S if told.deleted_utc_s else 0,
        )
        return self._with_mark(self._opened(told, facts, plain))

    def _opened(self, told: Named, facts: Facts, plain: ShelvedRecording) -> ShelvedRecording:
        path = self.path(told.name)
        try:
            header = read_header(path)
        except RecordingError as error:
            return msgspec.structs.replace(plain, fault=str(error))
        plain = msgspec.structs.replace(
            plain,
            key_id=", ".join(header.key_ids),
            protected=header.is_protected,
        )
        try:
            keys = self._unwrapped(header)
            card = self._cards.read(header.file_id, keys)
            if card is None or (card.file_bytes, card.written_ns) != (
                facts.file_bytes,
                facts.written_ns,
            ):
                if self._grows(told):
                    lasted_s = max(0.0, facts.written_ns / NS_PER_S - plain.began_utc_s)
                    return msgspec.structs.replace(plain, status="recording", seconds=lasted_s)
                card = self._measured(header, keys, path, facts)
        except RecordingError as error:
            return msgspec.structs.replace(plain, fault=str(error))
        except StudioError as error:
            return msgspec.structs.replace(plain, status="locked", fault=str(error))
        return msgspec.structs.replace(
            plain,
            show=card.title or plain.show,
            seconds=card.seconds,
            status=_STATUS.get(card.status, "unreadable"),
            fault=card.fault,
            width=card.width,
            height=card.height,
            verified_utc_s=card.verified_utc_s,
        )

    def _grows(self, told: Named) -> bool:
        """Whether it is being written: its writer holds it, or a show that runs says so."""
        path = self.path(told.name)
        if told.deleted_utc_s:
            return False
        return is_held(path) or (
            told.file_name in self._running() and not is_closed(path, self._find_key)
        )

    def _measured(self, header: Header, keys: FileKeys, path: Path, facts: Facts) -> Card:
        card = measure(path, self._find_key, facts)
        self._cards.write(header.file_id, keys, card)
        return card

    def _unwrapped(self, header: Header) -> FileKeys:
        return header.unwrap(find_opener(header, self._find_key))

    def _with_mark(self, recording: ShelvedRecording) -> ShelvedRecording:
        path = self.path(recording.name)
        kept = keep_mark(path).exists()
        upload: Literal["", "wanted", "done"] = "done" if uploaded_mark(path).exists() else ""
        if wanted_mark(path).exists():
            upload = "wanted"
        if (kept, upload) == (recording.kept, recording.upload):
            return recording
        return msgspec.structs.replace(recording, kept=kept, upload=upload)
