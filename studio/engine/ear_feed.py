"""The programme without this station's own microphones, left where an ear in a call finds it.

Whoever hears themselves with the delay of a mix cannot speak. Nothing comes back from there: the
ring is written here and read elsewhere.
"""

from pathlib import Path
from typing import Final

import numpy as np

from mixer.media import AudioBlock
from studio.wire.sound_ring import SoundWriter

from .sound_tracks import Sounding, SoundTracks

EAR: Final = "(ear)"
"""The bus; no bus of a show has such a name."""
_SOUNDING: Final = Sounding(EAR, is_bus=True)


class EarFeed:
    """Begun for the first who wants it, ended with the last. The session's thread."""

    def __init__(self, path: Path, tracks: SoundTracks) -> None:
        self._path = path
        self._tracks = tracks
        self._writer: SoundWriter | None = None
        self._clients: set[int] = set()

    def want(self, client: int, *, wanted: bool) -> None:
        """Have it for *client*, or no more. Raises ``WireError`` when there is no room for it."""
        if not wanted:
            self.forget(client)
            return
        if self._writer is None:
            self._path.unlink(missing_ok=True)
            self._writer = SoundWriter(self._path)
        if not self._clients:
            self._tracks.add(_SOUNDING, self._put)
        self._clients.add(client)

    def forget(self, client: int) -> None:
        """End what a client wanted that has gone."""
        if client in self._clients:
            self._clients.discard(client)
            if not self._clients:
                self._tracks.remove(_SOUNDING, self._put)

    def close(self) -> None:
        """Write no more, and delete the ring. The owner's thread."""
        if self._clients:
            self._clients.clear()
            self._tracks.remove(_SOUNDING, self._put)
        # Only its name: the mix may be writing a last block, and lets go of it after that.
        self._writer = None
        self._path.unlink(missing_ok=True)

    def _put(self, block: AudioBlock) -> None:
        # The audio mix: one copy into mapped memory, which never waits.
        writer = self._writer
        if writer is not None:
            writer.put(np.ascontiguousarray(block.samples).data, block.pts_ns)
