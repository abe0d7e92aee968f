"""Joins packets that follow each other into stretches; pure."""

from dataclasses import dataclass

from studio.output.packet import StreamKind

from .entries import Confirmed, How


@dataclass(frozen=True, slots=True)
class Mark:
    """What the ledger keeps of a packet that is on its way."""

    kind: StreamKind
    number: int
    pts_ns: int


class Joiner:
    """Collects confirmed packets of one connection; one thread's."""

    def __init__(self, destination: str) -> None:
        self._destination = destination
        self._open: dict[StreamKind, Confirmed] = {}
        self._closed: list[Confirmed] = []

    def add(self, mark: Mark, how: How) -> None:
        """Add a packet; those of a stream come in their order."""
        held = self._open.get(mark.kind)
        first, first_ns = mark.number, mark.pts_ns
        if held is not None:
            if held.how == how and held.last + 1 == mark.number:
                first, first_ns = held.first, held.first_ns
            else:
                self._closed.append(held)
        self._open[mark.kind] = Confirmed(
            destination=self._destination,
            kind=mark.kind.value,
            how=how,
            first=first,
            last=mark.number,
            first_ns=first_ns,
            last_ns=mark.pts_ns,
        )

    def take(self) -> list[Confirmed]:
        """Return what was collected, once."""
        taken = [*self._closed, *self._open.values()]
        self._closed, self._open = [], {}
        return taken
