"""One window's own picture, whatever lies over it: by the Composite extension.

https://www.x.org/releases/current/doc/compositeproto/compositeproto.txt
"""

from mixer.clock import NS_PER_S

from .boxes import Box, clipped, without
from .drawings import Drawings
from .images import ImageReader, Pixels
from .link import Gone, Link
from .painting import paint
from .stack import Stack, Top, top_of

STAIN_NS = 2 * NS_PER_S
"""How long what may still lie in a new pixmap is painted over where the window draws nothing.

A server fills a pixmap with what it found on the screen, and a window without a ground of its own
shows that until it draws. Most draw before we can listen, and once, so this must end.
"""
_AUTOMATIC = 0


class OffScreen:
    """Reads a window's pixmap. One thread; its owner closes it."""

    def __init__(self, link: Link, window: int, drawings: Drawings) -> None:
        self._link = link
        self._drawings = drawings
        self._window = link.window(window)
        self._reader = ImageReader(link)
        self._pixmap = 0
        self._size, self._border = (0, 0), 0
        self._stains: list[tuple[int, list[Box]]] = []
        link.ask(self._window.composite_redirect_window, _AUTOMATIC)

    def name(self, top: Top, strangers: list[Box], now_ns: int) -> None:
        """Get the window's newest pixmap, it being *top* now.

        *strangers*: where windows that must not be seen lay meanwhile, from the window's corner.
        """
        self._forget()
        pixmap = self._link.ask(self._window.composite_name_window_pixmap)
        self._pixmap = int(pixmap.id)
        self._size, self._border = (top.box.width, top.box.height), top.border
        self._drawings.begin(self._window.id)
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

    def read(self, wanted: Box) -> Pixels | None:
        """Return the pixels of *wanted*, counted from the window's corner; None: there are none."""
        try:
            pixels = self._reader.read(self._pixmap, wanted)
        except Gone:
            self._forget()
            return None
        for _, stains in self._stains:
            paint(pixels, wanted, clipped(stains, wanted))
        return pixels

    def clean(self, now_ns: int) -> None:
        """Paint no more over what the window has drawn itself meanwhile. Before each read."""
        drawn = self._drawings.take(self._window.id)
        kept = []
        for until_ns, stains in self._stains:
            left = stains
            for box in drawn:
                left = without(left, box.moved(self._border, self._border))
            if left and now_ns < until_ns:
                kept.append((until_ns, left))
        self._stains = kept

    def close(self) -> None:
        """Let the window be drawn as before."""
        self._forget()
        self._reader.close()
        self._drawings.leave(self._window.id)
        self._link.ask(self._window.composite_unredirect_window, _AUTOMATIC)

    def _forget(self) -> None:
        if self._pixmap:
            self._link.free_pixmap(self._pixmap)
            self._pixmap = 0
