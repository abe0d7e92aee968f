"""Routes that are made when somebody asks for one of them.

A backend that comes along begins beside a studio's window, and of its routes a show asks a few:
making all of them would be a third of its start.
"""

from collections.abc import Sequence
from typing import Final

import anyio
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from .groups import Group
from .taking import take

DOCUMENT: Final = "openapi.json"
"""The first step of what tells of all routes."""


class LateRoutes:
    """Wraps an application (ASGI 2.3) and gives *router* each of *groups* before it is needed."""

    def __init__(self, app: ASGIApp, router: APIRouter, groups: Sequence[Group]) -> None:
        self._app = app
        self._router = router
        self._left = list(groups)
        self._one_at_a_time = anyio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if self._left and scope["type"] in {"http", "websocket"}:
            first = scope["path"].removeprefix("/").partition("/")[0]
            for group in [each for each in self._left if first in {*each.begins, DOCUMENT}]:
                await self._make(group)
        await self._app(scope, receive, send)

    async def _make(self, group: Group) -> None:
        # On another thread, for others may be live meanwhile; whoever leaves, it is made once.
        with anyio.CancelScope(shield=True):
            async with self._one_at_a_time:
                if group in self._left:
                    for router in await run_in_threadpool(lambda: list(group.make())):
                        take(self._router, router)
                    self._left.remove(group)
