"""The windows of a screen as they lie over each other, lowest first; pure."""

from dataclasses import dataclass, replace

from .boxes import Box


@dataclass(frozen=True, slots=True)
class Owner:
    """What a window says of itself.

    ``classes``: both parts of WM_CLASS. ``types``: the names of its _NET_WM_WINDOW_TYPE.
    ``over``: the titles and classes of the window that it belongs to, as a dialog or a menu does.
    ``own``: whether a process of this station's opened it.
    """

    title: str = ""
    classes: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    own: bool = False
    over: tuple["Owner", ...] = ()

    @property
    def name(self) -> str:
        """What lists call it, and a show may: its title, and its class in brackets."""
        kind = f"({self.classes[-1]})" if self.classes else ""
        return f"{self.title} {kind}".strip()


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be asked of a window, as no event tells it.

    ``owners``: of all that a window manager put into it. ``shape``: the boxes that it consists of,
    from its corner; None: all of it. ``opaque``: whether nothing shines through it. ``alpha``:
    whether its pixels say how much does.
    """

    owners: tuple[Owner, ...] = ()
    shape: tuple[Box, ...] | None = None
    opaque: bool = False
    alpha: bool = False
    minimised: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """A window right on the screen: an application's, or the frame that a manager put around it.

    ``box`` holds its border too. ``known``: None until it was asked.
    """

    window: int
    box: Box
    border: int
    mapped: bool
    known: Known | None = None

    @property
    def shown(self) -> bool:
        """Whether it is on the screen."""
        return self.mapped and not (self.known is not None and self.known.minimised)

    @property
    def parts(self) -> list[Box]:
        """What it covers of the screen."""
        if self.known is None or self.known.shape is None:
            return [self.box]
        left, top = self.box.left + self.border, self.box.top + self.border
        return [part.moved(left, top) for part in self.known.shape]


Stack = tuple[Top, ...]


def top_of(stack: Stack, window: int) -> Top | None:
    """Return one of the windows."""
    return next((top for top in stack if top.window == window), None)


def added(stack: Stack, top: Top) -> Stack:
    """Return the stack with a new window, which lies over all others."""
    return (*removed(stack, top.window), top)


def removed(stack: Stack, window: int) -> Stack:
    """Return the stack without a window."""
    return tuple(top for top in stack if top.window != window)


def mapped(stack: Stack, window: int, *, on: bool) -> Stack:
    """Return the stack with a window shown, or not any more."""
    return tuple(replace(top, mapped=on) if top.window == window else top for top in stack)


def asked(stack: Stack, window: int, known: Known | None) -> Stack:
    """Return the stack with what was learnt of a window."""
    return tuple(replace(top, known=known) if top.window == window else top for top in stack)


def configured(stack: Stack, window: int, box: Box, border: int, above: int) -> Stack:
    """Return the stack with a window moved and put right over *above*; 0: lowest."""
    old = top_of(stack, window)
    if old is None:
        return stack
    new = replace(old, box=box, border=border)
    rest = removed(stack, window)
    place = next((n + 1 for n, top in enumerate(rest) if top.window == above), 0)
    return (*rest[:place], new, *rest[place:])
