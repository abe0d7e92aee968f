"""When the other stations are followed, and what they are told of this one."""

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from studio.engine.desk import Desk
from studio.wire.state import Snapshot

from .entry import Who
from .errors import AccountError
from .office import Office
from .watching import OwnReport, Watching, report_of

if TYPE_CHECKING:
    from .session import Session

_AGAIN_NS: Final = 15_000_000_000


class Following:
    """The clerk's thread; *desk* is one of its own, as it waits where the network hangs."""

    def __init__(self, *, office: Office, watching: Watching, desk: Desk) -> None:
        self._office = office
        self._watching = watching
        self._desk = desk
        self._followed: tuple[Session, str] | None = None
        self._looked_ns = 0
        self._told = OwnReport()

    def look(self, who: Who | None, now_ns: int) -> None:
        """Follow the event that is chosen, and none where none is."""
        chosen = self._office.state.chosen
        wanted = (who.session, chosen) if who is not None and chosen else None
        if wanted == self._followed and now_ns - self._looked_ns < _AGAIN_NS:
            return
        self._followed, self._looked_ns = wanted, now_ns
        if wanted is None:
            self._office.later(None, self._watching.close, _nothing, self._desk)
        else:
            session, event = wanted
            watching = self._watching
            self._office.later(None, lambda: watching.follow(session, event), _nothing, self._desk)

    def hear(self, state: Snapshot | None) -> None:
        """Tell the others how this station's engine is, where that has changed."""
        report = report_of(state)
        if report != self._told:
            # Too much waits already: it is said with the next change.
            with suppress(AccountError):
                say = self._watching.say
                self._office.later(None, lambda: say(report), _nothing, self._desk)
                self._told = report

    def close(self) -> None:
        """Follow none any more."""
        with suppress(AccountError):
            self._office.later(None, self._watching.close, _nothing, self._desk)


def _nothing(_: None) -> None:
    return
