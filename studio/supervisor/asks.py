"""Who wants the show to end: Ctrl-C, SIGTERM, a terminal that goes away."""

import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .errors import EndAskedError

CONFIRM_S = 5.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class EndAsks:
    """Gathers signals and judges them where it is safe to speak. The main thread."""

    def __init__(
        self, say: Callable[[str], None], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._say = say
        self._now = now
        # A handler may come in the midst of anything, so all that it does is note this.
        self._came: deque[tuple[int, float]] = deque(maxlen=16)
        self._asked_at: float | None = None
        self.wanted = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Handle the signals while entered."""
        before = {number: signal.signal(number, self.note) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def note(self, number: int, _frame: object = None) -> None:
        """Take a signal."""
        self._came.append((number, self._now()))

    def look(self, *, on_air: bool) -> bool:
        """Return whether the show is to end; on air, Ctrl-C counts only when it is repeated."""
        while self._came:
            number, at = self._came.popleft()
            confirmed = self._asked_at is not None and at - self._asked_at <= CONFIRM_S
            if number == signal.SIGINT and on_air and not confirmed:
                self._asked_at = at
                self._say(f"On air. Press Ctrl-C again within {CONFIRM_S:g} s to end the show.")
            else:
                self.wanted = True
        return self.wanted

    def check(self) -> None:
        """Raise :class:`EndAskedError` when the show is to end although it has not begun."""
        if self.look(on_air=False):
            message = "The show was ended before it began."
            raise EndAskedError(message)
