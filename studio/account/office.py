"""What the clerk's parts share: the state that clients see, and a desk for what takes its time."""

from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from mixer.errors import StudioError
from studio.client import RefusedError
from studio.engine.desk import Desk
from studio.wire.account import AccountState, AnyAccountEvent

from .errors import AccountError
from .inbox import Asked, Failed, Finished, Post

T = TypeVar("T")
BUSY: Final = "The studio is still asking the backend; try again in a moment."
NOT_SIGNED_IN: Final = 401


class Office:
    """The clerk's thread alone. *send* sends to one client, or to all with None."""

    def __init__(
        self, *, desk: Desk, post: Post, send: Callable[[int | None, AnyAccountEvent], None]
    ) -> None:
        self._desk = desk
        self._post = post
        self._send = send
        self.state = AccountState()

    def change(self, **changes: object) -> None:
        """Bring the state up to *changes*, and tell all, where it is another one then."""
        if "fault" in changes:
            # A code belongs to its own fault.
            changes.setdefault("fault_code", "")
        state = msgspec.structs.replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self._send(None, state)

    def tell(self, client: int, event: AnyAccountEvent) -> None:
        """Tell one client what no other one is told."""
        self._send(client, event)

    def later(
        self,
        asked: Asked | None,
        work: Callable[[], T],
        then: Callable[[T], None],
        desk: Desk | None = None,
    ) -> None:
        """Do *work* on a desk, *then* come back; who *asked* is answered after that.

        Raises :class:`AccountError` when too much waits already.
        """

        def job() -> None:
            try:
                result = work()
            except StudioError as error:
                self._post(failed(asked, error))
            else:
                self._post(Finished(asked, lambda: then(result)))

        if not (desk or self._desk).ask(job):
            raise AccountError(BUSY)


def failed(asked: Asked | None, error: StudioError) -> Failed:
    """Return what is to be told of *error*."""
    if not isinstance(error, RefusedError):
        return Failed(asked, str(error))
    return Failed(asked, str(error), error.code, signed_out=error.status == NOT_SIGNED_IN)
