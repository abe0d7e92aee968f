"""Going live and leaving: which destination, by which gate, with which key."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from mixer.clock import NS_PER_MS, Clock
from mixer.errors import StudioError
from studio.output.fanout import FanOut
from studio.output.ingest import (
    Destination,
    IngestCounters,
    IngestOutput,
    LineReport,
    measure_line,
    reach,
)
from studio.output.ledger import Ledger
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import StreamHeaders
from studio.policy import Destination as Place
from studio.policy import Purpose
from studio.secrets import Secret

from .desk import Desk
from .errors import EngineError
from .gate import Gate
from .inbox import LiveNews, Post

_LEAVE_S = 25.0
# It opens nothing: the receiver is this machine's own.
_REHEARSAL_KEY = Secret("rehearsal")


@dataclass(frozen=True, slots=True)
class Probe:
    """How the way to the ingest is: its label, why the region forbids it, its fault; or ''."""

    place: str = ""
    refused: str = ""
    fault: str = ""
    taken_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a show can go: its own destinations, URLs by name.

    ``wanted`` is where a start without words goes before these; ``rehearsal`` a receiver on this
    machine for a show that names none, which asks for no key.
    """

    destinations: Mapping[str, str]
    wanted: str = ""
    rehearsal: str = ""

    @property
    def default(self) -> str:
        """Where a start without words goes; '': there is nowhere."""
        return self.wanted or next(iter(self.destinations), self.rehearsal)


class LiveControl:
    """At most one destination at a time. The session asks; a desk of its own does it."""

    def __init__(
        self,
        *,
        ways: Ways,
        key: Secret | None,
        tls: ssl.SSLContext,
        gate: Gate,
        clock: Clock,
        fan_out: FanOut,
        headers: StreamHeaders,
        request_key_frame: Callable[[], None],
        post: Post,
        ledger: Ledger | None = None,
    ) -> None:
        self._ways = ways
        self._key = key
        self._tls = tls
        self._gate = gate
        self._clock = clock
        self._fan_out = fan_out
        self._headers = headers
        self._request_key_frame = request_key_frame
        self._post = post
        self._ledger = ledger
        self._output: IngestOutput | None = None
        self._past = IngestCounters()
        self._desk = Desk("live desk")

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    @property
    def on(self) -> bool:
        """Whether the show is live, or on its way there."""
        return self._output is not None

    def start(self, wanted: str | None) -> tuple[str, str]:
        """Go live to *wanted*, a name or URL; return its label and region.

        Raises :class:`StudioError` with the reason: no destination, no key, not allowed there.
        """
        if self._output is not None:
            message = "The show is live already; stop it before going elsewhere."
            raise EngineError(message)
        destination = self._destination(wanted or self._ways.default)
        region = self._allowed(destination)
        key = self._key_for(wanted or self._ways.default)
        if key is None:
            message = (
                "There is no stream key; give it under First steps in the window, or name one "
                "with --key-from when starting the studio."
            )
            raise EngineError(message)
        output = IngestOutput(
            destination=destination,
            key=key,
            tls=self._tls,
            gate=self._gate,
            clock=self._clock,
            headers=self._headers,
            on_status=self._heard,
            request_key_frame=self._request_key_frame,
            ledger=self._ledger,
        )
        self._output = output
        self._desk.ask(lambda: self._fan_out.add(output))
        return destination.label, region

    @property
    def has_key(self) -> bool:
        """Whether there is a stream key, where one is needed."""
        return self._key_for(self._ways.default) is not None

    def give_key(self, key: Secret) -> None:
        """Use *key* from the next start on. The session's thread."""
        self._key = key

    def use_destinations(self, destinations: Mapping[str, str]) -> None:
        """Take over what the show names now, URLs by name. The session's thread."""
        self._ways = replace(self._ways, destinations=destinations)

    def _key_for(self, wanted: str) -> Secret | None:
        return _REHEARSAL_KEY if wanted and wanted == self._ways.rehearsal else self._key

    def probe(self) -> Probe:
        """Try the way to the destination that a start without words would take.

        Any thread; takes some seconds where nobody answers.
        """
        try:
            destination = self._destination(self._ways.default)
        except EngineError:
            return Probe()
        except StudioError as error:
            return Probe(self._ways.default, fault=str(error))
        try:
            self._allowed(destination)
        except StudioError as error:
            return Probe(destination.label, refused=str(error), fault=str(error))
        began_ns = self._clock.now_ns()
        fault = reach(destination, gate=self._gate, tls=self._tls, clock=self._clock)
        taken_ms = (self._clock.now_ns() - began_ns) / NS_PER_MS
        return Probe(destination.label, fault=fault, taken_ms=taken_ms)

    def measure(self, ceiling_bps: int, abandoned: Callable[[], bool]) -> LineReport:
        """Measure, off air, what the line to that destination bears; up to ten seconds.

        Any thread.
        """
        if self.on:
            return LineReport(fault="It is not measured on air, where it would take from the show.")
        try:
            destination = self._destination(self._ways.default)
            self._allowed(destination)
        except StudioError as error:
            return LineReport(fault=str(error))
        return measure_line(
            destination,
            ceiling_bps=ceiling_bps,
            gate=self._gate,
            tls=self._tls,
            clock=self._clock,
            abandoned=lambda: self.on or abandoned(),
        )

    def stop(self) -> None:
        """Leave, once what waits is sent. Raises :class:`EngineError` when not live."""
        output = self._output
        if output is None:
            message = "The show is not live."
            raise EngineError(message)
        self._output = None
        at_ns = self._clock.now_ns()
        self._desk.ask(lambda: self._leave(output, at_ns))

    def close(self) -> None:
        """Leave if live, and end."""
        if self._output is not None:
            self.stop()
        self._desk.stop(_LEAVE_S)

    @property
    def counters(self) -> IngestCounters:
        """Counts of the destination that is, or was last, fed."""
        return self._output.counters if self._output is not None else self._past

    @property
    def line(self) -> IngestCounters | None:
        """Counts of the primary while it is being sent to, else None. Any thread."""
        output = self._output
        sending = output is not None and output.status.state is OutputState.LIVE
        return output.counters if output is not None and sending else None

    def take_delays_ns(self) -> list[int]:
        """Return the newest delays from tick to socket, once."""
        return self._output.take_delays_ns() if self._output is not None else []

    def _heard(self, status: OutputStatus) -> None:
        self._post(LiveNews(status))

    def _leave(self, output: IngestOutput, at_ns: int) -> None:
        try:
            self._fan_out.remove(output, at_ns)
        except StudioError as error:
            self._post(LiveNews(OutputStatus(OutputState.FAILED, str(error), at_ns)))
        self._past = output.counters

    def _destination(self, wanted: str) -> Destination:
        if wanted in self._ways.destinations:
            return Destination.parse(self._ways.destinations[wanted])
        if "://" in wanted:
            return Destination.parse(wanted)
        if not wanted:
            message = (
                "The show names no destination; add a [[destination]] to it, or start the "
                "studio with --live URL."
            )
            raise EngineError(message)
        names = ", ".join(self._ways.destinations) or "none"
        message = f'There is no destination "{wanted}"; the show has {names}.'
        raise EngineError(message)

    def _allowed(self, destination: Destination) -> str:
        """Ask the gate now, so that a refusal answers the command; return the region."""
        clear = not destination.encrypted
        self._gate(destination.host, destination.port, Purpose.INGEST.value, clear=clear)
        verdict = self._gate.ask(Place(destination.host, destination.port, Purpose.INGEST, clear))
        return verdict.row.location.value if verdict.row is not None else "this machine"
