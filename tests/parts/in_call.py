"""Stations in one call by the product's own client, on a loop of their own; voices by demand."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mixer.clock import MonotonicClock
from studio.client import BackendAddress
from studio.links.talk.call_socket import CallPlace
from studio.links.talk.calling import CallEars, Calling
from studio.secrets import Secret
from studio.talkback.routing.packets import FIRST, Packet, PacketKind
from tests.fakes.people import allow_all

_LINE = "party:main"
_KEYS_S = 0.1


class InCall:
    """All *stations* of one person, in the call while entered; they come back by themselves.

    ``together``: when all saw all of them in one call, by the call's epoch, in s of the process.
    """

    def __init__(
        self, front: str, event: str, token: Secret, ca_file: Path, stations: tuple[str, ...]
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="stations in a call")
        self._stations = frozenset(stations)
        self.together: dict[int, float] = {}
        self.heard = dict.fromkeys(stations, 0)
        self._callings = {
            station: Calling(
                CallPlace(
                    BackendAddress.parse(front), event, station, station, token.reveal(), ca_file
                ),
                allow_all,
                MonotonicClock(),
                CallEars(self._look, lambda: None, partial(self._hear, station)),
            )
            for station in stations
        }

    def __enter__(self) -> Self:
        self._thread.start()
        for calling in self._callings.values():
            self._do(calling.open())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for calling in self._callings.values():
            self._do(calling.close())
        self._do(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def epoch(self) -> int:
        """The call that all came together in last."""
        return next(reversed(self.together), 0)

    def speak(self, station: str, seconds: float) -> None:
        """Hold the key of the party line, and speak."""
        self._do(self._speak(self._callings[station], seconds))

    async def _speak(self, calling: Calling, seconds: float) -> None:
        for number in range(round(seconds / _KEYS_S)):
            calling.keys((_LINE,))
            flags = 0 if number else FIRST
            calling.send(Packet(PacketKind.VOICE, flags, 0, number, 480 * number, b"voice"))
            await asyncio.sleep(_KEYS_S)
        calling.keys(())

    def _hear(self, station: str, _packet: Packet, _now_ns: int) -> None:
        self.heard[station] += 1

    def _look(self) -> None:
        calls = [each.call for each in self._callings.values() if each.is_up]
        told = [call for call in calls if call is not None]
        epochs = {call.epoch for call in told}
        if len(told) == len(self._stations) and len(epochs) == 1:
            members = [frozenset(member.id for member in call.members) for call in told]
            if all(each == self._stations for each in members):
                self.together.setdefault(epochs.pop(), time.monotonic())

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(20)
