"""What FFmpeg does not say about a camera on Linux: what a node is for, when a picture is there.

Numbers from the kernel's include/uapi/linux/videodev2.h.
"""

import fcntl
import os
import select
import struct
from pathlib import Path

_QUERY_CAPABILITIES = 0x80685600  # VIDIOC_QUERYCAP: _IOR('V', 0, struct v4l2_capability)
_CAPABILITY = struct.Struct("16s32s32s3I12x")
_HAS_NODE_CAPABILITIES = 0x80000000
_CAPTURES = 0x1 | 0x1000  # single and multi-planar
_OPEN_FILES = Path("/proc/self/fd")


def is_camera(path: str) -> bool:
    """Return whether the node *path* gives pictures; True, too, where that cannot be asked.

    Opening such a node will say why. Any thread.
    """
    try:
        node = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        answer = fcntl.ioctl(node, _QUERY_CAPABILITIES, bytes(_CAPABILITY.size))
    except OSError:
        return False
    finally:
        os.close(node)
    *_, device, of_node = _CAPABILITY.unpack(answer)
    return bool((of_node if device & _HAS_NODE_CAPABILITIES else device) & _CAPTURES)


class Readiness:
    """Tells when an open camera has a picture: reading before that blocks, maybe for ever.

    FFmpeg keeps the descriptor to itself, but the system knows which of ours leads to the camera.
    Raises :class:`OSError` where none does. One thread.
    """

    def __init__(self, path: str) -> None:
        wanted = os.path.realpath(path)
        self._poll = select.poll()
        numbers = [int(entry.name) for entry in _OPEN_FILES.iterdir() if _leads_to(entry, wanted)]
        if not numbers:
            message = f"No open file leads to {path}"
            raise FileNotFoundError(message)
        for number in numbers:
            self._poll.register(number, select.POLLIN)

    def wait(self, timeout_s: float) -> bool:
        """Return True once a picture, or an error, is there to be read; False when none came."""
        return bool(self._poll.poll(timeout_s * 1000))


def _leads_to(entry: Path, wanted: str) -> bool:
    try:
        return str(entry.readlink()) == wanted
    except OSError:
        # It was closed meanwhile.
        return False
