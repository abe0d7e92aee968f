"""The show on disk: edits kept as they are made, and the show file when the person saves."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from mixer.handoff import BoundedQueue, drop_oldest
from studio.show import Show, ShowError
from studio.show.writing import save_text, show_text
from studio.wire.launch import Edited

from .desk import Desk
from .errors import EngineError
from .inbox import Post, Saved

_Slot: TypeAlias = BoundedQueue[tuple[Show, Path]]
"""The newest edit and its file, until the desk takes it; it takes none after that."""


class ShowKeeper:
    """Writes the show on a desk of its own. The session's thread asks.

    *text* is what the show file at *path* says. *unsaved_path*: where edits go until they are
    saved, so that no end of any process loses them; None: nowhere. *tell* hears of each edit, for
    the engine after this one.
    """

    def __init__(
        self,
        *,
        path: Path,
        text: str,
        unsaved_path: Path | None,
        tell: Callable[[Edited], None],
        post: Post,
    ) -> None:
        self._path = path
        self._text = text
        self._unsaved_path = unsaved_path
        self._tell = tell
        self._post = post
        self._desk = Desk("show desk")
        self._newest, self._asked = _slot(), False

    @property
    def path(self) -> Path:
        """The show file."""
        return self._path

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    def close(self) -> None:
        """Write what waits, and end."""
        self._desk.stop(10.0)

    def keep(self, show: Show) -> None:
        """Keep *show*, which was edited, until it is saved.

        Of edits that come faster than the disk writes, as a drag's do, the newest is kept.
        """
        edit = (show, self._path)
        if self._asked and self._newest.put(edit):
            return
        newest = self._newest = _slot()
        newest.put(edit)
        self._asked = self._desk.ask(lambda: self._keep_newest(newest))

    def save(self, show: Show, path: str, client: int, request: int) -> None:
        """Write *show* to *path*, or to the show file; Saved tells when it is done.

        Raises :class:`EngineError` for a path that may be anywhere.
        """
        place = Path(path) if path else self._path
        if not place.is_absolute():
            message = f"{place} is no whole path; name the file from the root."
            raise EngineError(message)
        # What is edited from now on is newer than the file: it is to be kept after it.
        self._asked = False
        if not self._desk.ask(lambda: self._save(show, place, client, request)):
            fault = "The disk is too slow to save now; try again in a moment."
            self._post(Saved(client, request, show, str(place), fault))

    def saved(self, news: Saved) -> None:
        """Take note of where the show is kept from now on."""
        self._path = Path(news.path)

    def _keep_newest(self, newest: _Slot) -> None:
        newest.close()
        edit = newest.get(0)
        if edit is not None:
            self._keep(*edit)

    def _keep(self, show: Show, path: Path) -> None:
        text = show_text(show, self._text, path.parent)
        self._tell(Edited(str(path), text))
        if self._unsaved_path is not None:
            try:
                self._unsaved_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                save_text(self._unsaved_path, text)
            except (OSError, ShowError):
                # The show itself is not in danger: the supervisor has the text as well.
                return

    def _save(self, show: Show, place: Path, client: int, request: int) -> None:
        try:
            text = show_text(show, self._text, place.parent)
            save_text(place, text)
        except ShowError as error:
            self._post(Saved(client, request, show, str(place), str(error)))
            return
        self._text = text
        self._tell(Edited(str(place), text))
        if self._unsaved_path is not None:
            self._unsaved_path.unlink(missing_ok=True)
        self._post(Saved(client, request, show, os.fspath(place)))


def _slot() -> _Slot:
    return BoundedQueue(1, drop_oldest)
