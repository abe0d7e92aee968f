"""The connection to an X server, in the few words that this folder needs."""

import contextlib
import logging
import re
import socket
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from Xlib import X, error
from Xlib.display import Display
from Xlib.ext import shape
from Xlib.protocol import request, rq

from capture.errors import DeviceError

from .boxes import Box

_log = logging.getLogger(__name__)
WATCHED = X.PropertyChangeMask | X.SubstructureNotifyMask
_LONGS = 1024
"""How much of a property is read, in units of four bytes: titles are shorter."""
_ANSWER_S = 2.0
_LOCAL = re.compile(r"(?:unix|unix/)?:(?P<number>\d{1,5})(?P<screen>\.\d{1,3})?")

Gone = error.XError
"""What the server answers when a window or pixmap has gone meanwhile."""


class Link:
    """One client of the server *name*. One thread, but :meth:`interrupt` may come from any.

    Raises DeviceError where no server answers, and whenever it has gone.
    """

    def __init__(self, name: str) -> None:
        local = _local(name)
        with _translated(name):
            self.display = Display(local)
        self.name = name
        # What is asked for without an answer may have gone meanwhile; that is no news.
        self.display.set_error_handler(lambda fault, _request: _log.debug("%s", fault))
        self.raw = self.display.display
        self._atom_names: dict[int, str] = {}
        self._screen: Any = self.display.screen()
        self.root = int(self._screen.root.id)
        self.has_composite = self.display.has_extension("Composite")
        self._has_shape = self.display.has_extension("SHAPE")
        if self.has_composite:
            self.ask(self.display.composite_query_version)

    def close(self) -> None:
        """End the connection. Its thread."""
        with contextlib.suppress(OSError, error.ConnectionClosedError):
            self.display.close()

    def interrupt(self) -> None:
        """End the connection under whoever waits for an answer. Any thread."""
        with contextlib.suppress(OSError):
            self.raw.socket.shutdown(socket.SHUT_RDWR)

    def ask(self, question: Any, *words: Any, **named: Any) -> Any:  # noqa: ANN401  # as in Xlib
        """Ask by *question*, a call of Xlib's; raises Gone, or DeviceError without a server."""
        with _translated(self.name):
            return question(*words, **named)

    def free_pixmap(self, number: int) -> None:
        """Let go of a pixmap."""
        self.ask(request.FreePixmap, display=self.raw, pixmap=number)

    def window(self, number: int) -> Any:  # noqa: ANN401  # Xlib's window, whose methods grow
        """Return Xlib's object of a window."""
        return self.display.create_resource_object("window", number)

    def atom(self, name: str) -> int:
        """Return the number of a name; it is asked for once."""
        return int(self.ask(self.display.get_atom, name))

    def major(self, extension: str) -> int | None:
        """Return the number of an extension, None where the server lacks it."""
        found = self.ask(self.display.query_extension, extension)
        return int(found.major_opcode) if found is not None else None

    def atom_name(self, number: int) -> str:
        """Return the name of a number; it is asked for once."""
        if number not in self._atom_names:
            try:
                self._atom_names[number] = str(self.ask(self.display.get_atom_name, number))
            except Gone:
                # A window may say any number.
                return ""
        return self._atom_names[number]

    def first_event(self, extension: str) -> int:
        """Return the number of an extension's first event; 0 where the server lacks it."""
        if not self.display.has_extension(extension):
            return 0
        return int(self.ask(self.display.query_extension, extension).first_event)

    @property
    def next_serial(self) -> int:
        """The number of the next request; what happens after it has this one or a higher one."""
        return int(self.raw.request_serial)

    def owner_of(self, selection: str) -> int:
        """Return the window that owns a selection, 0 for none."""
        owner = self.ask(self.display.get_selection_owner, self.atom(selection))
        return int(getattr(owner, "id", owner) or 0)

    def sync(self) -> None:
        """Wait until the server has done everything."""
        self.ask(self.display.sync)

    def events(self) -> list[Any]:
        """Return what the server has told since the last time, in its order; never waits."""
        came: list[Any] = []
        while self.ask(self.display.pending_events):
            came.append(self.ask(self.display.next_event))
        return came

    def watch(self, window: int, mask: int = WATCHED) -> None:
        """Be told of what happens to a window."""
        self.ask(self.window(window).change_attributes, event_mask=mask)

    def watch_shape(self, window: int) -> None:
        """Be told when a window's outline changes."""
        if self._has_shape:
            self.ask(self.window(window).shape_select_input, 1)

    def children(self, window: int) -> list[int]:
        """Return the windows right in a window, lowest first."""
        return [int(child.id) for child in self.ask(self.window(window).query_tree).children]

    def place(self, window: int) -> tuple[Box, int, int]:
        """Return where a window lies, its border included; that border; its depth in bits."""
        found = self.ask(self.window(window).get_geometry)
        border = int(found.border_width)
        box = outer(found.x, found.y, found.width, found.height, border)
        return box, border, int(found.depth)

    def is_mapped(self, window: int) -> bool:
        """Whether a window is shown, as far as it is up to itself."""
        return bool(self.ask(self.window(window).get_attributes).map_state != X.IsUnmapped)

    def shape_of(self, window: int) -> tuple[Box, ...] | None:
        """Return the boxes that a window consists of, from its corner; None: it is a plain one."""
        if not self._has_shape:
            return None
        if not self.ask(self.window(window).shape_query_extents).bounding_shaped:
            return None
        found = self.ask(self.window(window).shape_get_rectangles, shape.SK.Bounding)
        return tuple(Box(r.x, r.y, r.width, r.height) for r in found.rectangles)

    def properties(self, window: int, names: Sequence[str]) -> dict[str, Any]:
        """Return what a window says of itself: bytes, or a sequence of integers, by name.

        All is asked at once, so that it costs one way there and back.
        """
        with _translated(self.name):
            asked = [(name, self._property(window, name)) for name in names]
            found = {}
            for name, answer in asked:
                answer.reply()
                if answer.property_type:
                    found[name] = answer.value[1]
        return found

    def screen_size(self) -> tuple[int, int]:
        """Return the width and height of the whole screen, in pixels."""
        box, _, _ = self.place(self.root)
        return box.width, box.height

    @property
    def depth(self) -> int:
        """How many bits a pixel of the screen has."""
        return int(self._screen.root_depth)

    @property
    def is_little_endian(self) -> bool:
        """Whether pixels come blue first."""
        return int(self.raw.info.image_byte_order) == X.LSBFirst

    def _property(self, window: int, name: str) -> Any:  # noqa: ANN401  # Xlib has it untyped
        atom = self.atom(name)
        return request.GetProperty(
            display=self.raw,
            defer=True,
            delete=0,
            window=window,
            property=atom,
            type=X.AnyPropertyType,
            long_offset=0,
            long_length=_LONGS,
        )


