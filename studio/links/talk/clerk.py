"""What clients ask of the talk link, done on the event loop; it owns the call and its state."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from mixer.errors import StudioError
from studio.client.address import BackendAddress
from studio.talkback.routing.packets import Packet
from studio.wire import talk as wire

from .asking import saying_of
from .call_socket import CallPlace
from .calling import CallEars, Calling
from .errors import OFF, TalkError
from .keying import Keying
from .parts import Parts
from .picture import Devices, state_of
from .sounding import Sounding

TICK_S: Final = 0.05
_KEYS_EVERY, _LEVELS_EVERY, _HEALTH_EVERY = 2, 2, 20
"""In ticks."""


class Clerk:
    """The event loop's, but for the slots of ``sounding`` that the sound's threads put into."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._calling: Calling | None = None
        self._ticks = 0
        self.sounding = Sounding(parts)
        self.keying = Keying(parts, self._sound)
        self.state = wire.TalkState()
        self._show()

    def came(self, client: int) -> None:
        """Tell a client that connected all."""
        self._parts.send(client, self.state)

    def left(self, client: int) -> None:
        """Let go of what a client held that is gone."""
        self.keying.client_left(client)

    async def asked(self, client: int, request: wire.TalkRequest) -> None:
        """Do what a client asks, and answer it."""

        def answered(reason: str) -> None:
            if reason:
                self._parts.send(client, wire.TalkRefused(id=request.id, reason=reason))
            else:
                self._parts.send(client, wire.TalkDone(id=request.id))

        try:
            await self._perform(client, request.command, answered)
        except StudioError as error:
            answered(str(error))

    def devices(self, devices: Devices) -> None:
        """Hear how the devices are."""
        self.sounding.devices = devices
        self._show()

    def spoke(self, packet: Packet) -> None:
        """Send a packet of one's own."""
        if self._calling is not None:
            self._calling.send(packet)

    def engine_came(self) -> None:
        """Have the engine that has come do what the one before did."""
        self.sounding.engine_came()
        self.keying.engine_came()

    def tick(self) -> None:
        """Do what is due, every TICK_S."""
        self._ticks += 1
        self.keying.look()
        calling = self._calling
        if calling is None:
            return
        calling.look()
        down = self.keying.down
        if down and self._ticks % _KEYS_EVERY == 0:
            calling.keys(down)
        if self._ticks % _LEVELS_EVERY == 0:
            levels = self.sounding.levels()
            if levels is not None:
                self._parts.send(None, levels)
        if self._ticks % _HEALTH_EVERY == 0:
            calling.say(self.sounding.health(is_open=bool(down)))
            self._show()

    async def close(self) -> None:
        """Leave the call, and let go of everything."""
        await self._leave()

    async def _perform(
        self, client: int, command: wire.AnyTalkCommand, answered: Callable[[str], None]
    ) -> None:
        match command:
            case wire.UseCall():
                await self._use(command)
            case wire.LeaveCall():
                await self._leave()
            case wire.HoldKey() | wire.LatchKey() | wire.KeepKeys() | wire.ReleaseKeys():
                self.keying.perform(client, command)
            case wire.UseGlobalKeys():
                await self.keying.use_global(client, command)
            case wire.ChooseSound():
                self.sounding.choose(command)
                self._sound()
            case wire.DismissSignal():
                self._dismiss(command.number)
            case _:
                self._ask(command, answered)
                return
        answered("")

    async def _use(self, command: wire.UseCall) -> None:
        place = CallPlace(
            address=BackendAddress.parse(command.address),
            event=command.event,
            station=command.station,
            name=command.name,
            token=command.token,
            ca_file=Path(command.ca_file) if command.ca_file else None,
        )
        calling = self._calling
        if calling is not None and calling.place.is_same(place):
            calling.use_token(command.token)
            return
        await self._leave()
        ears = CallEars(changed=self._changed, heard=self._sound, packet=self._parts.ear.put)
        made = self._parts.call(place, ears)
        self._be_in(made)
        await made.open()
        self._sound()

    async def _leave(self) -> None:
        calling = self._calling
        self._be_in(None)
        self.keying.release()
        if calling is not None:
            await calling.close()
        self._sound()

    def _be_in(self, calling: Calling | None) -> None:
        self._calling = self.keying.calling = self.sounding.calling = calling

    def _sound(self) -> None:
        """Bring ear and mouth up to the call, to the keys and to what was chosen."""
        self.sounding.bring(is_open=bool(self.keying.down))
        self._show()

    def _changed(self) -> None:
        self.keying.press()
        self._sound()

    def _dismiss(self, number: int) -> None:
        if self._calling is not None:
            self._calling.dismiss(number)
            self._show()

    def _ask(self, command: wire.AnyTalkCommand, answered: Callable[[str], None]) -> None:
        calling = self._calling
        if calling is None:
            raise TalkError(OFF)
        make = saying_of(command, calling.place.station)
        if make is None:
            answered(OFF)
        else:
            calling.ask(make, answered)

    def _show(self) -> None:
        """Tell all clients where anything is other than they know."""
        state = state_of(
            self._calling,
            self.keying.keyboard,
            self.sounding.shown,
            self.sounding.reports.heard,
            answering=self.keying.answering,
            now_ns=self._parts.clock.now_ns(),
        )
        if state != self.state:
            self.state = state
            self._parts.send(None, state)
