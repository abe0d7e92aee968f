"""Follows the windows of a screen by what the server tells, without asking for each picture."""

from collections.abc import Container
from dataclasses import replace
from typing import Any

from Xlib import X

from .drawings import Drawings
from .link import WATCHED, Gone, Link, outer
from .owners import TELLING, ask_window
from .stack import Stack, Top, added, asked, configured, mapped, removed

_MOST_ROUNDS = 6
_INNER = {X.MapNotify, X.UnmapNotify, X.ReparentNotify, X.DestroyNotify}


class StackWatch:
    """The stack, and how it came to be. One thread.

    A server tells of each change in the order of its answers. So whatever stack was on the screen
    while it answered is one of the :meth:`steps` before and after that answer.
    """

    def __init__(self, link: Link, own: Container[int], drawings: Drawings | None = None) -> None:
        self._link = link
        self._own = own
        self._telling = {link.atom(name) for name in TELLING}
        self._stack: Stack = ()
        self._asked_anew: set[int] = set()
        self._inside: dict[int, int] = {}
        self._shape_told = link.first_event("SHAPE")
        self._drawings = drawings
        self._hearing = {
            X.CreateNotify: self._created,
            X.DestroyNotify: self._gone,
            X.MapNotify: self._mapped,
            X.UnmapNotify: self._mapped,
            X.ConfigureNotify: self._configured,
            X.ReparentNotify: self._reparented,
            X.CirculateNotify: self._unsettled,
            X.GravityNotify: self._unsettled,
            X.PropertyNotify: self._renamed,
        }
        self._reload()
        self.steps()

    @property
    def now(self) -> Stack:
        """The stack after the newest step."""
        return self._stack

    def steps(self) -> tuple[Stack, ...]:
        """Take in what was told; return the stack as it was and each that it was since then.

        What a new window is, is asked at once and holds for all steps; where a window became
        something else, some steps have what it was and some what it is.
        """
        passed = [self._stack]
        for _ in range(_MOST_ROUNDS):
            told = self._link.events()
            for each in told:
                self._take(each)
                passed.append(self._stack)
            unknown = {top.window for top in self._stack if top.known is None} | self._asked_anew
            if not told and not unknown:
                break
            self._asked_anew.clear()
            for window in unknown:
                self._ask(window)
            passed.append(self._stack)
        return tuple(_told_later(stack, self._stack) for stack in dict.fromkeys(passed))

    def _reload(self) -> None:
        """Ask for everything; what is told meanwhile comes on top, and is right in the end."""
        self._link.watch(self._link.root, WATCHED | X.StructureNotifyMask)
        self._stack = ()
        for window in self._link.children(self._link.root):
            self._add(window)

    def _add(self, window: int) -> None:
        try:
            box, border, _ = self._link.place(window)
            shown = self._link.is_mapped(window)
        except Gone:
            return
        self._stack = added(self._stack, Top(window, box, border, shown))

    def _ask(self, window: int) -> None:
        try:
            known, clients = ask_window(self._link, window, self._own)
        except Gone:
            # Its end will be told; until then, nothing is known of it, so it is not shown.
            self._stack = asked(self._stack, window, None)
            return
        self._inside |= dict.fromkeys(clients, window)
        self._stack = asked(self._stack, window, known)

    def _take(self, told: Any) -> None:  # noqa: ANN401  # Xlib has its events untyped
        if getattr(told, "send_event", 0):
            # A client's word, not the server's.
            return
        number = told.type
        within = getattr(told, "event", None)
        if within is not None and within.id != self._link.root:
            if number in _INNER:
                self._asked_anew.add(within.id)
        elif self._drawings is not None and number == self._drawings.event:
            self._drawings.hear(told)
        elif number == self._shape_told:
            self._asked_anew.add(told.affected_window.id)
        elif number in self._hearing:
            self._hearing[number](told)
        self._asked_anew &= {top.window for top in self._stack}

    def _created(self, told: Any) -> None:  # noqa: ANN401  # likewise
        if told.parent.id == self._link.root:
            border = int(told.border_width)
            box = outer(told.x, told.y, told.width, told.height, border)
            self._stack = added(self._stack, Top(told.window.id, box, border, mapped=False))

    def _gone(self, told: Any) -> None:  # noqa: ANN401  # likewise
        self._stack = removed(self._stack, told.window.id)
        self._inside = {c: top for c, top in self._inside.items() if top != told.window.id}

    def _mapped(self, told: Any) -> None:  # noqa: ANN401  # likewise
        on = told.type == X.MapNotify
        self._stack = mapped(self._stack, told.window.id, on=on)
        if on:
            # Much is put on a window only after it was made.
            self._asked_anew.add(told.window.id)

    def _configured(self, told: Any) -> None:  # noqa: ANN401  # likewise
        above = int(getattr(told.above_sibling, "id", told.above_sibling))
        border = int(told.border_width)
        box = outer(told.x, told.y, told.width, told.height, border)
        self._stack = configured(self._stack, told.window.id, box, border, above)

    def _reparented(self, told: Any) -> None:  # noqa: ANN401  # likewise
        self._stack = removed(self._stack, told.window.id)
        if told.parent.id == self._link.root:
            self._add(told.window.id)

    def _unsettled(self, _told: Any) -> None:  # noqa: ANN401  # likewise
        self._reload()

    def _renamed(self, told: Any) -> None:  # noqa: ANN401  # likewise
        if told.atom in self._telling:
            self._asked_anew.add(self._inside.get(told.window.id, told.window.id))
            self._asked_anew |= {top.window for top in self._stack if _hangs_on_another(top)}


def _hangs_on_another(top: Top) -> bool:
    return top.known is not None and any(owner.over for owner in top.known.owners)


def _told_later(stack: Stack, now: Stack) -> Stack:
    """Return *stack* with what is known by *now* of those of which nothing was."""
    known = {top.window: top.known for top in now}
    return tuple(
        replace(top, known=known.get(top.window)) if top.known is None else top for top in stack
    )
