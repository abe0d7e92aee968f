"""The engine's own folder: made, locked, swept of what a killed engine left."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from studio.wire.locking import try_lock
from studio.wire.places import Places

from .errors import EngineError


def make_private(folder: Path) -> None:
    """Make *folder* with mode 0700; raises :class:`EngineError` when it is not ours alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except OSError as error:
        message = f"The folder {folder} cannot be made ({error.strerror}); check who owns it."
        raise EngineError(message) from error
    if found.st_uid != os.getuid() or found.st_mode & 0o077:
        message = f"Others may enter {folder}; remove it, or: chmod 700 {folder}."
        raise EngineError(message)


@contextlib.contextmanager
def owned(places: Places) -> Iterator[None]:
    """Hold the engine's lock and an empty folder for rings; both go at the end.

    Raises :class:`EngineError` when another engine holds the lock.
    """
    make_private(places.folder)
    with try_lock(places.engine_lock) as held:
        if not held:
            message = "An engine runs here already; `python -m studio status` tells about it."
            raise EngineError(message)
        make_private(places.rings)
        _sweep(places.rings)
        try:
            yield
        finally:
            _sweep(places.rings)


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink(missing_ok=True)
