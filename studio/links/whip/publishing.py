"""Publishing for as long as the engine wants it, and coming back for ever."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from typing import Any

from mixer.clock import NS_PER_S, Clock
from mixer.errors import StudioError
from studio.output.ingest.backoff import Backoff
from studio.output.whip.endpoint import WhipEndpoint
from studio.output.whip.framing import LinkPacket
from studio.output.whip.messages import (
    Finish,
    Finished,
    FromLink,
    GateAnswer,
    KeyFrameWanted,
    Launch,
    Publish,
    Ready,
    Report,
    ToLink,
    Trouble,
)

from .description import read_answer
from .errors import WhipError
from .gate_line import GateLine
from .media import MediaSession
from .signalling import Session, Signalling
from .tls import context_for

_STEADY_NS = 2 * NS_PER_S
"""A connection that lived this long was a success: the next attempts begin quickly again."""
_BEAT_S = 0.5


class Publishing:
    """One endpoint, one attempt after another; the event loop's.

    *tell* passes messages to the engine.
    """

    def __init__(self, launch: Launch, clock: Clock, tell: Callable[[FromLink], None]) -> None:
        self._launch = launch
        self._clock = clock
        self._tell = tell
        self._gate = GateLine(tell)
        self._signalling = Signalling(
            endpoint=WhipEndpoint.parse(launch.url),
            token=launch.token,
            context=context_for(launch.ca_file),
            pins=launch.pins,
            ask_gate=self._gate.ask,
        )
        self._backoff = Backoff(random.Random())  # noqa: S311  # jitter keeps no secret
        self._media: MediaSession | None = None
        self._live = False
        self._wanted = asyncio.Event()
        self._over = asyncio.Event()
        self._counts = Report()

    async def take(self, frame: ToLink | LinkPacket | None) -> None:
        """Take what the engine sends; None: it has gone."""
        match frame:
            case LinkPacket():
                if self._media is not None and self._live:
                    await self._media.send(frame)
            case GateAnswer():
                self._gate.answered(frame)
            case Publish(on=True):
                self._wanted.set()
            case Publish():
                self._wanted.clear()
            case Finish() | None:
                self._over.set()
            case Launch():
                pass

    async def run(self) -> None:
        """Publish until the engine wants it no more."""
        beat = asyncio.create_task(self._beat())
        try:
            while not self._over.is_set():
                if await self._either(self._wanted.wait()):
                    await self._publish_once()
        finally:
            beat.cancel()
        self._tell(Finished())

    async def _publish_once(self) -> None:
        session: Session | None = None
        began_ns = self._clock.now_ns()
        try:
            session = await self._negotiate()
            await self._stay()
        except StudioError as error:
            if self._live and self._clock.now_ns() - began_ns >= _STEADY_NS:
                self._backoff.reset()
            await self._pause_after(error, session)
        else:
            await self._close(session)

    async def _negotiate(self) -> Session:
        """Return with the media connected. Raises :class:`WhipError`."""
        session = await self._signalling.publish(self._offer_from)
        if self._media is None:
            message = "There is nothing to publish with; please report this."
            raise WhipError(message)
        try:
            await self._media.connect(read_answer(session.answer), self._gate.ask)
        except BaseException:
            await self._close(session)
            raise
        return session

    async def _offer_from(self, local: str) -> str:
        await self._drop_media()
        self._media = MediaSession(
            local=local,
            launch=self._launch,
            clock=self._clock,
            want_key_frame=lambda: self._tell(KeyFrameWanted()),
        )
        return await self._media.offer()

    async def _stay(self) -> None:
        """Be live until it breaks, which raises, or is wanted no more."""
        if self._media is None:
            return
        self._live = True
        self._tell(Ready())
        tending = asyncio.create_task(self._media.tend(self._tell))
        unwanted = asyncio.create_task(self._unwanted())
        try:
            await asyncio.wait({tending, unwanted}, return_when=asyncio.FIRST_COMPLETED)
            if tending.done():
                tending.result()
        finally:
            tending.cancel()
            unwanted.cancel()

    async def _pause_after(self, error: StudioError, session: Session | None) -> None:
        known = error if isinstance(error, WhipError) else WhipError(str(error))
        self._live = False
        self._tell(Trouble(str(known), refused=known.refused, final=known.final))
        closing = asyncio.create_task(self._close(session))
        if known.final:
            await self._over.wait()
        else:
            await self._either(asyncio.sleep(self._backoff.next_s(known.pace)))
        await closing

    async def _close(self, session: Session | None) -> None:
        self._live = False
        await self._drop_media()
        if session is not None:
            await self._signalling.leave(session)

    async def _drop_media(self) -> None:
        media, self._media = self._media, None
        if media is not None:
            await media.close()

    async def _unwanted(self) -> None:
        while self._wanted.is_set() and not self._over.is_set():
            await self._either(asyncio.sleep(_BEAT_S / 5))

    async def _either(self, wait: Coroutine[Any, Any, object]) -> bool:
        """Return when *wait* is done, True, or the engine wants no more, False."""
        waiting = asyncio.ensure_future(wait)
        over = asyncio.ensure_future(self._over.wait())
        try:
            done, _ = await asyncio.wait({waiting, over}, return_when=asyncio.FIRST_COMPLETED)
            return waiting in done and over not in done
        finally:
            waiting.cancel()
            over.cancel()

    async def _beat(self) -> None:
        """Show that the event loop runs, while there is nothing else to report."""
        while True:
            await asyncio.sleep(_BEAT_S)
            if not self._live:
                self._tell(self._counts)
