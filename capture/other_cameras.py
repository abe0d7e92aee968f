"""Cameras of macOS and Windows: as FFmpeg lists them, else as OpenCV counts them.

FFmpeg's documentation of its devices avfoundation and dshow says how each is listed and opened.
"""

from collections.abc import Callable

from av.device import DeviceInfo, enumerate_input_devices
from av.error import FFmpegError

from .cv_camera import answers

FORMATS = {"darwin": "avfoundation", "win32": "dshow"}
_SCREEN = "Capture screen"
_MOST = 8
"""OpenCV can only try one number after the other; nobody has more cameras."""

Found = tuple[str, str, int | None]


def found_cameras(
    system: str,
    listed: Callable[[str], list[DeviceInfo]] = enumerate_input_devices,
    is_there: Callable[[int], bool] = answers,
) -> list[Found]:
    """Return name, what FFmpeg opens, and OpenCV's number where FFmpeg cannot, of each camera.

    Any thread.
    """
    device = FORMATS.get(system, "")
    try:
        return [_found(system, each) for each in listed(device) if _is_camera(each)]
    except ValueError:
        # This FFmpeg was built without the system's device.
        numbers: list[int] = []
        while len(numbers) < _MOST and is_there(len(numbers)):
            numbers.append(len(numbers))
        return [(f"Camera {number + 1}", "", number) for number in numbers]
    except FFmpegError:
        return []


def _is_camera(device: DeviceInfo) -> bool:
    # macOS lists its screens among them.
    return "video" in device.media_types and not device.description.startswith(_SCREEN)


def _found(system: str, device: DeviceInfo) -> Found:
    name = device.description or device.name
    path = f"video={device.name}" if system == "win32" else f"{device.name}:none"
    return name, path, None
