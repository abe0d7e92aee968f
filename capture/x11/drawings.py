"""What windows have drawn of themselves.

By the DAMAGE extension, https://www.x.org/releases/current/doc/damageproto/damageproto.txt
"""

from typing import Any

from Xlib.ext import damage

from .boxes import Box
from .link import Link

_MOST = 256
_SERIALS = 1 << 16


class Drawings:
    """Gathers what the server tells of it. One thread.

    Where the server cannot tell, nothing is ever drawn, and whoever asks goes by time.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self.event = link.first_event("DAMAGE")
        """The number of the event that :meth:`hear` takes; 0: there is none."""
        self._traced: dict[int, tuple[int, int]] = {}
        self._drawn: dict[int, list[Box]] = {}
        if self.event:
            link.ask(link.display.damage_query_version)

    def begin(self, window: int) -> None:
        """Gather for *window* from now on, and forget what was drawn in the picture before."""
        if not self.event:
            return
        number, _ = self._traced.get(window, (0, 0))
        if number:
            self._link.ask(self._link.display.damage_subtract, number)
        else:
            level = damage.DamageReportDeltaRectangles
            number = int(self._link.ask(self._link.window(window).damage_create, level))
        # What was told until here is what the server laid bare, though nobody may have drawn it.
        self._link.sync()
        self._traced[window] = number, self._link.next_serial % _SERIALS
        self._drawn[window] = []

    def leave(self, window: int) -> None:
        """Gather no more for *window*."""
        number, _ = self._traced.pop(window, (0, 0))
        self._drawn.pop(window, None)
        if number:
            self._link.ask(self._link.display.damage_destroy, number)

    def hear(self, told: Any) -> None:  # noqa: ANN401  # Xlib has its events untyped
        """Take in what was told."""
        window = int(getattr(told.drawable, "id", told.drawable))
        _, since = self._traced.get(window, (0, 0))
        late = (told.sequence_number - since) % _SERIALS < _SERIALS // 2
        boxes = self._drawn.get(window)
        # What does not fit stays covered for longer.
        if boxes is not None and late and len(boxes) < _MOST:
            area = told.area
            boxes.append(Box(area.x, area.y, area.width, area.height))

    def take(self, window: int) -> list[Box]:
        """Return what *window* has drawn since the last time, from inside its border."""
        drawn = self._drawn.get(window, [])
        if drawn:
            self._drawn[window] = []
        return drawn

    def listen_again(self) -> None:
        """Have the server tell of what it told already, too, when it is drawn once more."""
        for number, _ in self._traced.values():
            self._link.ask(self._link.display.damage_subtract, number)
