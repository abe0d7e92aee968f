"""The first engine's process, begun before anybody knows what it shall do.

Its libraries take most of the time from a command to the first picture, and load as well
beside the reading of arguments, show and keys as after it.
"""

from .children import Child, start_module

ENGINE = "studio.engine"


class EarlyEngine:
    """Holds a process that loads and waits for its launch. The main thread."""

    def __init__(self) -> None:
        self._process: Child | None = start_module(ENGINE)

    def take(self) -> "Child | None":
        """Return the process, for the first who asks; whoever takes it ends it."""
        process, self._process = self._process, None
        return process

    def close(self) -> None:
        """End it if nobody took it."""
        process = self.take()
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
