"""Hands on what a server of the wire hears, as news of its owner's own kinds."""

from collections.abc import Callable
from typing import Generic, TypeVar

RequestT = TypeVar("RequestT")


class Ear(Generic[RequestT]):
    """Posts each as what its owner makes of it. The server's thread; never blocks."""

    def __init__(
        self,
        *,
        came: Callable[[int], object],
        asked: Callable[[int, RequestT], object],
        left: Callable[[int], object],
    ) -> None:
        self._came = came
        self._asked = asked
        self._left = left

    def came(self, client: int) -> None:
        """Tell of a client."""
        self._came(client)

    def asked(self, client: int, request: RequestT) -> None:
        """Hand on what it asks."""
        self._asked(client, request)

    def left(self, client: int) -> None:
        """Tell that it is gone."""
        self._left(client)
