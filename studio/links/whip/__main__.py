"""``python -m studio.links.whip``: frames on standard input, lines on standard output."""

import asyncio
import logging
import os
import signal
import sys

from mixer.clock import MonotonicClock
from mixer.errors import StudioError
from studio.output.whip.messages import Launch, Trouble

from .engine_line import EngineLine, read_frame, tell
from .publishing import Publishing

OK, FAILED = 0, 2


def main() -> int:
    """Publish until the engine wants no more, or is gone."""
    # Ctrl-C is the supervisor's; libraries keep their debugging, which may show an offer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    launch = read_frame()
    if not isinstance(launch, Launch):
        return FAILED
    return asyncio.run(_run(launch))


async def _run(launch: Launch) -> int:
    try:
        publishing = Publishing(launch, MonotonicClock(), tell)
    except StudioError as error:
        tell(Trouble(str(error), refused=True, final=True))
        return FAILED
    EngineLine(publishing.take).start()
    await publishing.run()
    return OK


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # The line's thread waits for input that may never come; there is nothing left to tidy.
    os._exit(code)
