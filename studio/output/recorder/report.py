"""What a recorder tells: how it fares, its files, their times and its counts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_MS, Clock
from mixer.handoff import LatestSlot
from studio.output.output import OutputState, OutputStatus

from . import faults
from .cutting import Cutting
from .parts import Parts

_SLOW_NS: Final = 350 * NS_PER_MS
"""A disk that is behind this far is said to be slow: more than a sync of a busy disk takes, and
within a second, with the half second until something is written."""
_CAUGHT_UP_NS: Final = 150 * NS_PER_MS
_GOES: Final = {OutputState.RECORDING, OutputState.PAUSED}

Began = Callable[[Path, int, int], None]


@dataclass(frozen=True, slots=True)
class RecorderCounters:
    """Counts since the start; a dropped packet is one that the disk was too slow for.

    ``held_bytes``: what is held in memory, as it is not on a disk for certain.
    """

    packets: int = 0
    dropped: int = 0
    file_bytes: int = 0
    held_bytes: int = 0


class Report:
    """Told by the recorder's thread, which hears *on_status* and *began*; read by any."""

    def __init__(
        self, clock: Clock, on_status: Callable[[OutputStatus], None], began: Began | None
    ) -> None:
        self._clock = clock
        self._on_status = on_status
        self._began = began
        self._status: LatestSlot[OutputStatus] = LatestSlot()
        self._paths: LatestSlot[tuple[Path, ...]] = LatestSlot()
        self._counters: LatestSlot[RecorderCounters] = LatestSlot()
        self._recorded_ns: LatestSlot[int] = LatestSlot()
        self._told: tuple[Path, int] | None = None
        self.hint = ""
        """What is wrong although it goes on; told with the next status."""

    @property
    def status(self) -> OutputStatus:
        """The last that was told. Any thread."""
        return self._status.get() or OutputStatus()

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files, in order. Any thread."""
        return self._paths.get() or ()

    @property
    def recorded_ns(self) -> int:
        """How long was recorded before ``status.since_ns``, pauses left out. Any thread."""
        return self._recorded_ns.get() or 0

    @property
    def counters(self) -> RecorderCounters:
        """Counts until now. Any thread."""
        return self._counters.get() or RecorderCounters()

    def tell(self, state: OutputState, fault: str = "", since_ns: int | None = None) -> None:
        """Tell how it fares, since now if nothing else is said."""
        at_ns = self._clock.now_ns() if since_ns is None else since_ns
        status = OutputStatus(state, fault, at_ns, self.hint)
        self._status.put(status)
        self._on_status(status)

    def paused(self, at_ns: int) -> None:
        """Tell that nothing is recorded from *at_ns* on; 0: from the beginning."""
        before = self.status
        if before.state is OutputState.RECORDING:
            self._recorded_ns.put(self.recorded_ns + max(0, at_ns - before.since_ns))
        self.tell(OutputState.PAUSED, since_ns=at_ns or self._clock.now_ns())

    def resumed(self, at_ns: int, own_ns: int) -> None:
        """Tell that it goes on at *at_ns*, which is *own_ns* on the recording's time."""
        self.tell(OutputState.RECORDING, since_ns=at_ns)
        if self._began is not None and self._told is not None:
            path, origin_ns = self._told
            self._began(path, origin_ns + at_ns - own_ns, own_ns - origin_ns)

    def note_file(self, parts: Parts, cutting: Cutting) -> None:
        """Tell of a file that is open by now, and of its first picture."""
        paths = parts.paths
        if len(paths) > len(self.paths):
            self._paths.put(paths)
            state = OutputState.PAUSED if cutting.paused else OutputState.RECORDING
            since_ns = self.status.since_ns if len(paths) > 1 else self._clock.now_ns()
            self.tell(state, since_ns=since_ns)
        for path, first_ns in parts.newly_begun():
            self._told = (path, first_ns)
            if self._began is not None:
                for from_ns, cut_ns in cutting.cuts_from(first_ns):
                    self._began(path, first_ns + cut_ns, from_ns - first_ns)

    def note_speed(self, parts: Parts) -> None:
        """Tell when the disk does not keep up, and when it does again."""
        before = self.status
        if before.state not in _GOES:
            return
        behind_ns = parts.now.behind_ns
        slow = faults.slow(parts.now.folder, dropped=False)
        if behind_ns >= _SLOW_NS:
            self.hint = faults.slow(parts.now.folder, dropped=parts.now.dropped > 0)
        elif behind_ns < _CAUGHT_UP_NS and self.hint == slow:
            self.hint = ""
        if self.hint != before.hint:
            self.tell(before.state, since_ns=before.since_ns)

    def count(self, parts: Parts) -> None:
        """Take the counts."""
        packets, file_bytes, dropped = parts.counts
        self._counters.put(RecorderCounters(packets, dropped, file_bytes, parts.held_bytes))
