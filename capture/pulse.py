"""What a sound server (PulseAudio, and PipeWire in its words) has, asked by its own library.

ALSA's way to the server needs libpulse, so it is there wherever that way is; pactl may not be. It
answers within a few milliseconds, with no process to begin.
"""

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeAlias

from .libpulse import (
    FACILITY,
    FAILED,
    NEW,
    NO_AUTOSPAWN,
    NONE,
    READY,
    REMOVED,
    WHAT,
    Got,
    Noticed,
    loaded,
)
from .telling_apart import told_apart

Way = Literal["source", "sink"]

_CLIENT: Final = b"Videosync Studio"
_US_PER_S: Final = 1_000_000
_ANSWER_S: Final = 0.5
_FACILITIES: Final[dict[Way, int]] = {"sink": 0, "source": 1}


@dataclass(frozen=True, slots=True)
class PulseDevice:
    """``name`` is what people know it by, ``node`` what the server does."""

    name: str
    node: str
    channels: int
    number: int = field(default=NONE, compare=False)
    """Which of all that the server ever had: one that is plugged in again has another."""


Hear: TypeAlias = Callable[[bool, int], None]


class PulseLink:
    """A connection that lists sources that are no monitors, or sinks. One thread.

    Nothing happens but in :meth:`step`, which has to follow soon after the last one where there is
    somebody to *hear*: that is told, by its number, of each that came (True) or went since the
    link was made. Raises :class:`OSError` without the server's library.
    """

    def __init__(self, way: Way, hear: Hear | None = None) -> None:
        self._way = way
        self._hear = hear
        self._pulse = pulse = loaded()
        self._loop = pulse.pa_mainloop_new()
        self._context = pulse.pa_context_new(pulse.pa_mainloop_get_api(self._loop), _CLIENT)
        if not self._context:
            pulse.pa_mainloop_free(self._loop)
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
        self._operation: int | None = None
        self._coming: list[PulseDevice] = []
        # Kept here for as long as the server may call it.
        self._got = Got(self._take)
        self._noticed = Noticed(self._notice)
        if hear is not None:
            pulse.pa_context_set_subscribe_callback(self._context, self._noticed, None)
        self.listed: tuple[PulseDevice, ...] | None = None
        """What there was when it answered; None before."""
        connected = pulse.pa_context_connect(self._context, None, NO_AUTOSPAWN, None)
        self.is_over = bool(connected < 0)
        """Whether there is no server, or no longer."""

    def step(self, timeout_s: float) -> None:
        """Go on with whatever came; wait for that up to *timeout_s*."""
        if self.is_over:
            return
        pulse, loop = self._pulse, self._loop
        if (
            pulse.pa_mainloop_prepare(loop, max(0, round(timeout_s * _US_PER_S))) < 0
            or pulse.pa_mainloop_poll(loop) < 0
            or pulse.pa_mainloop_dispatch(loop) < 0
            or pulse.pa_context_get_state(self._context) >= FAILED
        ):
            self.is_over = True
        if self.listed is None and self._operation is None:
            self._ask()

    def _ask(self) -> None:
        """Have it listed, where the server is ready; :attr:`listed` is that some steps on."""
        if self.is_over or self._pulse.pa_context_get_state(self._context) != READY:
            return
        if self._hear is not None:
            # First, so that nothing is missed in between.
            kinds = 1 << _FACILITIES[self._way]
            asked = self._pulse.pa_context_subscribe(self._context, kinds, None, None)
            if asked:
                self._pulse.pa_operation_unref(asked)
        self._forget()
        self._coming.clear()
        list_all = getattr(self._pulse, f"pa_context_get_{self._way}_info_list")
        self._operation = list_all(self._context, self._got, None)

    def close(self) -> None:
        """Let go of the server."""
        self._forget()
        self._pulse.pa_context_disconnect(self._context)
        self._pulse.pa_context_unref(self._context)
        self._pulse.pa_mainloop_free(self._loop)
        self.is_over = True

    def _forget(self) -> None:
        operation, self._operation = self._operation, None
        if operation is not None:
            self._pulse.pa_operation_cancel(operation)
            self._pulse.pa_operation_unref(operation)

    def _notice(self, _context: int, kind: int, number: int, _data: int) -> None:
        what = kind & WHAT
        if (
            self._hear is not None
            and kind & FACILITY == _FACILITIES[self._way]
            and what in {NEW, REMOVED}
        ):
            self._hear(what == NEW, number)

    def _take(self, _context: int, info: Any, end: int, _data: int) -> None:  # noqa: ANN401  # ctypes'
        if end:
            if end > 0:
                self.listed = tuple(self._coming)
            else:
                # Refused: what came until then is not all.
                self.is_over = True
            return
        told = info.contents
        if self._way == "source" and told.monitor_of != NONE:
            return
        name = told.description or told.name
        self._coming.append(
            PulseDevice(
                name=name.decode("utf-8", "replace"),
                node=told.name.decode("utf-8"),
                channels=told.spec.channels,
                number=told.index,
            )
        )


class Presence:
    """Tells whether a device is gone, which whoever plays on it may never notice. One thread.

    A server may move its sound to another device, so that all seems well. Never waits.
    """

    def __init__(self, way: Way, device: PulseDevice) -> None:
        self._number = device.number
        self._has_looked = self._is_gone = False
        self._link: PulseLink | None = None
        with contextlib.suppress(OSError):
            self._link = PulseLink(way, self._hear)

    @property
    def is_gone(self) -> bool:
        """Whether the server has said so; False without a server.

        One that went stays gone: what has its name by now is another, which nobody plays on.
        """
        link = self._link
        if link is not None and not self._is_gone:
            link.step(0)
            if not self._has_looked and link.listed is not None:
                # It may have gone before anybody was told.
                self._has_looked = True
                if self._number not in {each.number for each in link.listed}:
                    self._is_gone = True
        return self._is_gone

    def _hear(self, came: bool, number: int) -> None:  # noqa: FBT001  # what PulseLink tells
        self._is_gone = self._is_gone or (not came and number == self._number)

    def close(self) -> None:
        """Ask no more."""
        if self._link is not None:
            self._link.close()
            self._link = None


def pulse_devices(way: Way, timeout_s: float = _ANSWER_S) -> tuple[PulseDevice, ...]:
    """Return the sources that are no monitors, or the sinks, each by a name of its own.

    None without a server, or an answer within *timeout_s*. Any thread but one that must not wait.
    """
    try:
        link = PulseLink(way)
    except OSError:
        return ()
    until_s = time.monotonic() + timeout_s
    try:
        while link.listed is None and not link.is_over:
            left_s = until_s - time.monotonic()
            if left_s <= 0:
                return ()
            link.step(left_s)
        return numbered(link.listed or ())
    finally:
        link.close()


def numbered(found: Iterable[PulseDevice]) -> tuple[PulseDevice, ...]:
    """Return *found* by the server's own names, with a number behind what is called alike."""
    devices = sorted(found, key=lambda each: each.node)
    names = told_apart(each.name for each in devices)
    return tuple(replace(each, name=name) for each, name in zip(devices, names, strict=True))
