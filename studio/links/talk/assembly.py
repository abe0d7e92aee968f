"""Where a talk link is put together: everything is handed what it needs, here."""

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mixer.clock import Clock
from mixer.media import Samples
from studio.audit import LOG_NAME, AuditLog
from studio.audit.gate import Gate
from studio.policy import Policy, Region, load_register
from studio.secrets import RecordKey, Secret
from studio.wire.codec import talk_request_decoder
from studio.wire.ear import Ear as WireEar
from studio.wire.server import WireServer
from studio.wire.talk import TalkRequest
from studio.wire.talk_launch import TalkLaunch

from .call_socket import CallPlace
from .calling import CallEars, Calling
from .clerk import TICK_S, Clerk
from .ear import Ear, EarReport
from .ear_device import EarDevice
from .engine_line import EngineLine
from .errors import TalkError
from .global_keys import GlobalKeys, Press
from .mouth import Mouth
from .parts import Parts
from .picture import Devices
from .programme import ProgrammeReader
from .sleeping import asleep_ns
from .sound_choice import NAME, KeptChoice
from .sound_device import DeviceState

_MOST_ASKED: Final = 1024
"""Requests that wait; more are not heard, and their client gets no answer."""
_CAUGHT: Final = (
    "The system's sound library does not let go of a device; the talk link begins anew by itself."
)


class TalkLink:
    """One station's link. Made on its event loop. Raises ``StudioError``."""

    def __init__(self, launch: TalkLaunch, clock: Clock) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = clock
        self._gate = _gate(launch)
        self._asked: asyncio.Queue[tuple[int, TalkRequest]] = asyncio.Queue(_MOST_ASKED)
        self._server = WireServer(
            "talk server",
            socket.socket(fileno=launch.descriptor),
            talk_request_decoder,
            WireEar(came=self._came, asked=self._hear, left=self._left),
        )
        self._programme = ProgrammeReader(Path(launch.program_ring))
        self._ear = Ear(self._programme, self._report, self._played)
        self._mouth = Mouth(
            clock=clock,
            spoke=lambda packet: self._later(lambda: self._clerk.spoke(packet)),
            own=self._ear.own,
            level=self._level,
            on_state=self._mouth_is,
        )
        self._ear_device = EarDevice(block=self._ear.block, clock=clock, on_state=self._ear_is)
        self._engine = EngineLine(
            Path(launch.control_socket),
            self._engine_came,
            lambda: None,
        )
        self._global_keys = GlobalKeys(os.environ, self._global_key)
        self._clerk = Clerk(
            Parts(
                clock=clock,
                asleep_ns=asleep_ns,
                send=self._server.send,
                call=self._call,
                ear=self._ear,
                ear_device=self._ear_device,
                mouth=self._mouth,
                engine=self._engine,
                kept=KeptChoice(Path(launch.data_folder) / NAME),
                global_keys=self._global_keys,
            )
        )

    async def serve(self, over: asyncio.Event) -> None:
        """Serve until *over* is set. Raises ``StudioError`` where only a new process helps."""
        with contextlib.ExitStack() as ends:
            # The last that is opened ends first: nobody is served by what has gone.
            ends.callback(self._programme.close)
            ends.callback(self._global_keys.close)
            for begin, end in (
                (self._engine.open, self._engine.close),
                (self._ear_device.start, self._ear_device.stop),
                (self._mouth.start, self._mouth.stop),
                (self._server.start, self._server.stop),
            ):
                begin()
                ends.callback(end)
            asking = self._loop.create_task(self._answer())
            try:
                while not over.is_set():
                    self._clerk.tick()
                    if self._mouth.is_caught or self._ear_device.is_caught:
                        raise TalkError(_CAUGHT)
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(over.wait(), TICK_S)
            finally:
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)
                await self._clerk.close()

    async def _answer(self) -> None:
        """Do one after another what clients ask."""
        while True:
            client, request = await self._asked.get()
            await self._clerk.asked(client, request)

    def _later(self, deed: Callable[[], object]) -> None:
        """Have *deed* done on the loop. Any thread."""
        with contextlib.suppress(RuntimeError):
            # The loop has ended: nobody is left to hear.
            self._loop.call_soon_threadsafe(deed)

    def _came(self, client: int) -> None:
        self._later(lambda: self._clerk.came(client))

    def _left(self, client: int) -> None:
        self._later(lambda: self._clerk.left(client))

    def _hear(self, client: int, request: TalkRequest) -> None:
        def take() -> None:
            with contextlib.suppress(asyncio.QueueFull):
                self._asked.put_nowait((client, request))

        self._later(take)

    def _global_key(self, line: str, press: Press) -> None:
        self._later(lambda: self._clerk.keying.global_key(line, press))

    def _report(self, report: EarReport) -> None:
        self._clerk.sounding.reports.put(report)

    def _level(self, level_db: float) -> None:
        self._clerk.sounding.level.put(level_db)

    def _engine_came(self) -> None:
        # Looked up as it is called: the clerk is made after the line.
        self._later(self._clerk.engine_came)

    def _played(self, samples: Samples) -> None:
        self._mouth.played(samples)

    def _mouth_is(self, state: DeviceState) -> None:
        self._later(lambda: self._clerk.devices(Devices(state, self._clerk.sounding.devices.ear)))

    def _ear_is(self, state: DeviceState) -> None:
        self._later(lambda: self._clerk.devices(Devices(self._clerk.sounding.devices.mouth, state)))

    def _call(self, place: CallPlace, ears: CallEars) -> Calling:
        return Calling(place, self._gate, self._clock, ears)


def _gate(launch: TalkLaunch) -> Gate:
    folder = Path(launch.data_folder)
    key = RecordKey.from_text(Secret(launch.record_key), "The launch", protected=launch.protected)
    register = load_register(Path(launch.register_path) if launch.register_path else None)
    policy = Policy(register, Region(launch.region))
    return Gate(policy=policy, trail=AuditLog(folder / LOG_NAME, key))
