"""A thread with an owner: started, told to stop, joined, its failure kept."""

import threading
from collections.abc import Callable

from .errors import MixerError


class Worker:
    """Runs *body* in a named thread until the owner stops it.

    *body* gets the event that asks it to stop and must return soon after it is set.
    *failed* hears, on that thread, of an exception that left *body*.
    """

    def __init__(
        self,
        name: str,
        body: Callable[[threading.Event], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._body = body
        self._failed = failed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._started = False

    def start(self) -> None:
        """Start the thread; once."""
        self._started = True
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Ask the body to return, without waiting. Any thread."""
        self._stop.set()

    def stop(self, timeout_s: float = 5.0) -> None:
        """Ask the body to return and join it. The owner's thread.

        Raises :class:`MixerError` when it is still running after *timeout_s*.
        """
        self._stop.set()
        if not self._started:
            return
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            message = f"The thread {self._thread.name!r} did not end within {timeout_s:g} s."
            raise MixerError(message)

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    @property
    def native_id(self) -> int | None:
        """The system's number of the thread; None before it has started."""
        return self._thread.native_id

    def _run(self) -> None:
        try:
            self._body(self._stop)
        except BaseException as error:
            if self._failed is None:
                raise
            self._failed(error)
