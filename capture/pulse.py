"""What a sound server (PulseAudio, and PipeWire in its words) has, asked by its own library.

ALSA's way to the server needs libpulse, so it is there wherever that way is; pactl may not be. It
answers within a few milliseconds, with no process to begin.
"""

import contextlib
import errno
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from .libpulse import FAILED, NO_AUTOSPAWN, NONE, READY, Got, loaded
from .telling_apart import told_apart

Way = Literal["source", "sink"]

_CLIENT: Final = b"Videosync Studio"
_US_PER_S: Final = 1_000_000
_ANSWER_S: Final = 0.5
_LOOK_AGAIN_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class PulseDevice:
    """``name`` is what people know it by, ``node`` what the server does."""

    name: str
    node: str
    channels: int


class PulseLink:
    """A connection that lists sources that are no monitors, or sinks. One thread.

    Nothing happens but in :meth:`step`. Raises :class:`OSError` without the server's library.
    """

    def __init__(self, way: Way) -> None:
        self._way = way
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
        self.listed: tuple[PulseDevice, ...] | None = None
        """What there was when it last answered; None before."""
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
            self.ask()

    def ask(self) -> None:
        """Have it listed anew, where the server is ready; :attr:`listed` is that some steps on."""
        if self.is_over or self._pulse.pa_context_get_state(self._context) != READY:
            return
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
                name.decode("utf-8", "replace"), told.name.decode("utf-8"), told.spec.channels
            )
        )


class Presence:
    """Tells whether a device is gone, which whoever plays on it may never notice. One thread.

    A server may move its sound to another device, so that all seems well. Never waits.
    """

    def __init__(self, way: Way, node: str) -> None:
        self._node = node
        self._link: PulseLink | None = None
        with contextlib.suppress(OSError):
            self._link = PulseLink(way)
        self._asked_s = time.monotonic()

    @property
    def is_gone(self) -> bool:
        """Whether the server said so within the last second or two; False without a server."""
        link = self._link
        if link is None:
            return False
        link.step(0)
        now_s = time.monotonic()
        if now_s - self._asked_s > _LOOK_AGAIN_S:
            self._asked_s = now_s
            link.ask()
        listed = link.listed
        return listed is not None and all(each.node != self._node for each in listed)

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
