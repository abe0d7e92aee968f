"""The window's end of the engine's control socket."""

from pathlib import Path

from PySide6.QtCore import QObject

from studio.wire.codec import encode, event_decoder
from studio.wire.commands import AnyCommand, Request

from .wire_link import Manners, WireLink

RETRY_MS = 100
SILENT_S = 4
"""Seconds without a word after which the engine counts as gone; it reports twice a second."""
MANNERS = Manners(
    decoder=event_decoder,
    retry_ms=RETRY_MS,
    silent_s=SILENT_S,
    gone="The engine has gone.",
    foreign="The engine speaks another version's language: close this window, reopen.",
    deaf="The engine does not take commands any more.",
    mute="The engine does not answer.",
)


class EngineLink(WireLink):
    """Looks for the engine from its start on, and for ever. GUI thread."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(path, MANNERS, parent)

    def send(self, request_id: int, command: AnyCommand) -> bool:
        """Send *command* under *request_id*; False when there is nobody to send it to."""
        return self.send_bytes(encode(Request(request_id, command)))
