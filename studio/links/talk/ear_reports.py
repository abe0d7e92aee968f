"""What the ear tells of itself, as of now and over the last seconds."""

from collections import deque
from typing import Final

from mixer.handoff import LatestSlot

from .ear import EarReport
from .picture import Heard

_SHARE_OVER: Final = 10
"""Notes that a share of underruns is taken over."""


class EarReports:
    """:meth:`put` from any thread; all else is the event loop's."""

    def __init__(self) -> None:
        self._newest: LatestSlot[EarReport] = LatestSlot()
        self._counts: deque[tuple[int, int]] = deque([(0, 0)], maxlen=_SHARE_OVER)

    def put(self, report: EarReport) -> None:
        """Take what the ear tells."""
        self._newest.put(report)

    def note(self) -> None:
        """Have what follows be told against what was before."""
        report = self._newest.get()
        if report is not None:
            self._counts.append((report.blocks, report.underruns))

    @property
    def levels_db(self) -> dict[int, float]:
        """How loud each source is that sounds."""
        report = self._newest.get()
        return {} if report is None else dict(report.levels_db)

    @property
    def heard(self) -> Heard:
        """How late voices are, and how much of them is missing."""
        report = self._newest.get()
        if report is None:
            return Heard()
        blocks, underruns = self._counts[0]
        share = (report.underruns - underruns) / max(1, report.blocks - blocks)
        return Heard(report.delay_ms, min(1.0, max(0.0, share)))
