"""The takes that the show file sets, in their order."""

from collections import deque
from collections.abc import Iterator

from mixer.clock import NS_PER_MS
from studio.show import Show
from studio.show.durations import parse_duration_ns
from studio.wire.commands import Take


class TakeTimeline:
    """Gives out each take once, when its time has come. One thread."""

    def __init__(self, show: Show, began_ns: int, now_ns: int) -> None:
        takes = [
            (began_ns + parse_duration_ns(take.at), _take(take.scene, take.mix))
            for take in show.take
        ]
        takes.sort(key=lambda entry: entry[0])
        # After a restart the past is not played again: the scene on air came with the resumption.
        self._waiting = deque(entry for entry in takes if entry[0] >= now_ns)

    def next_ns(self) -> int | None:
        """Return when the next take is due, None after the last."""
        return self._waiting[0][0] if self._waiting else None

    def due(self, now_ns: int) -> Iterator[Take]:
        """Yield what is due."""
        while self._waiting and self._waiting[0][0] <= now_ns:
            yield self._waiting.popleft()[1]


def _take(scene: str, mix: str) -> Take:
    if not mix:
        return Take(scene=scene, transition="cut")
    duration_ms = parse_duration_ns(mix) // NS_PER_MS
    return Take(scene=scene, transition="mix", duration_ms=duration_ms)
