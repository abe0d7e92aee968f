"""A stream on its way to disk."""

from collections.abc import Callable

from mixer.clock import Clock
from studio.output.rtmp import Message

from .errors import IngestServerError
from .flv_store import FlvStore
from .tampering import Tamperer


class StoredStream:
    """Dates what comes and stores it; *ended* is called once, *trouble* when the disk is full."""

    def __init__(
        self,
        store: FlvStore,
        *,
        clock: Clock,
        tamperer: Tamperer | None,
        trouble: Callable[[str], None],
        ended: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._tamperer = tamperer
        self._trouble = trouble
        self._ended = ended

    def take(self, message: Message, /) -> None:
        """Store *message*. Raises :class:`IngestServerError`, which cuts the publisher off."""
        arrived_ns = self._clock.now_ns()
        kept = message if self._tamperer is None else self._tamperer(message)
        if kept is None:
            return
        try:
            self._store.write(kept, arrived_ns)
        except IngestServerError as error:
            self._trouble(str(error))
            raise

    def end(self) -> None:
        """Nothing follows."""
        self._ended()
