"""A trail that no stranger fills: of too many failures at a time it tells the number."""

import contextlib
from collections.abc import Sequence
from typing import Final

from mixer.handoff import Guard

from .errors import StoreError
from .moment import MINUTE_NS, Now
from .records import PROVIDER
from .trail import Deed, Outcome, Trail

MOST_A_MINUTE: Final = 60
_MOST_STRANGERS: Final = 10_000
"""Those beyond are counted as if they were one."""
_TOO_MANY: Final = "failures too many to tell one by one"
_COUNTED: Final = "failures counted"


class SparingTrail:
    """Hands on to *trail* what it is told, but of one stranger sixty failures a minute. Any thread.

    From the first one too many on, which is told at once, the rest of the minute is counted, and
    the number is told with the next deed after it, or at the end: no failure goes untold. Whoever
    is signed in is no stranger (:attr:`Deed.stranger`).
    """

    def __init__(self, trail: Trail, now: Now, *, most_a_minute: int = MOST_A_MINUTE) -> None:
        self._trail = trail
        self._now = now
        self._most = most_a_minute
        self._guard = Guard()
        self._since_ns = now()
        self._counts: dict[str, int] = {}
        self._untold = 0

    def record(self, deed: Deed) -> None:
        """As the Protocol says."""
        self.record_all((deed,))

    def record_all(self, deeds: Sequence[Deed]) -> None:
        """As the Protocol says."""
        with self._guard:
            due, counted = self._due(self._now())
            told = [*due, *(each for deed in deeds for each in self._told(deed))]
        self._tell(told, counted)

    def close(self) -> None:
        """Tell what was counted until now, if it can be written down. The owner's thread."""
        with self._guard:
            due, counted = self._due(self._since_ns + MINUTE_NS)
        with contextlib.suppress(StoreError):
            self._tell(due, counted)

    def _tell(self, told: list[Deed], counted: int) -> None:
        try:
            self._trail.record_all(told)
        except StoreError:
            with self._guard:
                self._untold += counted
            raise

    def _due(self, now_ns: int) -> tuple[list[Deed], int]:
        """Return what the minute that is over leaves to tell, and how many failures that is."""
        if self._since_ns <= now_ns < self._since_ns + MINUTE_NS:
            return [], 0
        counted, strangers = self._untold, sum(n > self._most for n in self._counts.values())
        details = {"count": str(counted), "strangers": str(strangers), "since": str(self._since_ns)}
        self._since_ns, self._counts, self._untold = now_ns, {}, 0
        if not counted:
            return [], 0
        return [Deed(_COUNTED, Outcome.REFUSED, PROVIDER, details=details)], counted

    def _told(self, deed: Deed) -> Sequence[Deed]:
        """Return what is told of *deed*: itself, that there are too many by now, or nothing."""
        if not deed.stranger or deed.outcome is Outcome.DONE:
            return (deed,)
        is_one_more = len(self._counts) >= _MOST_STRANGERS and deed.stranger not in self._counts
        stranger = "" if is_one_more else deed.stranger
        count = self._counts[stranger] = self._counts.get(stranger, 0) + 1
        if count <= self._most:
            return (deed,)
        self._untold += 1
        if count > self._most + 1:
            return ()
        return (
            Deed(_TOO_MANY, deed.outcome, PROVIDER, subject=deed.subject, personal=deed.personal),
        )
