"""A screen of X11, open: the one way in for the rest of the house."""

from types import TracebackType
from typing import Self

from capture.errors import DeviceError
from mixer.clock import Clock

from .composed import ComposedGrabber
from .images import Pixels
from .link import Link
from .masked import MaskedGrabber
from .wish import Grabber, Wish

_DEPTH = 24


class XScreen:
    """Brings pictures of the screen *name*, open while entered. One thread.

    Raises DeviceError for a screen that is not there or of which no picture can be had.
    """

    def __init__(self, name: str, wish: Wish, clock: Clock) -> None:
        self._link = Link(name)
        try:
            self._grabber = _grabber(self._link, wish, clock)
        except BaseException:
            self._link.close()
            raise

    def grab(self) -> Pixels:
        """Return the picture as it is now, good until the next call; NotShownError: not now."""
        return self._grabber.grab()

    def interrupt(self) -> None:
        """Wake whoever waits for a screen that is frozen; it is of no use then. Any thread."""
        self._link.interrupt()

    def __enter__(self) -> Self:
        """Return itself; leaving closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._grabber.close()
        except DeviceError:
            # The screen has gone, and with it all that it lent.
            pass
        finally:
            self._link.close()


def _grabber(link: Link, wish: Wish, clock: Clock) -> Grabber:
    if link.depth != _DEPTH or not link.is_little_endian:
        message = f"The screen {link.name} has {link.depth} bits a pixel; set it to 24."
        raise DeviceError(message)
    chooses = bool(wish.window) or wish.safety.mode == "only"
    if chooses and link.has_composite:
        return ComposedGrabber(link, wish, clock)
    return MaskedGrabber(link, wish, clock)
