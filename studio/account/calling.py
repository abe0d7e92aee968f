"""The call of the event that is chosen: the talk link is told of it, anew with each token."""

from typing import Final

from mixer.handoff import Guard
from studio.engine.desk import Desk
from studio.wire.errors import WireError
from studio.wire.talk import LeaveCall, UseCall

from .entry import Who
from .errors import AccountError
from .office import Office
from .talk_line import TalkLine

LOOK_NS: Final = 1_000_000_000


class Calling:
    """The clerk's thread, but for what *desk* does, which waits for the link."""

    def __init__(
        self, *, office: Office, line: TalkLine, desk: Desk, station: str, name: str, ca_file: str
    ) -> None:
        self._office = office
        self._line = line
        self._desk = desk
        self._station = station
        self._name = name
        self._ca_file = ca_file
        self._guard = Guard()
        self._told: UseCall | None = None
        self._looked_ns = 0

    def look(self, who: Who | None, now_ns: int) -> None:
        """Have the link be in the chosen event's call, and in none where none is chosen."""
        if now_ns - self._looked_ns < LOOK_NS:
            return
        self._looked_ns = now_ns
        chosen = self._office.state.chosen
        wanted = self._call(who, chosen) if who is not None and chosen else None
        try:
            self._office.later(None, lambda: self._bring(wanted), _nothing, self._desk)
        except AccountError:
            # Too much waits already: it is looked again in a moment.
            return

    def close(self) -> None:
        """Have the link be in no call."""
        try:
            self._office.later(None, lambda: self._bring(None), _nothing, self._desk)
        except AccountError:
            return

    def _call(self, who: Who, event: str) -> UseCall:
        session = who.session
        return UseCall(
            address=session.address,
            event=event,
            token=session.bearer,
            station=self._station,
            name=self._name,
            ca_file=self._ca_file,
        )

    def _bring(self, wanted: UseCall | None) -> None:
        """Tell the link, where it does not know; one that came anew knows nothing."""
        with self._guard:
            if wanted == self._told and (wanted is None or self._line.is_there):
                return
            try:
                self._line.perform(LeaveCall() if wanted is None else wanted)
            except WireError:
                # It is begun again, and told then; the window says what is wrong with it.
                self._told = None
                return
            self._told = wanted


def _nothing(_: None) -> None:
    return
