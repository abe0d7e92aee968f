"""Counts and rates over the last half second, gathered by the session."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from studio.output.ingest import IngestCounters
from studio.output.renditions import EncodeCost
from studio.wire.state import EncodeState, Health

from .destinations import LiveControl
from .programme import Programme
from .recording import RecordingControl
from .steering import Steered


@dataclass(frozen=True, slots=True)
class _Before:
    """What the last look found, to take rates from."""

    at_ns: int
    bytes_sent: int
    cpu_ns: int


class HealthGauge:
    """Looks at the engine's counters. The session's thread alone."""

    def __init__(
        self,
        *,
        clock: Clock,
        programme: Programme,
        live: LiveControl,
        recording: RecordingControl,
        steered: Callable[[], Steered],
    ) -> None:
        self._clock = clock
        self._programme = programme
        self._live = live
        self._recording = recording
        self._steered = steered
        self._before = _Before(clock.now_ns(), 0, time.process_time_ns())
        self._delay_ms = 0.0

    def look(self) -> Health:
        """Return the counts now, and the rates since the last look."""
        now_ns, cpu_ns = self._clock.now_ns(), time.process_time_ns()
        sent = self._live.counters
        span_ns = max(1, now_ns - self._before.at_ns)
        bitrate_bps = max(0, sent.bytes_sent - self._before.bytes_sent) * 8 * NS_PER_S // span_ns
        cpu = (cpu_ns - self._before.cpu_ns) / span_ns
        self._before = _Before(now_ns, sent.bytes_sent, cpu_ns)
        return self._health(now_ns, sent, bitrate_bps, cpu)

    def _health(self, now_ns: int, sent: IngestCounters, bitrate_bps: int, cpu: float) -> Health:
        pictures = self._programme.video_mix.counters
        audio_mix = self._programme.audio_mix
        delays = self._live.take_delays_ns()
        if delays:
            self._delay_ms = statistics.median(delays) / NS_PER_MS
        steered = self._steered()
        written_bytes = self._recording.file_bytes
        return Health(
            at_ns=now_ns,
            pictures_mixed=pictures.mixed,
            pictures_late=pictures.late,
            pictures_dropped=self._programme.video_encoding.counters.dropped,
            blocks_mixed=audio_mix.counters.mixed if audio_mix else 0,
            blocks_late=audio_mix.counters.late if audio_mix else 0,
            bitrate_bps=bitrate_bps,
            target_bps=steered.target_bps,
            ceiling_bps=steered.ceiling_bps,
            floor_bps=steered.floor_bps,
            line_bps=steered.line_bps,
            send_queue_ms=sent.waiting_ms,
            live_packets_dropped=sent.dropped_packets,
            delay_ms=round(self._delay_ms, 1) if self._live.on else 0.0,
            engine_cpu=round(cpu, 3),
            encodes=tuple(_encode_state(cost) for cost in self._programme.renditions.costs()),
            recording_bytes=written_bytes,
            disk_free_bytes=self._recording.room.free_bytes,
            disk_left_s=self._recording.room.left_s(written_bytes, self._expected_bps()),
        )

    def _expected_bps(self) -> int:
        """Return what a recording would write that begins now."""
        main = self._programme.renditions.main_now
        return main.bitrate_bps + main.audio_bitrate_bps


def _encode_state(cost: EncodeCost) -> EncodeState:
    return EncodeState(
        label=cost.label, bitrate_bps=cost.bitrate_bps, renditions=cost.renditions, cpu=cost.cpu
    )
