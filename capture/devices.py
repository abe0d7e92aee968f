"""The machine's cameras, by the names that people know."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from .errors import DeviceError
from .telling_apart import told_apart

_V4L2_FOLDER = Path("/sys/class/video4linux")
_CAPTURE_INDEX = "0"


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera: its name, and what FFmpeg opens it by, or OpenCV where FFmpeg lacks the system's.

    OpenCV knows cameras by their number alone.
    """

    name: str
    path: str
    number: int | None = None


def cameras(system: str = sys.platform) -> list[Camera]:
    """Return the cameras that can be seen now, in the system's order, each by a name of its own.

    Any thread.
    """
    if system == "linux":
        return numbered(_nodes()) if _V4L2_FOLDER.is_dir() else []
    # Imported here: what Linux never needs.
    from .other_cameras import found_cameras  # noqa: PLC0415  # see above

    return numbered(Camera(*each) for each in found_cameras(system))


def numbered(found: Iterable[Camera]) -> list[Camera]:
    """Return *found* in its order, with a number behind what is called alike: pure."""
    cameras = list(found)
    names = told_apart(each.name for each in cameras)
    return [replace(each, name=name) for each, name in zip(cameras, names, strict=True)]


def _nodes() -> list[Camera]:
    nodes = sorted(_V4L2_FOLDER.iterdir(), key=lambda node: (len(node.name), node.name))
    found = [
        Camera(_text(node / "name") or node.name, f"/dev/{node.name}")
        for node in nodes
        # A camera's further nodes carry metadata or other streams of the same device.
        if node.name.startswith("video") and _text(node / "index") in {"", _CAPTURE_INDEX}
    ]
    return [camera for camera in found if _is_camera(camera.path)]


def find_camera(wanted: str) -> Camera:
    """Return the first camera, or the one whose name or path is *wanted*.

    Raises :class:`DeviceError` that says which there are.
    """
    found = cameras()
    if not wanted and found:
        return found[0]
    for camera in found:
        if wanted in {camera.name, camera.path}:
            return camera
    if wanted and not wanted.startswith("/dev/"):
        for camera in found:
            if wanted.lower() in camera.name.lower():
                return camera
    if not found:
        message = "No camera is connected; plug one in."
    else:
        names = ", ".join(camera.name for camera in found)
        message = f'There is no camera "{wanted}"; plug it in, or choose one of: {names}.'
    raise DeviceError(message)


def _is_camera(path: str) -> bool:
    if sys.platform != "linux":
        return True
    # Imported here: the system's own interface, which others lack.
    from .v4l2 import is_camera  # noqa: PLC0415  # see above

    return is_camera(path)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        return ""
