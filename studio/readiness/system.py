"""What the system says of its clock and its power. Any thread; every answer may be unknown."""

import ctypes
import sys
from pathlib import Path

from .facts import PowerFacts

_SUPPLIES = Path("/sys/class/power_supply")
_UNSYNCHRONIZED = 0x0040
_TIMEX_BYTES = 512
_STATUS_OFFSET = 40
"""Of ``status`` in ``struct timex`` on 64-bit Linux (adjtimex(2)); the struct has 208 bytes."""


def clock_synchronized() -> bool | None:
    """Return whether the kernel's clock is disciplined (STA_UNSYNC of adjtimex is off)."""
    if sys.platform != "linux" or sys.maxsize < 1 << 32:
        return None
    buffer = ctypes.create_string_buffer(_TIMEX_BYTES)
    try:
        # No mode bits set: this only reads, which anybody may.
        if ctypes.CDLL(None).adjtimex(buffer) < 0:
            return None
    except (OSError, AttributeError):
        return None
    status = int.from_bytes(buffer.raw[_STATUS_OFFSET : _STATUS_OFFSET + 4], sys.byteorder)
    return not status & _UNSYNCHRONIZED


def power(supplies: Path = _SUPPLIES, system: str = sys.platform) -> PowerFacts:
    """Return where the machine's power comes from (Linux power supply class)."""
    if system != "linux":
        return PowerFacts(known=False)
    batteries: list[int] = []
    discharging = False
    try:
        found = sorted(supplies.iterdir())
    except OSError:
        return PowerFacts()
    for supply in found:
        if _text(supply / "type") != "Battery" or _text(supply / "scope") == "Device":
            # A mouse has a battery too, and the show does not depend on it.
            continue
        discharging |= _text(supply / "status") == "Discharging"
        capacity = _text(supply / "capacity")
        if capacity.isdecimal():
            batteries.append(int(capacity))
    percent = round(sum(batteries) / len(batteries)) if batteries else None
    return PowerFacts(on_battery=discharging, percent=percent)


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
