"""What a grabber of this folder is asked for, and what it answers."""

from dataclasses import dataclass
from typing import Protocol

from capture.errors import DeviceError

from .boxes import Box
from .images import Pixels
from .safety import Safety


@dataclass(frozen=True, slots=True)
class Wish:
    """Which part of the screen; None: all of it. ``window``: that window, by title or class."""

    area: Box | None
    window: str
    safety: Safety
    cursor: bool


class NotShownError(DeviceError):
    """The screen is there, but not what was asked for on it; it may come at any time."""


class Grabber(Protocol):
    """Brings pictures of a screen, already without what must not be seen. One thread."""

    def grab(self) -> Pixels:
        """Return the picture as it is now, good until the next call.

        Raises NotShownError for a window that is closed or minimised, DeviceError for a screen
        that has gone or has no such area.
        """
        ...

    def close(self) -> None:
        """Give back what the server lent."""
        ...


def not_shown(wish: Wish) -> NotShownError:
    """Return what to say while nothing of what may be seen is open."""
    if wish.window:
        message = (
            f'The window "{wish.window}" is closed or minimised; open it, and it is back here.'
        )
        return NotShownError(message)
    names = ", ".join(wish.safety.allow)
    message = f"None of the windows that may be seen is open ({names}); open one of them."
    return NotShownError(message)
