"""Looks for devices."""

from capture.camera_modes import offered_by
from capture.devices import cameras
from capture.errors import CaptureError
from capture.modes import listed
from capture.portaudio import headphones, microphones
from capture.x11.listing import windows


def device_list() -> tuple[dict[str, list[str]], list[str]]:
    """Return names by kind, and what kept some from being looked for."""
    faults: list[str] = []
    heard: list[str] = []
    played: list[str] = []
    try:
        heard, played = microphones(), headphones()
    except CaptureError as error:
        faults.append(str(error))
    return {
        "cameras": [camera.name for camera in cameras()],
        "microphones": heard,
        "headphones": played,
        "windows": windows(),
    }, faults


def mode_list() -> dict[str, list[str]]:
    """Return what each camera offers, a line a pixel format and size."""
    return {
        f"{camera.name} ({camera.path})": listed(offered_by(camera))
        or ["It does not say which modes it has; what a show asks for is tried."]
        for camera in cameras()
    }
