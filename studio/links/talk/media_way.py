"""The way of a call's voices: the transport that the backend named, and never another one."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from mixer.clock import Clock
from mixer.errors import StudioError
from studio.client.address import Gate
from studio.talkback.routing.model import Heard as HeardNow
from studio.talkback.routing.rules import leads
from studio.talkback.routing.said import TellCall, TellSeats

from .call_view import member_of
from .daily_transport import DailyTransport, WantSeats
from .own_transport import OwnTransport
from .refused_transport import RefusedTransport
from .transport import Heard, Transport


class MediaWay:
    """The event loop's. *want_seats* asks the backend for seats at Daily."""

    def __init__(
        self,
        *,
        own: OwnTransport,
        gate: Gate,
        clock: Clock,
        heard: Heard,
        want_seats: WantSeats,
    ) -> None:
        self._own, self._gate, self._clock = own, gate, clock
        self._heard, self._want_seats = heard, want_seats
        self._daily: DailyTransport | None = None
        self._changing: set[asyncio.Task[None]] = set()
        self._place: tuple[int, frozenset[str]] | None = None
        self._refused = ""
        self._name = own.name
        self._barred: RefusedTransport | None = None

    @property
    def transport(self) -> Transport:
        """The one that carries the voices now; one that carries none where Daily is refused."""
        if self._daily is not None:
            return self._daily
        return self._own if self._barred is None else self._barred

    @property
    def trouble(self) -> str:
        """Why no voice comes or goes by Daily; of the own way its socket tells."""
        return self._refused or ("" if self._daily is None else self._daily.health.fault)

    async def open(self) -> None:
        """Begin, by the own way until the backend names another one."""
        await self._own.join()

    async def close(self) -> None:
        """End."""
        daily, self._daily = self._daily, None
        if daily is not None:
            await daily.leave()
        await asyncio.gather(*self._changing, return_exceptions=True)
        await self._own.leave()

    def told(self, call: TellCall) -> None:
        """Hear which transport it is, and what one may where."""
        if call.transport != self._name:
            self._change(call.transport)
        daily, me = self._daily, member_of(call, call.you)
        if daily is None or me is None:
            return
        daily.may_talk(call.may_talk)
        others = {each.room for each in call.members} if leads(me) else set()
        place = (me.number, frozenset({me.room, *others}))
        if place != self._place:
            # Another room is another seat; what one may hear in it, the backend tells Daily.
            is_anew = self._place is None or self._place[0] != me.number
            self._place = place
            daily.move(is_anew=is_anew)

    def came_in(self) -> None:
        """Take that one comes into the call anew, as a member of another number."""
        self._place = None

    def keys(self, down: tuple[str, ...]) -> None:
        """Have one's voice go to these lines, at once."""
        if self._daily is not None:
            self._daily.talk(down)

    def listen(self, heard: tuple[HeardNow, ...]) -> None:
        """Hear these."""
        if self._daily is not None:
            self._daily.listen(self._place[0] if self._place else 0, heard)

    def take_seats(self, told: TellSeats) -> None:
        """Take what the backend gives."""
        if self._daily is not None:
            self._daily.take_seats(told)

    def refused(self, reason: str) -> None:
        """Hear why there are no seats."""
        if self._daily is not None:
            self._daily.refused(reason)

    def _change(self, name: str) -> None:
        before, self._daily = self._daily, None
        self._name, self._place, self._refused, self._barred = name, None, "", None
        if before is not None:
            self._later(before.leave())
        if name == DailyTransport.name:
            try:
                self._daily = DailyTransport(self._gate, self._clock, self._heard, self._want_seats)
            except StudioError as error:
                # The gate has written it down; talkback is away until somebody chooses otherwise.
                self._refused = str(error)
                self._barred = RefusedTransport(name, self._refused)
            else:
                self._later(self._join(self._daily))

    async def _join(self, daily: DailyTransport) -> None:
        try:
            await daily.join()
        except StudioError as error:
            self._refused = str(error)

    def _later(self, deed: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(deed)
        self._changing.add(task)
        task.add_done_callback(self._changing.discard)
