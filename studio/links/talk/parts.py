"""What the talk link's clerk, its keys and its sound are handed."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from mixer.clock import Clock

from .call_socket import CallPlace
from .calling import CallEars, Calling
from .ear import Ear
from .ear_device import EarDevice
from .engine_line import EngineLine
from .global_keys import GlobalKeys
from .mouth import Mouth
from .sound_choice import KeptChoice

Send = Callable[[int | None, msgspec.Struct], None]
"""Tells a client something; None: all of them."""
Open = Callable[[CallPlace, CallEars], Calling]


@dataclass(frozen=True, slots=True)
class Parts:
    """*call* makes a call, which is opened by the clerk; *asleep_ns* as :mod:`.sleeping` has it."""

    clock: Clock
    asleep_ns: Callable[[], int]
    send: Send
    call: Open
    ear: Ear
    ear_device: EarDevice
    mouth: Mouth
    engine: EngineLine
    kept: KeptChoice
    global_keys: GlobalKeys
