"""Going live and leaving: which destinations, by which gate, with which keys."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from mixer.errors import StudioError
from studio.engine.desk import Desk
from studio.engine.errors import EngineError
from studio.engine.inbox import LiveNews, Post
from studio.output.ingest import IngestCounters, LineReport
from studio.output.output import OutputState, OutputStatus
from studio.secrets import Secret
from studio.show import DestinationSpec
from studio.wire.event_commands import UseEvent
from studio.wire.state import DestinationState, LiveState

from .event_places import event_places
from .keys import StreamKeys
from .outputs_of import Means, Order, measure_way, sending_to, target_of
from .probing import THIS_MACHINE, Probe, allowed, probe
from .row import Row
from .sending import Sending
from .standby import publishes
from .states import live_state
from .ways import NOWHERE, Place, Ways

_LEAVE_S = 25.0
MOST_AT_ONCE = 6
"""Primary, backup and four more."""


def _no_key(place: Place) -> str:
    if place.role == "primary":
        return (
            "There is no stream key; give it under First steps in the window, or name one "
            "with --key-from when starting the studio."
        )
    return (
        f"There is no stream key for {place.name}; give it in the window, or name one with "
        f"--key-from {place.name}=… when starting the studio."
    )


class LiveControl:
    """Up to six destinations at once. The session asks; a desk of its own does it.

    The session's thread, where nothing else is said.
    """

    def __init__(
        self,
        *,
        ways: Ways,
        keys: StreamKeys,
        means: Means,
        post: Post,
        epoch_ns: int | None = None,
    ) -> None:
        """*epoch_ns*: that of the going live which this one goes on with, if any."""
        self._ways = ways
        self._keys = keys
        self._means = means
        self._clock = means.clock
        self._post = post
        self._epoch_ns = epoch_ns
        self._numbers = itertools.count(1)
        self._past = IngestCounters()
        self._rows: list[Row] = []
        self._desk = Desk("live desk")
        self._arrange()

    def open(self) -> None:
        """Begin to take orders. The owner's thread."""
        self._desk.start()

    def close(self) -> None:
        """Leave all, and end. The owner's thread, once the session has ended."""
        self._leave(self._running)
        self._desk.stop(_LEAVE_S)

    @property
    def on(self) -> bool:
        """Whether the show is live anywhere, or on its way there."""
        return bool(self._running)

    @property
    def live_to(self) -> tuple[str, ...]:
        """Where the show is sent, each as StartLive names it."""
        return tuple(row.place.wanted for row in self._running)

    @property
    def epoch_ns(self) -> int | None:
        """When the time of the stream began that all destinations share."""
        return self._epoch_ns if self.on else None

    @property
    def state(self) -> LiveState:
        """How the show is on air."""
        return live_state(self.destinations)

    @property
    def destinations(self) -> tuple[DestinationState, ...]:
        """How each destination stands."""
        # A place that is being left while it is gone to anew has two rows; the newer one counts.
        return tuple({row.place.name: row.state for row in self._rows}.values())

    def start(self, wanted: str | None) -> None:
        """Go live to *wanted*, a name or URL, or with None to all that there are.

        Of all, some may be refused; their rows say so. Raises :class:`StudioError` with the reason
        where nothing is begun: no destination, no key, not allowed there.
        """
        if wanted:
            place = self._ways.find(wanted)
            if self._is_running(place):
                message = f"The show is sent to {place.name} already."
                raise EngineError(message)
            self._begin(place, alone=not self.on and self._ways.wanted == wanted)
            return
        places = [place for place in self._default() if not self._is_running(place)]
        if not places:
            message = "The show is live already; stop it before going elsewhere."
            raise EngineError(message)
        self._begin_all(places)

    def resume(self, live_to: Sequence[str]) -> None:
        """Go where the show was before its engine was lost; rows say what cannot be had now."""
        for wanted in live_to:
            try:
                self.start(wanted)
            except StudioError as error:
                # Off air is better than gone: the recording and the window want this engine.
                self._refuse(wanted, str(error))

    def stop(self, wanted: str | None) -> None:
        """Leave *wanted*, or all, once what waits is sent. Raises :class:`EngineError`."""
        names = {wanted} if wanted else None
        meant = [
            row
            for row in self._rows
            if row.state.status != "off"
            and not row.leaving
            and (names is None or {row.place.wanted, row.place.name} & names)
        ]
        if not meant:
            message = f"The show is not sent to {wanted}." if wanted else "The show is not live."
            raise EngineError(message)
        for row in meant:
            if row.output is None:
                row.clear()
        self._leave([row for row in meant if row.output is not None])
        self._follow_primary()

    def give_key(self, key: Secret, name: str = "") -> None:
        """Use *key* for the destination *name*, or the primary, from the next start on.

        Raises :class:`StudioError` when there is no such destination.
        """
        if name:
            self._ways.find(name)
        self._keys.give(key, name)
        self._arrange()

    def use_destinations(self, specs: Sequence[DestinationSpec]) -> None:
        """Take over what the show names now; what it is sent to stays as it is."""
        self._ways = self._ways.with_places(specs)
        self._arrange()

    def use_event(self, used: UseEvent | None) -> None:
        """Go there from the next start on, or with None where the show says.

        Raises :class:`StudioError` while the show is sent to another one, or for addresses that
        are none.
        """
        taken = {place.name for place in self._ways.places}
        places = event_places(used, taken) if used is not None else None
        self._ways = replace(self._ways, event=places)
        for place in places or ():
            if used is not None:
                self._keys.give(Secret(used.key), place.name)
        self._arrange()

    def require_idle(self, name: str) -> None:
        """Raise :class:`EngineError` while the show is sent to *name*."""
        if any(row.place.name == name and row.output is not None for row in self._rows):
            message = f"The show is sent to {name}; leave it first."
            raise EngineError(message)

    def note(self, news: LiveNews) -> None:
        """Take over what an output says of itself."""
        row = next((row for row in self._rows if row.number == news.number and row.output), None)
        if row is None:
            return
        if news.status.state is OutputState.OFF:
            self._past = row.counters
        row.note(news.status)
        if not any(row.output for row in self._rows):
            self._epoch_ns = None
        self._arrange()
        self._follow_primary()

    def look(self) -> bool:
        """Bring the counts up to date, and see after the standby; False where nothing is sent."""
        sent_to = [row for row in self._rows if row.output is not None]
        now_ns = self._clock.now_ns()
        for row in sent_to:
            row.count(now_ns)
        self._follow_primary()
        return bool(sent_to)

    def probes(self) -> tuple[Probe, ...]:
        """Try the ways that a start without words would take.

        Any thread; takes some seconds where nobody answers.
        """
        ways = self._ways
        if ways.event == ():
            return (Probe(awaits_event=True),)
        try:
            places = ways.default
        except StudioError as error:
            return (Probe(ways.wanted, fault=str(error)),)
        alone = len(places) == 1
        return tuple(
            probe(place, self._means, has_key=self._keys.of(place, alone=alone) is not None)
            for place in places
        )

    def measure(self, ceiling_bps: int, abandoned: Callable[[], bool]) -> LineReport:
        """Measure, off air, what the line to the primary bears; up to ten seconds. Any thread."""
        if self.on:
            return LineReport(fault="It is not measured on air, where it would take from the show.")
        try:
            target = target_of(*self._ways.first)
            here = allowed(target, self._means) == THIS_MACHINE
        except StudioError as error:
            return LineReport(fault=str(error))
        report = measure_way(target, ceiling_bps, self._means, lambda: self.on or abandoned())
        return replace(report, here=here)

    @property
    def line(self) -> IngestCounters | None:
        """Counts of the primary while it is being sent to, else None. Any thread."""
        for row in self._rows:
            if row.place.role == "primary" and row.state.status == "live":
                return row.counters
        return None

    @property
    def counters(self) -> IngestCounters:
        """Counts of the first destination that is, or was last, fed. Any thread."""
        lead = next((row for row in self._rows if row.output is not None), None)
        return lead.counters if lead is not None else self._past

    def take_delays_ns(self) -> list[int]:
        """Return the newest delays from tick to socket, once, of the first destination."""
        delays = [row.output.take_delays_ns() for row in self._rows if row.output is not None]
        return delays[0] if delays else []

    @property
    def _running(self) -> list[Row]:
        return [row for row in self._rows if row.output is not None and not row.leaving]

    def _is_running(self, place: Place) -> bool:
        return any(row.place.name == place.name for row in self._running)

    def _default(self) -> tuple[Place, ...]:
        places = self._ways.default
        if not places:
            raise EngineError(NOWHERE)
        return tuple(
            place for place in places if place.role != "extra" or self._keys.of(place) is not None
        )

    def _begin_all(self, places: Sequence[Place]) -> None:
        alone = len(self._ways.default) == 1
        refused: dict[str, StudioError] = {}
        for place in places:
            try:
                self._begin(place, alone=alone)
            except StudioError as error:
                refused[place.name] = error
        if refused and not self.on:
            raise next(iter(refused.values()))
        for row in self._rows:
            if row.place.name in refused:
                row.refuse(str(refused[row.place.name]), self._clock.now_ns())

    def _begin(self, place: Place, *, alone: bool) -> None:
        if len(self._running) >= MOST_AT_ONCE:
            message = f"The show goes to {MOST_AT_ONCE} destinations at most; leave one first."
            raise EngineError(message)
        self._desk.require_room()
        target = target_of(place.url, place.pin)
        means = self._means.held_to(place.region)
        region = allowed(target, means)
        key = self._keys.of(place, alone=alone)
        if key is None:
            raise EngineError(_no_key(place))
        now_ns, number = self._clock.now_ns(), next(self._numbers)
        if self._epoch_ns is None:
            self._epoch_ns = now_ns
        order = Order(
            key,
            on_status=lambda status: self._heard(number, status),
            epoch_ns=self._epoch_ns,
            number=number,
            standby=place.standby,
            codec=place.codec,
            audio=place.audio,
        )
        sending = sending_to(target, order, means)
        self._row_of(place).begin(sending, number, region, now_ns)
        self._desk.ask(sending.begin)
        self._follow_primary()

    def _refuse(self, wanted: str, reason: str) -> None:
        row = next((row for row in self._rows if row.place.wanted == wanted), None)
        if row is None:
            row = Row(
                Place(wanted, "", "extra", wanted),
                DestinationState(name="", role="extra", label=""),
            )
            self._rows.append(row)
        row.refuse(reason, self._clock.now_ns())

    def _row_of(self, place: Place) -> Row:
        """Return the row to send by; one that is still being left keeps its own."""
        found = next((r for r in self._rows if r.place.name == place.name and not r.leaving), None)
        if found is None:
            found = Row(place, place.state(has_key=True))
            self._rows.append(found)
        found.place = place
        found.state = place.state(has_key=True)
        return found

    def _arrange(self) -> None:
        """Have a row for each place of the show, and for whatever else the show is sent to."""
        try:
            extra = [p for p in self._ways.default if p not in self._ways.places]
        except StudioError:
            extra = []
        busy = [row for row in self._rows if row.state.status != "off"]
        rows: list[Row] = []
        for place in (*extra, *self._ways.places):
            own = [row for row in busy if row.place.name == place.name]
            rows += own or self._idle_row(place)
            busy = [row for row in busy if row not in own]
        self._rows = [*rows, *busy]

    def _idle_row(self, place: Place) -> list[Row]:
        try:
            return [Row(place, place.state(has_key=self._keys.of(place) is not None))]
        except StudioError as error:
            # A URL that is none is said where it is used; the row has its name.
            state = DestinationState(name=place.name, role=place.role, label="", fault=str(error))
            return [Row(place, state)]

    def _heard(self, number: int, status: OutputStatus) -> None:
        """Any thread."""
        self._post(LiveNews(number, status))

    def _leave(self, rows: Sequence[Row]) -> None:
        """Have all of them end at once, then wait for each on the desk."""
        at_ns = self._clock.now_ns()
        for row in rows:
            sending = row.sending
            if sending is not None:
                row.leaving = True
                sending.output.leave(at_ns)
                self._desk.finish(partial(self._end, sending, row.number, at_ns))

    def _end(self, sending: Sending, number: int, at_ns: int) -> None:
        """Wait for an output's end. The desk's thread."""
        try:
            sending.end(at_ns)
        except StudioError as error:
            self._heard(number, OutputStatus(OutputState.FAILED, str(error), at_ns))

    def _follow_primary(self) -> None:
        """Have the standby publish, or wait, as the primary fares."""
        now_ns = self._clock.now_ns()
        primary = next((row for row in self._running if row.place.role == "primary"), None)
        for row in self._running:
            if not row.place.standby or row.output is None:
                continue
            publishing = publishes(
                primary.state.status if primary is not None else "off",
                primary.state.fault if primary is not None else "",
                primary.changed_ns if primary is not None else now_ns,
                now_ns,
                publishing=row.publishing,
            )
            if publishing != row.publishing:
                row.publishing = publishing
                row.output.publish(on=publishing)
