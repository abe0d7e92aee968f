"""``python -m studio.engine``: one launch on standard input, lines of JSON on standard output."""

import contextlib
import gc
import logging
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import msgspec

from mixer.clock import NS_PER_S, MonotonicClock
from mixer.errors import StudioError
from studio.policy import ResidencyRefused
from studio.wire.launch import EVERYWHERE, Failed, Launch, Line, Ready, Report
from studio.wire.places import Places

from .assembly import Engine, running_engine
from .heaps import EVERY_S, heap_trimmer
from .inbox import EndAsked
from .places_owner import owned

SWITCH_INTERVAL_S = 0.0005
"""A busy thread may hold the interpreter this long before a mix thread gets it."""
OK, BROKEN, FAILED = 0, 1, 2


def main() -> int:
    """Run a show until it ends."""
    given = sys.stdin.buffer.read()
    if not given:
        # It was begun early, for a show that was not to be.
        return FAILED
    launch = msgspec.json.decode(given, type=Launch)
    logging.basicConfig(
        level=logging.INFO if launch.verbose else logging.WARNING,
        format="%(levelname)s %(name)s: %(message)s",
    )
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    clock = MonotonicClock()
    began_ns = clock.now_ns()
    try:
        with ExitStack() as stack:
            stack.enter_context(owned(Places(Path(launch.folder))))
            engine = stack.enter_context(running_engine(launch, clock, _print))
            _begin(engine, launch)
            give_back = heap_trimmer()
            while not engine.session.ended.wait(EVERY_S):
                give_back()
            engine.session.stop()
            engine.live.close()
            engine.recording.close()
    except StudioError as error:
        _print(Failed(str(error), refused=isinstance(error, ResidencyRefused)))
        return FAILED
    broken = engine.session.broken
    if broken is not None:
        _print(Failed(f"a part of it failed ({broken!r})."))
        return BROKEN
    _print(_report(engine, (clock.now_ns() - began_ns) / NS_PER_S))
    return OK


def _begin(engine: Engine, launch: Launch) -> None:
    """Go on air as the launch wants, then serve."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: engine.inbox.put(EndAsked("The studio was asked to end.")))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resume = launch.resume
    if resume.recording if resume else launch.record_now:
        engine.commands.recording.start(paused=resume is not None and resume.recording_paused)
    if resume:
        engine.air.resume(resume.live_to)
    elif launch.live:
        engine.air.start(None if launch.live == EVERYWHERE else launch.live)
    # What was built lives as long as the process: the collector need not walk it again, nor
    # once more now, which would hold up the first picture.
    gc.freeze()
    engine.session.start()
    _print(Ready(str(engine.house.picture), engine.station.now.meters_path))


def _report(engine: Engine, seconds: float) -> Report:
    health, state = engine.station.now.health, engine.station.now
    sent = engine.live.counters
    return Report(
        show=state.show,
        format=str(engine.house.picture),
        seconds=round(seconds, 2),
        pictures_mixed=engine.programme.video_mix.counters.mixed,
        pictures_late=engine.programme.video_mix.counters.late,
        pictures_dropped=engine.programme.video_encoding.counters.dropped,
        blocks_mixed=health.blocks_mixed,
        blocks_late=health.blocks_late,
        live=", ".join(place.label for place in state.live.destinations if place.status != "off"),
        pictures_sent=sent.pictures_sent,
        live_packets_dropped=sent.dropped_packets,
        reconnects=sent.reconnects,
        live_fault=state.live.fault,
        recordings=engine.recording.paths,
        recording_fault=state.recording.fault,
        protected=state.recording.protected,
        engine_cpu=round(time.process_time() / max(seconds, 0.001), 3),
    )


def _print(line: Line) -> None:
    # Where the supervisor is gone, the show goes on without anybody to tell.
    with contextlib.suppress(OSError):
        sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
