"""What the window knows of the recordings: a client of the library, for as long as it is shown."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.wire.codec import encode, library_event_decoder
from studio.wire.library import (
    AnyLibraryCommand,
    AnyLibraryEvent,
    LibraryDone,
    LibraryRefused,
    LibraryRequest,
    LibraryState,
    ThumbnailCame,
    reduce_library,
)
from studio.wire.places import Places
from ui.language import QT_TRANSLATE_NOOP, translate

from .commands import Answered
from .notices import Notices
from .service import Asking
from .slice import Slice
from .wire_link import Manners, WireLink

_NOT_THERE = QT_TRANSLATE_NOOP(
    "Library", "The recordings cannot be reached now; they are looked for until they can."
)
_MANNERS = Manners(
    decoder=library_event_decoder,
    retry_ms=1000,
    # It speaks when something changes, which may be never.
    silent_s=0,
    gone="The library has gone.",
    foreign="The library speaks another version's language: close this window, reopen.",
    deaf="The library does not take commands any more.",
    mute="The library does not answer.",
)


class Library(QObject):
    """Reduces the library's events. GUI thread.

    Its process begins when it is called for the first time, so it is called only while somebody
    looks: from :meth:`open` to :meth:`close`.
    """

    thumbnail_came = Signal(ThumbnailCame)

    def __init__(
        self, control_socket: Path, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = WireLink(Places(control_socket.parent).library_socket, _MANNERS, self)
        self._asking: Asking[AnyLibraryCommand] = Asking(
            self._link,
            notices,
            lambda number, command: encode(LibraryRequest(number, command)),
            lambda: translate("Library", _NOT_THERE),
        )
        self._is_open = False
        self.state: Slice[LibraryState | None] = Slice(None, self)
        """None while it is not known."""
        self._link.came.connect(self._take_in)
        self._link.down.connect(self._lose)

    def open(self) -> None:
        """Call the library, and stay with it."""
        if not self._is_open:
            self._is_open = True
            self._link.start()

    def close(self) -> None:
        """Leave it; it ends soon after the last client has."""
        self._is_open = False
        self._link.stop()
        self._lose("")

    def submit(self, command: AnyLibraryCommand, answered: Answered | None = None) -> None:
        """Send *command*; a refusal becomes a notice and the answer's reason."""
        self._asking.submit(command, answered)

    def forget_askers(self) -> None:
        """Answer nobody who asked until now: their window is about to go."""
        self._asking.forget_askers()

    def _take_in(self, event: AnyLibraryEvent) -> None:
        match event:
            case LibraryDone(id=number):
                self._asking.answer(number, "")
            case LibraryRefused(id=number, reason=reason):
                self._asking.answer(number, reason)
            case ThumbnailCame():
                self.thumbnail_came.emit(event)
            case _:
                self.state.put(reduce_library(self.state.value or LibraryState(), event))

    def _lose(self, _reason: str) -> None:
        self.state.put(None)
        self._asking.lose()
