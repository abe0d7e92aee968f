"""What clients ask of the talk link, done on the event loop; it owns the call and its state."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import Clock
from mixer.errors import StudioError
from mixer.handoff import LatestSlot
from studio.client.address import BackendAddress
from studio.policy.permissions import Role
from studio.talkback.routing import said
from studio.talkback.routing.lines import Line
from studio.talkback.routing.packets import Packet
from studio.talkback.routing.rules import why_not
from studio.wire import talk as wire

from .asking import saying_of
from .call_socket import CallPlace
from .calling import NOT_THERE, CallEars, Calling
from .ear import Ear, Listening
from .ear_device import EarDevice
from .ear_reports import EarReports
from .engine_line import EngineLine
from .errors import TalkError
from .global_keys import GlobalKeys, Press
from .keyboard import Keyboard
from .mouth import Mouth, MouthWish
from .picture import Devices, sound_of, state_of
from .sound_choice import KeptChoice

TICK_S: Final = 0.05
_GLOBAL: Final = 0
"""Holds the keys that are heard whatever window is in front, as a client of no number."""
_KEYS_EVERY, _LEVELS_EVERY, _HEALTH_EVERY = 2, 2, 20
"""In ticks."""
_FAR_MS: Final = 30.0
"""Of round trip; from there on a packet holds 20 ms, which halves what gets lost of them."""
_SILENT_DB: Final = -90.0
_OFF: Final = "You are in no call; choose an event first."
_STOOD_STILL: Final = "A talk key went up, as this window stood still for a moment; press it again."
_NOT_NOW: Final = "This line is not open to you now; ask a producer to open it."
Send = Callable[[int | None, msgspec.Struct], None]
Open = Callable[[CallPlace, CallEars], Calling]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the clerk is handed. *call* makes a call, which is opened by the clerk."""

    clock: Clock
    send: Send
    call: Open
    ear: Ear
    ear_device: EarDevice
    mouth: Mouth
    engine: EngineLine
    kept: KeptChoice
    global_keys: GlobalKeys


