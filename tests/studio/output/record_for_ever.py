"""A child process that records in real time until it is killed, saying how far it has come."""

import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from mixer.cadence import Cadence
from mixer.clock import NS_PER_MS, MonotonicClock
from mixer.media import BLOCK_RATE
from studio.output.encoder import AudioEncoding, VideoEncoding, VideoSpec
from studio.output.fanout import FanOut
from studio.output.output import OutputStatus
from studio.output.packet import StreamHeaders
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.secrets import RecordKey, Secret
from tests.studio.output.flash_and_beep import HEIGHT, ORIGIN_NS, WIDTH, block, picture

RATE = Fraction(30)


def say_nothing(_status: OutputStatus) -> None:
    """Hear of the recorder's state; the parent looks at the file."""


def record(folder: Path, key: RecordKey, shown: Callable[[int], bool]) -> None:
    """Record in real time; *shown* hears after each picture how far it is, and whether to go on."""
    clock = MonotonicClock()

    def request_key_frame() -> None:
        video.request_key_frame()

    fanout = FanOut(request_key_frame)
    video = VideoEncoding(
        width=WIDTH,
        height=HEIGHT,
        rate=RATE,
        spec=VideoSpec("h264", 500_000),
        clock=clock,
        deliver=fanout.put,
    )
    audio = AudioEncoding(clock=clock, deliver=fanout.put)
    output = RecorderOutput(
        plan=RecordingPlan(folder, "for ever", 1, key),
        headers=StreamHeaders(video.header, audio.header),
        clock=clock,
        on_status=say_nothing,
    )
    fanout.add(output)
    video.start()
    audio.start()
    began_ns = clock.now_ns()
    pictures, heard = Cadence(RATE, ORIGIN_NS), Cadence(BLOCK_RATE, ORIGIN_NS)
    index = sent = 0
    while True:
        t_ns = pictures.at(index)
        clock.sleep_until(began_ns + t_ns - ORIGIN_NS)
        while heard.at(sent) <= t_ns:
            audio.put(block(heard.at(sent)))
            sent += 1
        video.put(picture(t_ns, index))
        if not shown((t_ns - ORIGIN_NS) // NS_PER_MS):
            break
        index += 1
    video.stop()
    audio.stop()
    fanout.remove(output, pictures.at(index + 1))


def main(folder: Path) -> None:
    key = RecordKey.from_text(Secret(sys.stdin.read()), "stdin", protected=True)

    def say(far_ms: int) -> bool:
        sys.stdout.write(f"{far_ms}\n")
        sys.stdout.flush()
        return True

    record(folder, key, say)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
