"""A deed never calls the repository that runs it, which would wait for itself."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OneDeed:
    """One deed a thread at a time. Any thread."""

    def __init__(self) -> None:
        self._inside = threading.local()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Raise RuntimeError inside another deed of this thread."""
        if getattr(self._inside, "deed", False):
            message = "A deed uses what it is handed, never the repository."
            raise RuntimeError(message)
        self._inside.deed = True
        try:
            yield
        finally:
            self._inside.deed = False
