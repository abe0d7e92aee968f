"""From a destination to what sends there: one case a protocol, and nothing else knows of them."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mixer.clock import Clock
from mixer.errors import StudioError
from studio.audit.gate import Gate
from studio.output.ingest import Destination, IngestOutput, LineReport, measure_line, reach
from studio.output.ledger import Ledger
from studio.output.live_output import LiveOutput
from studio.output.output import OutputStatus
from studio.output.packet import StreamHeaders
from studio.output.rendition_feed import RenditionFeed
from studio.output.rendition_spec import RenditionSpec
from studio.output.renditions import Renditions
from studio.output.whip.endpoint import WhipEndpoint
from studio.output.whip.output import WhipOutput
from studio.policy import Region
from studio.secrets import Secret
from studio.show.model import AudioCodecName, VideoCodecName

from .sending import Sending

Target = Destination | WhipEndpoint
"""What a URL can mean: host, port, whether encrypted, and a label that may be shown."""


@dataclass(frozen=True, slots=True)
class Means:
    """What every output is handed. *ca_file*: the authorities of *tls*, where not the system's."""

    tls: ssl.SSLContext
    ca_file: Path | None
    gate: Gate
    clock: Clock
    renditions: Renditions
    ledger: Ledger | None = None

    def held_to(self, region: Region | None) -> "Means":
        """Return these, with a gate that goes by *region*, too, where there is one."""
        return self if region is None else replace(self, gate=self.gate.held_to(region))


@dataclass(frozen=True, slots=True)
class Order:
    """How one destination is to be sent to.

    *epoch_ns*: see :class:`IngestOutput`. *number*: which going live this is, of all.
    """

    key: Secret
    on_status: Callable[[OutputStatus], None]
    epoch_ns: int
    number: int
    standby: bool
    codec: VideoCodecName
    audio: AudioCodecName


def target_of(url: str, pin: str = "") -> Target:
    """Return what *url* means; raises ``BadDestinationError``, which repeats nothing of it."""
    if url.strip().lower().startswith("https:"):
        return WhipEndpoint.parse(url, pin)
    return Destination.parse(url, pin)


def sending_to(target: Target, order: Order, means: Means) -> Sending:
    """Return what sends to *target*, not begun yet; up to half a second, where it has to encode.

    Raises :class:`StudioError` for a key that is none, and for an encode that cannot be had.
    """
    main, now = means.renditions.main, means.renditions.main_now
    match target:
        case Destination():
            asked = now.as_asked(order.codec, order.audio)
            if asked == now:
                output = _ingest(target, order, means, main.headers, main.request_key_frame)
                return Sending(output, main.fan_out)
            return _own_encode(means, asked, partial(_ingest_beyond, target, order, means))
        case WhipEndpoint():
            # What every receiver of WebRTC takes (RFC 7742, 6.2; RFC 7874, 3). Equal wishes share
            # an encode, and the rate of this one follows one line: a few bits make it its own.
            spec = now.as_asked("h264", "opus")
            bitrate_bps = spec.bitrate_bps - order.number % 1000
            spec = replace(spec, profile="baseline", encoder="", bitrate_bps=bitrate_bps)
            return _own_encode(means, spec, partial(_whip, target, order, means))


def _own_encode(
    means: Means, spec: RenditionSpec, output_for: Callable[[RenditionFeed], LiveOutput]
) -> Sending:
    feed = RenditionFeed(means.renditions, spec)
    try:
        return Sending(output_for(feed), feed)
    except StudioError:
        means.renditions.release(feed.rendition)
        raise


def _ingest(
    target: Destination,
    order: Order,
    means: Means,
    headers: StreamHeaders,
    request_key_frame: Callable[[], None],
) -> IngestOutput:
    output = IngestOutput(
        destination=target,
        key=order.key,
        tls=means.tls,
        gate=means.gate,
        clock=means.clock,
        headers=headers,
        epoch_ns=order.epoch_ns,
        on_status=order.on_status,
        request_key_frame=request_key_frame,
        ledger=means.ledger,
    )
    output.publish(on=not order.standby)
    return output


def _ingest_beyond(
    target: Destination, order: Order, means: Means, feed: RenditionFeed
) -> IngestOutput:
    """Return an output of other codecs that takes the programme's own where those are refused."""
    output = _ingest(target, order, means, feed.headers, feed.request_key_frame)
    output.if_not_taken(feed.fall_back)
    return output


def _whip(target: WhipEndpoint, order: Order, means: Means, feed: RenditionFeed) -> WhipOutput:
    return WhipOutput(
        endpoint=target,
        key=order.key,
        ca_file=means.ca_file,
        gate=means.gate,
        clock=means.clock,
        headers=feed.headers,
        on_status=order.on_status,
        request_key_frame=feed.request_key_frame,
        set_bitrate=feed.rendition.set_bitrate,
        standby=order.standby,
    )


def try_way(target: Target, means: Means) -> str:
    """Return why *target* cannot be reached, '' when it can. Any thread; takes some seconds."""
    if isinstance(target, WhipEndpoint):
        # To connect and to encrypt is all that is tried, and that is the same.
        pin = " ".join(target.pins)
        target = Destination(
            encrypted=True, host=target.host, port=target.port, application="", pin=pin
        )
    return reach(target, gate=means.gate, tls=means.tls, clock=means.clock)


def measure_way(
    target: Target, ceiling_bps: int, means: Means, abandoned: Callable[[], bool]
) -> LineReport:
    """Return what the line to *target* bears, at most *ceiling_bps*. Any thread; up to 10 s."""
    match target:
        case Destination():
            return measure_line(
                target,
                ceiling_bps=ceiling_bps,
                gate=means.gate,
                tls=means.tls,
                clock=means.clock,
                abandoned=abandoned,
            )
        case WhipEndpoint():
            return LineReport(fault="A line by WHIP cannot be measured; try it with a rehearsal.")
