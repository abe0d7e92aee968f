"""What can go wrong with a command, as a test wants it."""

from collections.abc import Callable
from enum import Enum


class Fault(Enum):
    """``GIVEN_UP``: the transaction is aborted, with the label of what passes."""

    NONE = "none"
    GIVEN_UP = "given up"
    CUT_BEFORE = "the connection is cut, and nothing was done"
    CUT_AFTER = "the connection is cut, and it was done"
    STEPPED_DOWN = "the primary steps down, and every transaction is gone"
    UNKNOWN = "it was done, and no majority has said so in time"


Faults = Callable[[str, bool], Fault]
"""Asked with a command's name and whether it is one of a transaction; any thread."""


def no_faults(_command: str, _in_transaction: bool) -> Fault:  # noqa: FBT001  # one of two facts of a command
    """Let everything be done."""
    return Fault.NONE
