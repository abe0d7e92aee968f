"""How a backend is asked in JSON: what is sent and what comes back."""

from typing import Protocol, TypeVar

T = TypeVar("T")


class Asks(Protocol):
    """Asks one backend for somebody. One thread at a time.

    Both raise ``RefusedError`` with the backend's reason, :class:`ClientError` where the network
    or the answer fails, and what the gate raises.
    """

    def ask(self, method: str, path: str, kind: type[T], body: object = None) -> T:
        """Return the answer, of *kind*, to *body*, which is sent as JSON where there is one."""
        ...

    def tell(self, method: str, path: str, body: object = None) -> None:
        """Have it done; the answer is of no matter."""
        ...
