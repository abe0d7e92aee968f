"""The kernel's virtual camera (vivid), unplugged and plugged in through its driver. Needs root."""

import os
from pathlib import Path

_DRIVER = Path("/sys/bus/platform/drivers/vivid")
_INSTANCE = "vivid.0"


def is_here() -> bool:
    """Whether there is such a camera, and we may pull its plug."""
    return (_DRIVER / _INSTANCE).exists() and os.access(_DRIVER / "unbind", os.W_OK)


def unplug() -> None:
    """Take it away, node and all, even while it is in use."""
    (_DRIVER / "unbind").write_text(_INSTANCE, "ascii")


def plug() -> None:
    """Bring it back."""
    (_DRIVER / "bind").write_text(_INSTANCE, "ascii")
