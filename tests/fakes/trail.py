"""An audit trail in memory."""

from collections.abc import Sequence

from studio.backend.trail import Deed


class MemoryTrail:
    """Keeps what it is told, in order."""

    def __init__(self) -> None:
        self.deeds: list[Deed] = []

    def record(self, deed: Deed) -> None:
        self.deeds.append(deed)

    def record_all(self, deeds: Sequence[Deed]) -> None:
        self.deeds.extend(deeds)

    def kinds(self) -> list[str]:
        return [deed.kind for deed in self.deeds]
