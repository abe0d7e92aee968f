"""Talk keys that are heard behind other programs' windows: grabbed from this machine's X server.

Other systems ask a person for that, or have no word for it; there is none there, and it is said.
"""

import contextlib
import itertools
import re
import select
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from Xlib import XK, X, error
from Xlib.display import Display

from mixer.worker import Worker
from studio.wire.talk import GlobalKey

from .errors import TalkError

Press: TypeAlias = Literal["down", "kept", "up"]
Pressed: TypeAlias = Callable[[str, Press], object]
"""Hears of a line's key, on the keys' thread: ``kept`` again and again while it is down."""
KEPT_EVERY_S: Final = 0.1
_LOCAL: Final = re.compile(r"(?:unix|unix/)?:(?P<number>\d{1,5})(?P<screen>\.\d{1,3})?")
_NAMES: Final = re.compile(r"F\d{1,2}|[A-Z0-9]")
_MODIFIERS: Final = {"Ctrl": X.ControlMask, "Shift": X.ShiftMask, "Alt": X.Mod1Mask}
_LOCKS: Final = (X.LockMask, X.Mod2Mask)
"""Caps Lock and Num Lock: a key is the same key with them."""
_HELD: Final = X.ControlMask | X.ShiftMask | X.Mod1Mask
_NOT_HERE: Final = (
    "Keys are heard behind other windows on X11 alone; here they work in this window."
)
Combination: TypeAlias = tuple[int, int]
"""A key's number on the keyboard, and the modifiers with it."""


class GlobalKeys:
    """One person's. *environment* names the X server; *pressed* hears of keys.

    :meth:`choose` and :meth:`close` are for one thread at a time, and wait for the X server.
    """

    def __init__(self, environment: Mapping[str, str], pressed: Pressed) -> None:
        self._environment = environment
        self._pressed = pressed
        self._hearing: _Hearing | None = None

    def choose(self, keys: tuple[GlobalKey, ...]) -> None:
        """Hear these keys from now on, and no others.

        Raises :class:`TalkError` where that cannot be: none of them is heard then.
        """
        self.close()
        if keys:
            self._hearing = _Hearing(self._display(), keys, self._pressed)

    def close(self) -> None:
        """Hear no key any more; what is down goes up."""
        hearing, self._hearing = self._hearing, None
        if hearing is not None:
            hearing.close()

    def _display(self) -> Display:
        found = _LOCAL.fullmatch(self._environment.get("DISPLAY", ""))
        if found is None or self._environment.get("WAYLAND_DISPLAY"):
            raise TalkError(_NOT_HERE)
        try:
            # By its socket on this machine: left to itself, Xlib would try the network.
            return Display(f"unix/:{found['number']}{found['screen'] or ''}")
        except (OSError, error.DisplayError, error.XauthError, error.ConnectionClosedError):
            raise TalkError(_NOT_HERE) from None


class _Hearing:
    """One client of the X server, with its thread."""

    def __init__(self, display: Display, keys: tuple[GlobalKey, ...], pressed: Pressed) -> None:
        self._display, self._pressed = display, pressed
        self._lines: dict[Combination, str] = {}
        self._down: dict[int, str] = {}
        self._over, self._end = socket.socketpair()
        self._worker = Worker("talk global keys", self._run)
        try:
            for key in keys:
                self._grab(key)
        except BaseException:
            self._let_go()
            raise
        self._worker.start()

    def close(self) -> None:
        self._end.close()
        self._worker.stop()
        self._let_go()

    def _grab(self, key: GlobalKey) -> None:
        *held, name = key.key.split("+")
        # A letter alone would be taken from whoever writes.
        is_plain = _NAMES.fullmatch(name) and (held or len(name) > 1)
        if not is_plain or not set(held) <= _MODIFIERS.keys():
            message = f"The key {key.key} is not heard behind other windows; choose an F key."
            raise TalkError(message)
        modifiers = sum(_MODIFIERS[each] for each in set(held))
        code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        taken = error.CatchError(error.BadAccess)
        root = self._display.screen().root
        for locks in _some_of(_LOCKS):
            root.grab_key(
                code, modifiers | locks, 0, X.GrabModeAsync, X.GrabModeAsync, onerror=taken
            )
        self._display.sync()
        if not code or taken.get_error() is not None:
            message = (
                f"Another program hears the key {key.key} already; choose another one under Keys."
            )
            raise TalkError(message)
        self._lines[code, modifiers] = key.line

    def _run(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set():
                self._turn()
        except (OSError, error.ConnectionClosedError):
            # The X server has gone, and every key with it.
            return
        finally:
            for line in self._down.values():
                self._pressed(line, "up")

    def _turn(self) -> None:
        within_s = KEPT_EVERY_S if self._down else None
        if not self._display.pending_events():
            heard: list[socket.socket | int] = [int(self._display.fileno()), self._over]
            select.select(heard, [], [], within_s)
        while self._display.pending_events():
            self._take(self._display.next_event())
        if self._down:
            self._keep()

    def _take(self, event: Any) -> None:  # noqa: ANN401  # Xlib has it untyped
        if event.type == X.KeyPress and event.detail not in self._down:
            line = self._lines.get((event.detail, event.state & _HELD))
            if line is not None:
                self._down[event.detail] = line
                self._pressed(line, "down")

    def _keep(self) -> None:
        """Ask which keys are down: what a held key repeats by itself says nothing of that."""
        keymap = self._display.query_keymap()
        for code, line in tuple(self._down.items()):
            if keymap[code // 8] >> code % 8 & 1:
                self._pressed(line, "kept")
            else:
                del self._down[code]
                self._pressed(line, "up")

    def _let_go(self) -> None:
        with contextlib.suppress(OSError, error.ConnectionClosedError):
            self._display.close()
        self._over.close()
        self._end.close()


def _some_of(masks: tuple[int, ...]) -> Iterator[int]:
    for count in range(len(masks) + 1):
        for some in itertools.combinations(masks, count):
            yield sum(some)
