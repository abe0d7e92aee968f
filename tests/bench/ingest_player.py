"""Plays a marked stream of an ingest on this machine, as it comes, and says when each was decoded.

``python -m tests.bench.ingest_player URL`` prints a line a picture until its input ends: number,
stamp, and the time that it was decoded at, in ns of the machine's monotonic clock.
"""

import os
import sys
import threading
import time

import av
import numpy as np
from av.codec.context import Flags, ThreadType

from mixer.stamp import Edge
from tests.judge.picture_code import read_mark

_OPTIONS = {
    "analyzeduration": "300000",
    "fflags": "nobuffer",
    "flv_metadata": "1",
    "rtmp_buffer": "0",
    "rtmp_live": "live",
}
"""Nothing is kept back, and little is looked at before the first picture."""


def main() -> None:
    """Print until the input ends, or the stream."""
    threading.Thread(target=_leave_at_the_end, daemon=True).start()
    while not _play(sys.argv[1]):
        pass


def _play(url: str) -> bool:
    """Return whether there were pictures; else they had not begun yet."""
    with av.open(url, options=_OPTIONS) as container:
        if not container.streams.video:
            return False
        stream = container.streams.video[0]
        stream.codec_context.thread_type = ThreadType.NONE
        stream.codec_context.flags |= Flags.low_delay
        for packet in container.demux(stream):
            for frame in packet.decode():
                now_ns = time.monotonic_ns()
                plane = frame.planes[0]
                luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
                mark = read_mark(luma[: frame.height, : frame.width], Edge.BOTTOM)
                if mark is not None:
                    print(*mark, now_ns, flush=True)
    return True


def _leave_at_the_end() -> None:
    sys.stdin.read()
    # av may be waiting in a read that nothing interrupts.
    os._exit(0)


if __name__ == "__main__":
    main()
