"""The one error of the codec."""

from mixer.errors import StudioError


class RtmpError(StudioError):
    """What came is not RTMP, or more of it than is allowed; close the connection."""
