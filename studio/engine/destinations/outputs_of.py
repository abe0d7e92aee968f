"""From a destination to what sends there: one case a protocol, and nothing else knows of them."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass

from mixer.clock import Clock
from studio.engine.gate import Gate
from studio.output.ingest import Destination, IngestOutput, LineReport, measure_line, reach
from studio.output.ledger import Ledger
from studio.output.live_output import LiveOutput
from studio.output.output import OutputStatus
from studio.output.packet import StreamHeaders
from studio.secrets import Secret

Target = Destination
"""What a URL can mean: host, port, whether encrypted, and a label that may be shown."""


@dataclass(frozen=True, slots=True)
class Means:
    """What every output is handed."""

    tls: ssl.SSLContext
    gate: Gate
    clock: Clock
    headers: StreamHeaders
    request_key_frame: Callable[[], None]
    ledger: Ledger | None = None


def target_of(url: str, pin: str = "") -> Target:
    """Return what *url* means; raises ``BadDestinationError``, which repeats nothing of it."""
    return Destination.parse(url, pin)


def output_of(
    target: Target,
    key: Secret,
    *,
    epoch_ns: int,
    standby: bool,
    on_status: Callable[[OutputStatus], None],
    means: Means,
) -> LiveOutput:
    """Return an output to *target* that is not started yet.

    *epoch_ns*: see :class:`IngestOutput`. Raises :class:`StudioError` for a key that is none.
    """
    match target:
        case Destination():
            output = IngestOutput(
                destination=target,
                key=key,
                tls=means.tls,
                gate=means.gate,
                clock=means.clock,
                headers=means.headers,
                epoch_ns=epoch_ns,
                on_status=on_status,
                request_key_frame=means.request_key_frame,
                ledger=means.ledger,
            )
            output.publish(on=not standby)
            return output


def try_way(target: Target, means: Means) -> str:
    """Return why *target* cannot be reached, '' when it can. Any thread; takes some seconds."""
    match target:
        case Destination():
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
