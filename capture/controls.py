"""What can be set on a camera itself, such as its exposure: the same on every system."""

from dataclasses import dataclass
from typing import Literal

ControlKind = Literal["integer", "boolean", "menu"]


@dataclass(frozen=True, slots=True)
class Control:
    """One of a camera's controls as it is now.

    A value of a boolean is 0 or 1, of a menu one of the numbers in ``menu``. ``active`` is False
    while the camera sets it itself, such as the exposure while that is automatic. ``number`` is
    the system's own.
    """

    number: int
    name: str
    label: str
    kind: ControlKind
    least: int
    most: int
    step: int
    default: int
    value: int
    menu: tuple[tuple[int, str], ...] = ()
    active: bool = True
