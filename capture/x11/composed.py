"""Pictures made of the windows that may be seen, and of nothing else.

No pixel of any other window is read, so none can be shown, however windows move and whatever a
compositor draws.
"""

import numpy as np

from mixer.clock import Clock

from .boxes import Box, common, without
from .drawings import Drawings
from .images import Pixels
from .link import Link
from .masked import area_of, wanted_in
from .off_screen import OffScreen
from .painting import copy, lay_over, paint, part
from .pointer import Pointer
from .stack import Stack, Top, top_of
from .watching import StackWatch
from .wish import Wish, not_shown

_TRIES = 4
_BYTES = 4


class ComposedGrabber:
    """Lays the allowed windows' own pictures over each other, as they lie on the screen."""

    def __init__(self, link: Link, wish: Wish, clock: Clock) -> None:
        self._link = link
        self._wish = wish
        self._clock = clock
        self._drawings = Drawings(link)
        self._watch = StackWatch(link, wish.safety.own, self._drawings)
        self._later: tuple[Stack, ...] = ()
        self._pointer = Pointer(link) if wish.cursor else None
        self._own: dict[int, OffScreen] = {}
        self._canvas: Pixels = np.empty((0, 0, _BYTES), np.uint8)

    def grab(self) -> Pixels:
        """Return the picture as it is now."""
        chosen, area, canvas = self._composed()
        for _ in range(_TRIES):
            if self._held(chosen):
                break
            chosen, area, canvas = self._composed()
        else:
            # Something changes all the time: nothing is better than what may be wrong.
            canvas = self._blank(area)
        if self._pointer is not None:
            self._pointer.draw(canvas, area)
        return canvas

    def close(self) -> None:
        """Let go of the windows."""
        for own in self._own.values():
            own.close()
        self._own.clear()

    def _composed(self) -> tuple[list[Top], Box, Pixels]:
        """Return what is seen, of which area, and its picture, which is right if that held."""
        steps = (*self._later, *self._watch.steps())
        chosen = self._chosen(steps[-1])
        self._follow(steps, chosen)
        if not chosen:
            raise not_shown(self._wish)
        area = chosen[0].box if self._wish.window else area_of(self._wish, self._link)
        canvas = self._blank(area)
        for top in chosen:
            self._draw(top, canvas, area)
        return chosen, area, canvas

    def _chosen(self, stack: Stack) -> list[Top]:
        if self._wish.window:
            wanted = wanted_in(self._wish, stack)
            return [wanted] if wanted is not None else []
        return [top for top in stack if top.shown and not self._wish.safety.forbids(top)]

    def _follow(self, steps: tuple[Stack, ...], chosen: list[Top]) -> None:
        numbers = {top.window for top in chosen}
        for gone in self._own.keys() - numbers:
            self._own.pop(gone).close()
        now_ns = self._clock.now_ns()
        for top in chosen:
            if top.window not in self._own:
                self._own[top.window] = OffScreen(self._link, top.window, self._drawings)
            own = self._own[top.window]
            if not own.is_sound(steps):
                own.name(top, _strangers(steps, top.window, numbers), now_ns)
            own.clean(now_ns)
        self._drawings.listen_again()

    def _draw(self, top: Top, canvas: Pixels, area: Box) -> None:
        seen = common(top.box, area)
        if seen is None:
            return
        pixels = self._own[top.window].read(seen.moved(-top.box.left, -top.box.top))
        for piece in top.parts if pixels is not None else ():
            shared = common(piece, seen)
            if shared is None or pixels is None:
                continue
            below, above = part(canvas, area, shared), part(pixels, seen, shared)
            if top.known is not None and top.known.alpha:
                lay_over(below, above)
            else:
                copy(below, above)

    def _held(self, chosen: list[Top]) -> bool:
        """Whether all that was drawn was allowed, and in its own pixmap, until now."""
        later = self._later = self._watch.steps()
        for stack in later:
            allowed = {top.window for top in self._chosen(stack)}
            if any(top.window not in allowed for top in chosen):
                return False
        return all(self._own[top.window].is_sound(later) for top in chosen)

    def _blank(self, area: Box) -> Pixels:
        if self._canvas.shape[:2] != (area.height, area.width):
            self._canvas = np.empty((area.height, area.width, _BYTES), np.uint8)
        paint(self._canvas, area, [area])
        return self._canvas


def _strangers(steps: tuple[Stack, ...], window: int, allowed: set[int]) -> list[Box]:
    """Return what of the screen that is not *window*'s may be in its new pixmap, from its corner.

    A server fills it with what it finds on the screen: the window itself where nothing covers it
    and it was before, and other windows elsewhere.
    """
    before = [top_of(stack, window) for stack in steps]
    old = before[0]
    stood = old is not None and all(top is not None and top.mapped for top in before)
    boxes: list[Box] = []
    for stack in steps:
        mine = top_of(stack, window)
        if mine is None:
            continue
        over = False
        for top in stack:
            over = over or top is mine
            if not top.mapped or top.window in allowed:
                continue
            seen = [top.box]
            if stood and not over and old is not None:
                seen = without(seen, old.box)
            boxes += [box.moved(-mine.box.left, -mine.box.top) for box in seen]
    return list(dict.fromkeys(boxes))
