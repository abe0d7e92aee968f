"""The kernel's virtual camera (vivid): its plug, and its faults. Needs root.

Numbers from the kernel's drivers/media/test-drivers/vivid/vivid-ctrls.c.
"""

from enum import IntEnum

from capture.devices import cameras
from capture.v4l2_controls import write_control
from tests.parts.plug import Plug

PLUG = Plug("vivid", "vivid.0")


class Fault(IntEnum):
    """What the driver does when it is asked to.

    After an error of STREAMON, which it makes too, the driver of Linux 6.1 stays busy for ever.
    """

    DISCONNECT = 0x00F0F041
    """The device is gone for whoever has it open, until the last of them closes it."""
    BUFFER_ERROR = 0x00F0F042
    """One picture comes damaged."""
    FATAL_ERROR = 0x00F0F046
    """The stream is over until it is begun anew."""


def inject(fault: Fault) -> None:
    """Have the camera fail so now."""
    write_control(cameras()[0].path, fault, 1)
