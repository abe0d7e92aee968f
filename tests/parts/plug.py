"""A virtual device of the kernel, unplugged and plugged in through its driver. Needs root."""

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_DRIVERS = Path("/sys/bus/platform/drivers")
_LETS_GO_S = 30.0


class Plug:
    """The plug of the *instance* of *driver*; ``in_at`` is when it was put in last, monotonic."""

    def __init__(self, driver: str, instance: str) -> None:
        self._driver = _DRIVERS / driver
        self._instance = instance
        self.in_at = 0.0
        self._pulling: threading.Thread | None = None

    @property
    def is_here(self) -> bool:
        """Whether there is such a device, and we may pull its plug."""
        present = (self._driver / self._instance).exists()
        return present and os.access(self._driver / "unbind", os.W_OK)

    @contextlib.contextmanager
    def pulled(self) -> Iterator[None]:
        """Take the device away, node and all, even while it is in use; bring it back at the end."""
        # The kernel returns once whoever has it open has let go of it.
        self._pulling = threading.Thread(target=self._write, args=("unbind",))
        self._pulling.start()
        try:
            yield
        finally:
            self.put_in()

    def put_in(self) -> None:
        """Bring the device back, if it is away."""
        if self._pulling is not None:
            self._pulling.join(_LETS_GO_S)
            self._pulling = None
            self.in_at = time.monotonic()
            self._write("bind")

    def _write(self, name: str) -> None:
        (self._driver / name).write_text(self._instance, "ascii")
