"""``python -m studio.links.talk``: one station's mouth and ear, for the clients that call.

One launch, a line of JSON, on standard input; ends with it. The listening socket is inherited.
"""

import asyncio
import gc
import logging
import os
import sys
import threading
from typing import Final

import msgspec

from mixer.clock import MonotonicClock
from mixer.errors import StudioError
from studio.wire.talk_launch import TalkLaunch

from .assembly import TalkLink
from .event_loop import new_event_loop

_log = logging.getLogger(__name__)
SWITCH_INTERVAL_S: Final = 0.0005
"""How long a thread that computes may keep the sound's ones waiting."""
_GARBAGE: Final = (20_000, 20, 20)
OK, FAILED = 0, 1


def main() -> int:
    """Serve until standard input ends."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    launch = msgspec.json.decode(sys.stdin.buffer.readline(), type=TalkLaunch)
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(_serve(launch))
    except StudioError as error:
        _log.error("%s", error)
        return FAILED
    return OK


def settle() -> None:
    """Have as little as can be hold up the sound. Once all is loaded, before any sounds."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    # What is loaded stays to the end: looking through it for garbage would take several blocks.
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


async def _serve(launch: TalkLaunch) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    def listen() -> None:
        while sys.stdin.buffer.readline():
            pass
        loop.call_soon_threadsafe(over.set)

    link = TalkLink(launch, MonotonicClock())
    settle()
    threading.Thread(target=listen, name="talk launch", daemon=True).start()
    await link.serve(over)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # A device that hangs in the system's library must not keep the process.
    os._exit(code)
