"""How much the line to an ingest bears, measured with media of the test's own, for a few seconds.

What counts is what the ingest has acknowledged, or, where it acknowledges nothing, what has left
this machine's kernel: what merely waits in a buffer has arrived nowhere.
"""

import secrets
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.media import frame_of
from studio.output.encoder import VideoEncoding, VideoSpec
from studio.output.rtmp import Message
from studio.secrets import Secret

from .connecting import Deadline, Gate, open_connection
from .destination import Destination
from .errors import AbandonedError
from .faults import fault_of
from .flv_muxer import FlvMuxer
from .link import Link
from .publisher import Publisher, Step

if TYPE_CHECKING:
    from studio.output.packet import EncodedPacket

MEASURE_S: Final = 5.0
_NEGOTIATE_S: Final = 4.0
"""With connecting, less than ten seconds in all where somebody answers."""
_SETTLE_S: Final = 1.0
"""Of the measuring, what only fills the buffers on the way."""
_RATE: Final = 30
_WAITING_BYTES: Final = 64 << 10
_FILLER_NAL: Final = 12
"""ITU-T H.264, 7.3.2.7: bytes of ones that a decoder passes over."""
_WAIT_S: Final = 0.01
_LEAST_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class LineReport:
    """What was measured. ``fault`` says why nothing was.

    ``up_bps``: what arrived a second. ``enough``: it was all that was sent, the line may bear
    more. ``round_trip_ms``: from a command to its answer. ``acknowledged``: the ingest said so
    itself. ``here``: the ingest is on this machine, so it is no line that was measured.
    """

    up_bps: int = 0
    round_trip_ms: float = 0.0
    enough: bool = False
    acknowledged: bool = False
    here: bool = False
    fault: str = ""


def measure_line(
    destination: Destination,
    *,
    ceiling_bps: int,
    gate: Gate,
    tls: ssl.SSLContext,
    clock: Clock,
    abandoned: Callable[[], bool],
    seconds: float = MEASURE_S,
) -> LineReport:
    """Publish grey pictures under a name of chance, at *ceiling_bps*, and count what arrives.

    Never under the show's key: somebody may watch that. Blocks for ten seconds at most, plus
    what the resolver takes; any thread, off air alone, as it would take from the show.
    """
    publisher: Publisher | None = None
    link: Link | None = None
    try:
        connection = open_connection(
            destination, gate=gate, tls=tls, clock=clock, abandoned=abandoned
        )
        link = Link(connection)
        name = Secret(f"line-test-{secrets.token_hex(8)}")
        publisher = Publisher(destination, name, bitrate_bps=ceiling_bps)
        run = _Run(link, publisher, clock, abandoned)
        round_trip_ms = run.negotiate()
        report = run.measure(ceiling_bps, seconds)
        return replace(report, round_trip_ms=round_trip_ms)
    except AbandonedError:
        return LineReport(fault="The measuring was given up.")
    except (StudioError, OSError) as error:
        step = publisher.step if publisher is not None else None
        if step in {Step.CREATE, Step.PUBLISH}:
            label = destination.label
            return LineReport(fault=f"{label} takes no stream of a name of chance to test with.")
        return LineReport(fault=fault_of(error, destination, step).text)
    finally:
        if link is not None:
            link.abort()


class _Run:
    """One measuring over one connection."""

    def __init__(
        self, link: Link, publisher: Publisher, clock: Clock, abandoned: Callable[[], bool]
    ) -> None:
        self._link = link
        self._publisher = publisher
        self._clock = clock
        self._abandoned = abandoned
        self._pending = memoryview(b"")
        self._taken = 0

    def negotiate(self) -> float:
        """Return, once the ingest takes media, how long an answer took, in ms."""
        deadline = Deadline(self._clock, _NEGOTIATE_S, self._abandoned)
        step, since_ns, round_trips = self._publisher.step, self._clock.now_ns(), []
        while self._publisher.step is not Step.LIVE:
            deadline.check()
            self._push()
            self._link.wait(to_send=bool(self._pending), timeout_s=_WAIT_S)
            self._listen()
            if self._publisher.step is not step:
                now_ns = self._clock.now_ns()
                step = self._publisher.step
                round_trips.append(now_ns - since_ns)
                since_ns = now_ns
        # Of handshake, connect, create and publish: the quickest held up by nothing else.
        return min(round_trips) / NS_PER_MS

    def measure(self, ceiling_bps: int, seconds: float) -> LineReport:
        """Send for *seconds*; return what arrived of it after the first."""
        header, key = _picture(self._publisher.stream_id, self._clock)
        filled = replace(key, payload=key.payload + _filler(ceiling_bps // 8 // _RATE))
        for message in header:
            self._publisher.send(message)
        began_ns = self._clock.now_ns()
        ends_ns, settled_ns = began_ns + int(seconds * NS_PER_S), None
        first_arrived = number = 0
        while (now_ns := self._clock.now_ns()) < ends_ns:
            if self._abandoned():
                text = "Nobody waits for it any more."
                raise AbandonedError(text)
            due = (now_ns - began_ns) * _RATE // NS_PER_S
            if number <= due and len(self._pending) < _WAITING_BYTES:
                # What the line could not take in time is not made up for: that is the measure.
                stamp_ms = (now_ns - began_ns) // NS_PER_MS
                self._publisher.send(replace(filled, timestamp_ms=stamp_ms))
                number += 1
            self._push()
            self._link.wait(to_send=bool(self._pending), timeout_s=_WAIT_S)
            self._listen()
            if settled_ns is None and now_ns - began_ns >= _SETTLE_S * NS_PER_S:
                settled_ns, first_arrived = now_ns, self._arrived()
        span_ns = max(1, ends_ns - (settled_ns or began_ns))
        up_bps = (self._arrived() - first_arrived) * 8 * NS_PER_S // span_ns
        self._publisher.finish()
        self._push()
        return LineReport(
            up_bps=min(up_bps, ceiling_bps),
            enough=up_bps >= _LEAST_SHARE * ceiling_bps,
            acknowledged=self._publisher.acknowledges,
        )

    def _arrived(self) -> int:
        if self._publisher.acknowledges:
            return self._publisher.acknowledged_bytes
        return self._taken - self._link.undelivered_bytes()

    def _push(self) -> None:
        outgoing = self._publisher.take_outgoing()
        if outgoing:
            self._pending = memoryview(bytes(self._pending) + outgoing)
        while self._pending:
            taken = self._link.send_some(self._pending)
            if not taken:
                return
            self._taken += taken
            self._pending = self._pending[taken:]

    def _listen(self) -> None:
        while data := self._link.receive():
            self._publisher.feed(data)


def _picture(stream_id: int, clock: Clock) -> tuple[list[Message], Message]:
    """Return what describes a small grey picture, and the picture."""
    packets: list[EncodedPacket] = []
    encoding = VideoEncoding(
        width=320,
        height=180,
        rate=Fraction(_RATE),
        spec=VideoSpec("h264", 500_000, "ultrafast"),
        clock=clock,
        deliver=packets.append,
    )
    encoding.encode_now(frame_of(np.full((270, 320), 128, np.uint8), 0))
    muxer = FlvMuxer(encoding.header, stream_id=stream_id, origin_ns=0)
    [picture] = muxer.mux(packets[0])
    muxer.close()
    return muxer.codec_headers, picture


def _filler(size: int) -> bytes:
    """Return a unit of *size* bytes that says nothing, behind its length as FLV has it."""
    unit = bytes([_FILLER_NAL]) + b"\xff" * max(1, size - 6) + b"\x80"
    return len(unit).to_bytes(4) + unit
