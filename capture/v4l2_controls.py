"""A camera's controls by its Linux driver.

Numbers from the kernel's include/uapi/linux/videodev2.h and v4l2-controls.h; names as v4l2-ctl
makes them of the driver's.
"""

import contextlib
import fcntl
import os
import re
import struct
from collections.abc import Iterator

from .controls import Control, ControlKind

_QUERY = 0xC0445624  # VIDIOC_QUERYCTRL, struct v4l2_queryctrl
_QUERY_MENU = 0xC02C5625  # VIDIOC_QUERYMENU, struct v4l2_querymenu
_GET, _SET = 0xC008561B, 0xC008561C  # VIDIOC_G_CTRL, VIDIOC_S_CTRL, struct v4l2_control
_CONTROL = struct.Struct("<2I32s4i3I")
_MENU = struct.Struct("<2I32s4x")
_INTEGER_ITEM = struct.Struct("<2Iq28x")
_VALUE = struct.Struct("<Ii")
_NEXT = 0x80000000
_DISABLED, _READ_ONLY, _INACTIVE, _WRITE_ONLY = 0x1, 0x4, 0x10, 0x40
_KINDS: dict[int, ControlKind] = {1: "integer", 2: "boolean", 3: "menu", 9: "menu"}
_INTEGER_MENU = 9
_CLASS = 0x0FFF0000
_CLASSES = {0x00980000, 0x009A0000}  # picture, and lens and exposure
_SOUND = range(0x00980905, 0x0098090A)
_MOST = 256
"""No list is longer, whatever a driver that counts for ever says."""
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def read_controls(path: str) -> tuple[Control, ...]:
    """Return what can be set on the camera *path*, in the driver's order. Any thread.

    Empty where the driver has nothing to set, or does not open.
    """
    with contextlib.suppress(OSError), _open(path) as node:
        return tuple(_controls(node))
    return ()


def write_control(path: str, number: int, value: int) -> None:
    """Set a control; raises :class:`OSError` where the driver refuses. Any thread."""
    with _open(path) as node:
        fcntl.ioctl(node, _SET, _VALUE.pack(number, value))


@contextlib.contextmanager
def _open(path: str) -> Iterator[int]:
    # A descriptor of its own, closed at once: some drivers bring a camera back only when the last
    # one is closed.
    node = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield node
    finally:
        os.close(node)


def _controls(node: int) -> Iterator[Control]:
    number = 0
    for _ in range(_MOST):
        asked = _CONTROL.pack(number | _NEXT, 0, b"", 0, 0, 0, 0, 0, 0, 0)
        try:
            answer = fcntl.ioctl(node, _QUERY, asked)
        except OSError:
            return
        control = _control(node, answer)
        (number,) = struct.unpack_from("<I", answer)
        if control is not None:
            yield control


def _control(node: int, answer: bytes) -> Control | None:
    number, kind, name, least, most, step, default, flags, _, _ = _CONTROL.unpack(answer)
    ours = kind in _KINDS and number & _CLASS in _CLASSES and number not in _SOUND
    if not ours or flags & (_DISABLED | _READ_ONLY | _WRITE_ONLY):
        return None
    try:
        _, value = _VALUE.unpack(fcntl.ioctl(node, _GET, _VALUE.pack(number, 0)))
    except OSError:
        return None
    label = _text(name)
    menu = _menu(node, number, range(least, most + 1), kind) if _KINDS[kind] == "menu" else ()
    return Control(
        number=number,
        name=_NOT_PLAIN.sub("_", label.lower()).strip("_"),
        label=label,
        kind=_KINDS[kind],
        least=least,
        most=most,
        step=max(1, step),
        default=default,
        value=value,
        menu=menu,
        active=not flags & _INACTIVE,
    )


def _menu(node: int, number: int, indexes: range, kind: int) -> tuple[tuple[int, str], ...]:
    items = []
    for index in indexes[:_MOST]:
        try:
            answer = fcntl.ioctl(node, _QUERY_MENU, _MENU.pack(number, index, b""))
        except OSError:
            # Menus have gaps.
            continue
        if kind == _INTEGER_MENU:
            items.append((index, str(_INTEGER_ITEM.unpack(answer)[2])))
        else:
            items.append((index, _text(_MENU.unpack(answer)[2])))
    return tuple(items)


def _text(name: bytes) -> str:
    return name.partition(b"\0")[0].decode("utf-8", "replace").strip()
