"""Asks for seats at Daily, one question at a time, for as long as there is something to ask for."""

import asyncio
from collections.abc import Callable
from typing import Final

ANSWER_WITHIN_S: Final = 8.0
"""The backend itself waits for Daily some seconds; a question that is lost is asked again."""
PAUSES_S: Final = (0.0, 0.5, 1.0, 2.0, 5.0)
"""Before each further question of a row that leads nowhere: Daily limits how often it is asked."""


class SeatAsker:
    """The event loop's. *ask* sends a question; :meth:`answered` or :meth:`refused` ends it."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask = ask
        self._wanted, self._soon = asyncio.Event(), asyncio.Event()
        self._ended = asyncio.Event()
        self._was_refused = False
        self._tries = 0
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Begin."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    def want(self, *, soon: bool) -> None:
        """Have another seat asked for; *soon*: not for one that was just tried in vain."""
        self._wanted.set()
        if soon:
            self._tries = 0
            self._soon.set()

    def answered(self) -> None:
        """Take that the question was answered."""
        self._was_refused = False
        self._ended.set()

    def refused(self) -> None:
        """Take that it was refused, or lost: it is asked again after a while."""
        self._was_refused = True
        self._ended.set()

    async def close(self) -> None:
        """Ask no more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            await self._pause()
            for each in (self._wanted, self._soon, self._ended):
                each.clear()
            self._was_refused = True
            self._ask()
            await _within(ANSWER_WITHIN_S, self._ended)
            if self._was_refused:
                self._wanted.set()

    async def _pause(self) -> None:
        pause_s = PAUSES_S[min(self._tries, len(PAUSES_S) - 1)]
        self._tries += 1
        if pause_s:
            await _within(pause_s, self._soon)


async def _within(seconds: float, event: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
