"""Looks for devices."""

from capture.devices import cameras
from capture.errors import CaptureError
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