def _local(name: str) -> str:
    """Return the display as one of this machine alone; raises DeviceError where none answers.

    Left to itself, Xlib would look for it on the network, unencrypted.
    """
    found = _LOCAL.fullmatch(name)
    if found is None:
        message = f"{name} is no screen of this machine; name one as :0 is named."
        raise DeviceError(message)
    address = f"/tmp/.X11-unix/X{found['number']}"  # noqa: S108  # where X servers have it
    # Xlib takes the same one of both, and leaves its socket open where nobody listens there yet.
    place = address if Path(address).exists() else "\0" + address
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as probe:
        probe.settimeout(_ANSWER_S)
        if not probe.connect_ex(place):
            return f"unix/:{found['number']}{found['screen'] or ''}"
    raise DeviceError(_gone(name))


def outer(x: int, y: int, width: int, height: int, border: int) -> Box:
    """Return the box of a window with its border; X counts the sides without it."""
    return Box(int(x), int(y), int(width) + 2 * int(border), int(height) + 2 * int(border))


@contextlib.contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except (error.DisplayError, error.XauthError, error.ConnectionClosedError) as fault:
        raise DeviceError(_gone(name)) from fault
    except (OSError, struct.error, rq.BadDataError, AssertionError) as fault:
        # Xlib asserts that what arrives is X, which half an answer of a dying server is not.
        raise DeviceError(_gone(name)) from fault


def _gone(name: str) -> str:
    return f"The screen {name} does not answer; switch it on, or name another."
