"""One window's own picture, whatever lies over it: by the Composite extension.

https://www.x.org/releases/current/doc/compositeproto/compositeproto.txt
"""

from mixer.clock import NS_PER_S

from .boxes import Box, clipped
from .images import ImageReader, Pixels
from .link import Gone, Link
from .painting import paint
from .stack import Stack, Top, top_of

STAIN_NS = NS_PER_S
"""How long what may still lie in a new pixmap is painted over; by then a window has drawn itself.

A server fills a pixmap with what it found on the screen, and a window without a ground of its own
shows that until it draws.
"""
_AUTOMATIC = 0


class OffScreen:
    """Reads a window's pixmap. One thread; its owner closes it."""

    def __init__(self, link: Link, window: int) -> None:
        self._link = link
        self._window = link.window(window)
        self._reader = ImageReader(link)
        self._pixmap = 0
        self._size = (0, 0)
        self._stains: list[tuple[int, list[Box]]] = []
        link.ask(self._window.composite_redirect_window, _AUTOMATIC)

    def name(self, top: Top, strangers: list[Box], now_ns: int) -> None:
        """Get the window's newest pixmap, it being *top* now.

        *strangers*: where windows that must not be seen lay meanwhile, from the window's corner.
        """
        self._forget()
        pixmap = self._link.ask(self._window.composite_name_window_pixmap)
        self._pixmap = int(pixmap.id)
        self._size = (top.box.width, top.box.height)
        self._stains = [each for each in self._stains if each[0] > now_ns]
        self._stains.append((now_ns + STAIN_NS, strangers))

    def is_sound(self, steps: tuple[Stack, ...]) -> bool:
        """Whether the pixmap was the window's all the time: a map or a resize gives it another."""
        if not self._pixmap:
            return False
        for stack in steps:
            top = top_of(stack, self._window.id)
            if top is None or not top.mapped or (top.box.width, top.box.height) != self._size:
                return False
        return True

    def read(self, wanted: Box, now_ns: int) -> Pixels | None:
        """Return the pixels of *wanted*, counted from the window's corner; None: there are none."""
        try:
            pixels = self._reader.read(self._pixmap, wanted)
        except Gone:
            self._forget()
            return None
        for until_ns, stains in self._stains:
            if now_ns < until_ns:
                paint(pixels, wanted, clipped(stains, wanted))
        return pixels

    def close(self) -> None:
        """Let the window be drawn as before."""
        self._forget()
        self._reader.close()
        self._link.ask(self._window.composite_unredirect_window, _AUTOMATIC)

    def _forget(self) -> None:
        if self._pixmap:
            self._link.free_pixmap(self._pixmap)
            self._pixmap = 0
