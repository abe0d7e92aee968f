"""Going live as the session does it: asked of the control, told to clients and supervisor."""

from collections.abc import Callable, Sequence

from mixer.clock import NS_PER_MS
from studio.engine.inbox import LiveNews
from studio.engine.station import Station
from studio.output.output import OutputState
from studio.secrets import Secret
from studio.show import DestinationSpec
from studio.wire.event_commands import UseEvent

from .control import LiveControl

TellWanted = Callable[[tuple[str, ...], int | None], None]
"""Told where the show is to be live, each as in StartLive, and when its streams' time began."""


class Air:
    """What of the station is about being on air. The session's thread alone."""

    def __init__(
        self,
        *,
        control: LiveControl,
        station: Station,
        tell: TellWanted,
        lost_ns: int | None = None,
    ) -> None:
        """*lost_ns*: since when a show that was live has been off air; None: it was not."""
        self._control = control
        self._station = station
        self._tell = tell
        self._lost_ns = lost_ns

    def start(self, destination: str | None) -> None:
        """Go live; clients hear of it as each output gets there."""
        self._control.start(destination)
        self._say_wanted()

    def resume(self, live_to: tuple[str, ...]) -> None:
        """Go where the show was before its engine was lost."""
        self._control.resume(live_to)
        self._say_wanted()

    def stop(self, destination: str | None) -> None:
        """Leave a destination, or all."""
        self._control.stop(destination)
        self._say_wanted()

    def give_key(self, key: str, destination: str) -> None:
        """Use a stream key from the next start on."""
        self._control.give_key(Secret(key), destination)
        self.say()

    def use_destinations(self, specs: Sequence[DestinationSpec]) -> None:
        """Take over what the show names now."""
        self._control.use_destinations(specs)
        self.say()

    def use_event(self, used: UseEvent | None) -> None:
        """Go live in an event from the next start on, or where the show says."""
        self._control.use_event(used)
        self.say()

    def require_idle(self, name: str) -> None:
        """Raise :class:`EngineError` while the show is sent to *name*."""
        self._control.require_idle(name)

    def note(self, news: LiveNews) -> None:
        """Take over what an output says of itself."""
        self._control.note(news)
        self.say()
        if news.status.state is OutputState.LIVE and self._lost_ns is not None:
            self._station.off_air((news.status.since_ns - self._lost_ns) // NS_PER_MS)
            self._lost_ns = None

    def look(self) -> None:
        """Say how each destination fares now, where the show is sent to any."""
        if self._control.look():
            self._station.destinations(self._control.destinations)

    def say(self) -> None:
        """Say how the show is on air, where that has changed."""
        state = self._control.state
        if state != self._station.now.live:
            self._station.live(state)

    def _say_wanted(self) -> None:
        self._tell(self._control.live_to, self._control.epoch_ns)
        self.say()
