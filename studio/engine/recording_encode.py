"""Which encode of the programme a recording takes: the one that is sent, or one of its own."""

from collections.abc import Callable
from dataclasses import replace

from studio.output.codecs import RECORDED_KEY_MS
from studio.output.renditions import Rendition, Renditions


class RecordingEncode:
    """Hands out the rendition to record, and takes it back."""

    def __init__(self, renditions: Renditions, own: Callable[[], bool]) -> None:
        """*own*: whether a recording that begins now has an encode to itself."""
        self._renditions = renditions
        self._own = own

    def begin(self) -> Rendition:
        """Return the programme to record.

        One of its own has the full bit rate, whatever the line to the ingest carries, and a key
        picture in each fragment, so that any picture of it is soon found. It is never a device's:
        few of those encode twice. The session's thread.
        Raises ``OutputError`` when it cannot be opened.
        """
        if not self._own():
            return self._renditions.main
        return self._renditions.acquire(
            replace(self._renditions.main_now, encoder="", apart=True, key_ms=RECORDED_KEY_MS)
        )

    def end(self, rendition: Rendition) -> None:
        """Let go of what :meth:`begin` returned, once nothing takes it any more. Any thread."""
        if rendition is not self._renditions.main:
            self._renditions.release(rendition)