class Clerk:
    """The event loop's, but for the slots that the sound's threads put into."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._calling: Calling | None = None
        self._keyboard = Keyboard()
        self._choice = parts.kept.read()
        self._devices = Devices()
        self._down: tuple[str, ...] = ()
        self._answering = self._needed = False
        self._global_of = _GLOBAL
        self._ticks = 0
        self.reports = EarReports()
        self.level: LatestSlot[float] = LatestSlot()
        self.state = wire.TalkState()
        self._show()

    def came(self, client: int) -> None:
        """Tell a client that connected all."""
        self._parts.send(client, self.state)

    def left(self, client: int) -> None:
        """Let go of what a client held that is gone."""
        self._keyboard.client_left(client, self._now_ns)
        if client == self._global_of:
            # Nobody shows any more that a microphone is open.
            self._parts.global_keys.close()
        self._press()

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

    def global_key(self, line: str, press: Press) -> None:
        """Hear of a key that was pressed behind whatever window."""
        now_ns = self._now_ns
        if press == "kept":
            self._keyboard.keep(_GLOBAL, (line,), now_ns)
            return
        with contextlib.suppress(TalkError):
            # Where one may not talk, nothing opens: no window is in front to say why.
            if press == "down":
                self._check(line)
            self._keyboard.hold(_GLOBAL, line, down=press == "down", now_ns=now_ns)
        self._press()

    def devices(self, devices: Devices) -> None:
        """Hear how the devices are."""
        self._devices = devices
        self._show()

    @property
    def known_devices(self) -> Devices:
        """How the devices were last."""
        return self._devices

    def spoke(self, packet: Packet) -> None:
        """Send a packet of one's own."""
        if self._calling is not None:
            self._calling.send(packet)

    def engine_came(self) -> None:
        """Have the engine that has come do what the one before did."""
        self._parts.engine.feed_ear(wanted=self._is_needed)
        if self._answering:
            self._hold_out(down=True)

    def tick(self) -> None:
        """Do what is due, every TICK_S."""
        self._ticks += 1
        self._keyboard.look(self._now_ns)
        self._tell_up(_STOOD_STILL)
        self._press()
        calling = self._calling
        if calling is None:
            return
        calling.look()
        if self._down and self._ticks % _KEYS_EVERY == 0:
            calling.keys(self._down)
        if self._ticks % _LEVELS_EVERY == 0:
            self._tell_levels(calling)
        if self._ticks % _HEALTH_EVERY == 0:
            self._tell_health(calling)
            self._show()

    async def close(self) -> None:
        """Leave the call, and let go of everything."""
        await self._leave()

    @property
    def _now_ns(self) -> int:
        return self._parts.clock.now_ns()

    async def _perform(
        self, client: int, command: wire.AnyTalkCommand, answered: Callable[[str], None]
    ) -> None:
        match command:
            case wire.UseCall():
                await self._use(command)
            case wire.LeaveCall():
                await self._leave()
            case wire.HoldKey() | wire.LatchKey() | wire.KeepKeys() | wire.ReleaseKeys():
                self._key(client, command)
                self._press()
            case wire.UseGlobalKeys():
                self._global_of = client
                await asyncio.get_running_loop().run_in_executor(
                    None, self._parts.global_keys.choose, command.keys
                )
            case wire.ChooseSound():
                self._choice = self._choice.changed(command)
                self._parts.kept.write(self._choice)
                self._sound()
            case wire.DismissSignal():
                self._dismiss(command.number)
            case _:
                self._ask(command, answered)
                return
        answered("")

    def _key(
        self,
        client: int,
        command: wire.HoldKey | wire.LatchKey | wire.KeepKeys | wire.ReleaseKeys,
    ) -> None:
        keyboard, now_ns = self._keyboard, self._now_ns
        match command:
            case wire.HoldKey():
                if command.down:
                    self._check(command.line)
                keyboard.hold(client, command.line, down=command.down, now_ns=now_ns)
            case wire.LatchKey():
                if command.line not in keyboard.latched:
                    self._check(command.line)
                keyboard.latch(client, command.line, now_ns)
            case wire.KeepKeys():
                keyboard.keep(client, command.lines, now_ns)
            case wire.ReleaseKeys():
                keyboard.release(now_ns, but=_GLOBAL if command.but_global else None)

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
        self._calling = self._parts.call(place, ears)
        await self._calling.open()
        self._sound()

    async def _leave(self) -> None:
        calling, self._calling = self._calling, None
        self._keyboard.release(self._now_ns)
        self._press()
        if calling is not None:
            await calling.close()
        self._sound()

    def _check(self, line: str) -> None:
        """Raise :class:`TalkError` where one may not talk on *line* now."""
        calling = self._calling
        if calling is None:
            raise TalkError(_OFF)
        if not calling.is_up or calling.call is None:
            raise TalkError(NOT_THERE)
        if line not in calling.call.may_talk:
            me = calling.me
            try:
                reason = "" if me is None else why_not(me, Line.parse(line), "talk")
            except ValueError:
                reason = f'There is no line "{line}" in this call.'
            raise TalkError(reason or _NOT_NOW)

    def _press(self) -> None:
        """Bring backend, engine and mouth up to which keys are down."""
        calling = self._calling
        if calling is None or not calling.is_up:
            # On a lost connection a key is up: nobody speaks on without knowing to whom.
            self._keyboard.release(self._now_ns)
        self._tell_up("")
        down = self._keyboard.down
        if down == self._down:
            return
        self._down = down
        me = None if calling is None else calling.me
        answering = bool(down) and me is not None
        if answering != self._answering:
            # Before a word is said: the microphone that is on air is muted first.
            self._answering = self._hold_out(down=answering) and answering
        if calling is not None:
            calling.keys(down)
        self._sound()

    def _tell_up(self, reason: str) -> None:
        """Tell each client which keys it holds no more, although no hand let go of them."""
        for client, lines in self._keyboard.take_dropped().items():
            self._parts.send(client, wire.TalkUp(lines=lines, reason=reason))

    def _hold_out(self, *, down: bool) -> bool:
        """Hold out what a presenter is heard by at all, and of others what they speak into."""
        me = None if self._calling is None else self._calling.me
        is_presenter = me is None or me.role is Role.PRESENTER
        device = "" if is_presenter else self._parts.mouth.opened
        if down and not is_presenter and not device:
            return False
        return self._parts.engine.hold_out(down=down, device=device)

    @property
    def _is_needed(self) -> bool:
        """Whether devices are: for others in the call, or since somebody chose which.

        Nobody's microphone is opened because an event was.
        """
        call = None if self._calling is None else self._calling.call
        chosen = bool(self._choice.microphone or self._choice.headphones)
        return call is not None and (chosen or len(call.members) > 1)

    def _sound(self) -> None:
        """Bring ear and mouth up to the call and to what was chosen."""
        calling, choice = self._calling, self._choice
        far, needed = False, self._is_needed
        if needed != self._needed:
            self._needed = needed
            self._parts.engine.feed_ear(wanted=needed)
            if not needed:
                self._parts.ear_device.choose(None)
        if calling is not None and needed:
            me, round_trip_ms = calling.me, calling.transport.health.round_trip_ms
            far = round_trip_ms is not None and round_trip_ms > _FAR_MS
            self._parts.ear_device.choose(choice.headphones)
            self._parts.ear.listen(
                Listening(
                    heard=calling.heard,
                    own=0 if me is None else me.number,
                    dim_db=calling.dim_db,
                    program_gain_db=choice.program_gain_db,
                    talk_gain_db=choice.talk_gain_db,
                    side_tone_db=choice.side_tone_db if choice.side_tone else None,
                    split=choice.split,
                )
            )
        else:
            self._parts.ear.listen(Listening())
        self._parts.mouth.wish(
            MouthWish(
                device=choice.microphone if needed else None,
                is_open=bool(self._down),
                span_ms=20 if far else 10,
                echo_cancelled=choice.echo_cancelled,
                noise_suppressed=choice.noise_suppressed,
            )
        )
        self._show()

    def _changed(self) -> None:
        self._press()
        self._sound()

    def _dismiss(self, number: int) -> None:
        if self._calling is not None:
            self._calling.dismiss(number)
            self._show()

    def _ask(self, command: wire.AnyTalkCommand, answered: Callable[[str], None]) -> None:
        calling = self._calling
        if calling is None:
            raise TalkError(_OFF)
        make = saying_of(command, calling.place.station)
        if make is None:
            answered(_OFF)
        else:
            calling.ask(make, answered)

    def _tell_levels(self, calling: Calling) -> None:
        call, own_db = calling.call, self.level.get()
        names = {} if call is None else {each.number: each.id for each in call.members}
        levels = self.reports.levels_db
        heard = {names[number]: level for number, level in levels.items() if number in names}
        own_db = _SILENT_DB if own_db is None else own_db
        if heard or own_db > _SILENT_DB:
            self._parts.send(None, wire.TalkLevels(own_db=own_db, heard_db=heard))

    def _tell_health(self, calling: Calling) -> None:
        heard = self.reports.heard
        own_db = self.level.get()
        fault = self._devices.mouth.fault or self._devices.ear.fault
        calling.say(
            said.Health(
                level_db=own_db if own_db is not None and self._down else -100.0,
                lost_share=heard.lost_share,
                delay_ms=heard.delay_ms,
                fault=fault[: said.MOST_SAID_CHARACTERS],
                tally=self._parts.engine.tally,
            )
        )
        self.reports.note()

    def _show(self) -> None:
        """Tell all clients where anything is other than they know."""
        state = state_of(
            self._calling,
            self._keyboard,
            sound_of(self._choice, self._devices),
            self.reports.heard,
            answering=self._answering,
            now_ns=self._now_ns,
        )
        if state != self.state:
            self.state = state
            self._parts.send(None, state)
