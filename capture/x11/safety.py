"""What of a screen may be seen by others; pure."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from .boxes import Box, clipped, without
from .stack import Owner, Stack, Top

Mode = Literal["all", "without-own", "only"]
PAINT_BGR = (0x22, 0x1B, 0x14)
"""What is painted over the rest: the ground of the slates."""

_OWN_CLASSES = frozenset({"videosync-studio"})
_PASSING_TYPES = frozenset({"_NET_WM_WINDOW_TYPE_NOTIFICATION", "_NET_WM_WINDOW_TYPE_TOOLTIP"})
_NOTIFIERS = frozenset(
    {
        *("dunst", "xfce4-notifyd", "notify-osd", "notification-daemon", "lxqt-notificationd"),
        *("mate-notification-daemon", "deadd-notification-center", "twmnd", "wired", "tiramisu"),
    }
)
"""Those that show notifications in windows without a type, by WM_CLASS."""


@dataclass(frozen=True, slots=True)
class Safety:
    """What a person chose. ``own``: the processes of this station."""

    mode: Mode = "without-own"
    allow: tuple[str, ...] = ()
    own: Container[int] = frozenset()

    def keeps_out(self, owner: Owner) -> bool:
        """Whether a window is the studio's own, a notification or a tooltip."""
        classes = {name.casefold() for name in owner.classes}
        return (
            owner.own
            or bool(classes & (_OWN_CLASSES | _NOTIFIERS))
            or bool(owner.types & _PASSING_TYPES)
        )

    def forbids(self, top: Top) -> bool:
        """Whether a window must not be seen; one of which nothing is known yet must not."""
        if self.mode == "all":
            return False
        if top.known is None:
            return True
        if self.mode == "only":
            return not self.allows(top)
        return any(self.keeps_out(owner) for owner in top.known.owners)

    def allows(self, top: Top) -> bool:
        """Whether all that is in a window stands on the list."""
        owners = top.known.owners if top.known is not None else ()
        return bool(owners) and all(
            not self.keeps_out(owner) and any(_is_called(owner, name) for name in self.allow)
            for owner in owners
        )


def is_wanted(safety: Safety, top: Top, name: str) -> bool:
    """Whether *top* is the one window called *name*; menus and dialogs of it are not."""
    owners = top.known.owners if top.known is not None else ()
    kept_out = safety.mode != "all" and any(safety.keeps_out(owner) for owner in owners)
    return not kept_out and any(_is_itself_called(owner, name) for owner in owners)


def hidden_parts(safety: Safety, stack: Stack, area: Box) -> list[Box]:
    """Return what of *area* has to be painted over while *stack* is on the screen."""
    if safety.mode == "only":
        seen: list[Box] = []
        for top in stack:
            if not top.shown:
                continue
            if safety.forbids(top):
                seen = without(seen, top.box)
            else:
                seen += top.parts
        hidden = [area]
        for box in seen:
            hidden = without(hidden, box)
        return hidden
    hidden = []
    for top in stack:
        if not top.mapped:
            continue
        if safety.forbids(top):
            hidden.append(top.box)
        elif top.known is not None and top.known.opaque:
            # Nothing of a window below shines through; what lies over it may be seen.
            hidden = without(hidden, top.box)
    return clipped(hidden, area)


def hidden_around(window: Top, stack: Stack, area: Box) -> list[Box]:
    """Return what of *area* is not *window*, or lies under another one."""
    seen: list[Box] = []
    for top in stack:
        if top.window == window.window:
            seen = list(top.parts)
        elif top.mapped:
            seen = without(seen, top.box)
    hidden = [area]
    for box in seen:
        hidden = without(hidden, box)
    return hidden


def _is_called(owner: Owner, name: str) -> bool:
    return any(_is_itself_called(each, name) for each in (owner, *owner.over))


def _is_itself_called(owner: Owner, name: str) -> bool:
    wanted = name.strip().casefold()
    if not wanted:
        return False
    whole = {name.casefold() for name in (owner.name, *owner.classes)}
    return wanted in owner.title.casefold() or wanted in whole
