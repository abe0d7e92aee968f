"""Asking the engine's gate, which decides and writes it to the audit trail."""

import asyncio
from collections.abc import Callable

from studio.output.whip.messages import GateAnswer, GateAsked

from .errors import ForbiddenError, NotNowError, WhipError

_ANSWER_TIMEOUT_S = 20.0
"""The gate may have to ask the system's resolver."""


class GateLine:
    """Questions under way, by number; the event loop's."""

    def __init__(self, tell: Callable[[GateAsked], None]) -> None:
        self._tell = tell
        self._asked: dict[int, asyncio.Future[GateAnswer]] = {}
        self._number = 0

    async def ask(self, host: str, port: int) -> None:
        """Return when a socket may be opened to *host*.

        Raises :class:`ForbiddenError`, or :class:`NotNowError` where it may be allowed later.
        """
        self._number += 1
        number = self._number
        future = self._asked[number] = asyncio.get_running_loop().create_future()
        self._tell(GateAsked(number, host, port))
        try:
            async with asyncio.timeout(_ANSWER_TIMEOUT_S):
                answer = await future
        except TimeoutError as error:
            message = f"Whether {host} may be reached is not answered; trying again."
            raise WhipError(message) from error
        finally:
            del self._asked[number]
        if not answer.allowed:
            raise (NotNowError if answer.passing else ForbiddenError)(answer.reason)

    def answered(self, answer: GateAnswer) -> None:
        """Take the engine's answer."""
        future = self._asked.get(answer.number)
        if future is not None and not future.done():
            future.set_result(answer)
