"""Pictures of the screen as it is, with what must not be seen painted over."""

from collections import deque

from capture.errors import DeviceError
from mixer.clock import NS_PER_S, Clock

from .boxes import Box, clipped, common
from .images import ImageReader, Pixels
from .link import Gone, Link
from .painting import paint
from .pointer import Pointer
from .safety import hidden_around, hidden_parts, is_wanted
from .stack import Stack, Top
from .watching import StackWatch
from .wish import Wish, not_shown

LAG_NS = NS_PER_S // 2
"""How far a compositor's picture may lie behind the windows: it moves them, and fades them out."""


class MaskedGrabber:
    """Reads the screen; hides what any stack hides that may have been there meanwhile."""

    def __init__(self, link: Link, wish: Wish, clock: Clock) -> None:
        self._link = link
        self._wish = wish
        self._clock = clock
        self._watch = StackWatch(link, wish.safety.own)
        self._reader = ImageReader(link)
        self._pointer = Pointer(link) if wish.cursor else None
        self._compositor = f"_NET_WM_CM_S{link.raw.default_screen}"
        self._past: deque[tuple[int, list[Box]]] = deque(maxlen=4096)

    def grab(self) -> Pixels:
        """Return the picture as it is now."""
        before = self._watch.steps()
        area = self._area(before[-1])
        try:
            pixels = self._reader.read(self._link.root, area)
        except Gone as gone:
            raise _outside(self._link) from gone
        paint(pixels, area, clipped(self._hidden(area, before), area))
        if self._pointer is not None:
            self._pointer.draw(pixels, area)
        return pixels

    def close(self) -> None:
        """Give the shared memory back."""
        self._reader.close()

    def _area(self, stack: Stack) -> Box:
        if not self._wish.window:
            return area_of(self._wish, self._link)
        wanted = wanted_in(self._wish, stack)
        shown = common(wanted.box, _whole(self._link)) if wanted is not None else None
        if shown is None:
            raise not_shown(self._wish)
        return shown

    def _hidden(self, area: Box, before: tuple[Stack, ...]) -> list[Box]:
        """Return all that was to be hidden at any time while the screen was read.

        Where a compositor draws the screen, longer: it shows windows where they were, so what was
        hidden by the stacks from the last grab on, *before* this one, counts as well.
        """
        hidden: list[Box] = []
        seen_any = False
        for stack in self._watch.steps():
            hidden += self._hidden_by(stack, area)
            seen_any = seen_any or any(top.shown and self._wish.safety.allows(top) for top in stack)
        if self._wish.safety.mode == "only" and not seen_any:
            raise not_shown(self._wish)
        now_ns = self._clock.now_ns()
        if not self._link.owner_of(self._compositor):
            self._past.clear()
            return hidden
        for stack in before:
            self._past.append((now_ns, self._hidden_by(stack, area)))
        while self._past and now_ns - self._past[0][0] > LAG_NS:
            self._past.popleft()
        earlier = [box for _, boxes in self._past for box in boxes]
        return list(dict.fromkeys(hidden + earlier))

    def _hidden_by(self, stack: Stack, area: Box) -> list[Box]:
        if not self._wish.window:
            return hidden_parts(self._wish.safety, stack, area)
        wanted = wanted_in(self._wish, stack)
        return hidden_around(wanted, stack, area) if wanted is not None else [area]


def wanted_in(wish: Wish, stack: Stack) -> Top | None:
    """Return the window that *wish* names; the highest where several are called so."""
    return next(
        (top for top in reversed(stack) if top.shown and is_wanted(wish.safety, top, wish.window)),
        None,
    )


def area_of(wish: Wish, link: Link) -> Box:
    """Return the area that *wish* names; raises DeviceError when it lies outside."""
    whole = _whole(link)
    area = wish.area or whole
    if common(area, whole) != area:
        raise _outside(link)
    return area


def _whole(link: Link) -> Box:
    return Box(0, 0, *link.screen_size())


def _outside(link: Link) -> DeviceError:
    message = f"The area lies outside of the screen {link.name}; give one that lies on it."
    return DeviceError(message)
