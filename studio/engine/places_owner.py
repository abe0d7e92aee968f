"""The engine's own folder: made, locked, swept of what a killed engine left."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from studio.wire.locking import try_lock
from studio.wire.places import Places
from studio.wire.private_folder import make_private

from .errors import EngineError


@contextlib.contextmanager
def owned(places: Places) -> Iterator[None]:
    """Hold the engine's lock and an empty folder for rings; both go at the end.

    Raises StudioError when another engine holds the lock, or the folder is not ours alone.
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
