"""What capture raises; the text says what to do."""

from mixer.errors import StudioError


class CaptureError(StudioError):
    """A source that cannot bring pictures or sound."""


class DeviceError(CaptureError):
    """A camera, microphone or screen that is not there, or not ours to open."""


class MediaError(CaptureError):
    """A file or a feed that is no media, or stopped being any."""
