"""The windows that can be shared, by the names that a show may use."""

import os
import sys
from collections.abc import Iterator

from capture.errors import DeviceError

from .link import Link
from .safety import Safety
from .stack import Owner, Stack
from .watching import StackWatch


def windows() -> list[str]:
    """Return what each window on this session's screen is called, the highest first.

    Empty where there is no X11 screen. Takes some 10 ms; any thread.
    """
    name = os.environ.get("DISPLAY", "")
    if sys.platform != "linux" or not name:
        return []
    try:
        link = Link(name)
    except DeviceError:
        return []
    try:
        stack = StackWatch(link, ()).now
    except DeviceError:
        return []
    finally:
        link.close()
    return list(dict.fromkeys(owner.name for owner in _sharable(stack)))


def _sharable(stack: Stack) -> Iterator[Owner]:
    for top in reversed(stack):
        for owner in top.known.owners if top.shown and top.known is not None else ():
            if (owner.title or owner.classes) and not Safety().keeps_out(owner):
                yield owner
