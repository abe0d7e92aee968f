"""Keeps the ledger while a show runs: in memory, and beside the recordings."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import Guard
from studio.secrets import RecordKey

from .delivery import Delivery
from .entries import AnyEntry, Confirmed, LedgerOpened, LiveBegan, LiveEnded, RecordingBegan
from .file import LedgerFile
from .reading import LEDGER_SUFFIX

_MOST_ACTS: Final = 4096
"""Recordings begun, pauses, destinations gone to and left."""
_MOST_STRETCHES: Final = 4096
"""Of what destinations have without a gap. The oldest goes first, and so counts as missed."""
_CLOSE_S: Final = 5.0


class Ledger:
    """Written from the first recording on, beside it. Any thread.

    A recording that begins in another folder, as where a disk failed, has a ledger of its own
    there, which says all that the one before was told, too, and goes on instead of it. Where there
    is no such recording, a disk that fails ends it: it then knows of nothing that an ingest got
    later, which errs on the safe side.
    """

    def __init__(self, *, opened: LedgerOpened, key: RecordKey, clock: Clock) -> None:
        self._opened = opened
        self._key = key
        self._clock = clock
        self._acts: deque[tuple[AnyEntry, Path | None]] = deque(maxlen=_MOST_ACTS)
        self._stretches: deque[Confirmed] = deque(maxlen=_MOST_STRETCHES)
        self._newest: dict[tuple[str, str, str], Confirmed] = {}
        self._file: LedgerFile | None = None
        self._left: list[LedgerFile] = []
        self._changing = Guard()

    def close(self) -> None:
        """Write what waits, mark the end, and join. The owner's thread."""
        with self._changing:
            file, self._file = self._file, None
        files = [*self._left, *([file] if file is not None else [])]
        for each in files:
            each.close()
        for each in files:
            each.join(_CLOSE_S)

    def recording_began(self, path: Path, origin_ns: int, from_ns: int = 0) -> None:
        """Note the recording *path*, whose first picture begins at *origin_ns*. Any thread.

        *from_ns*: from when on in the file, after a pause, its times count from *origin_ns*.
        """
        self._act(RecordingBegan(name=path.name, origin_ns=origin_ns, from_ns=from_ns), path)

    def live_began(self, destination: str, at_ns: int) -> None:
        """Note that *destination*, a label, is to have the programme. Any thread."""
        self._act(LiveBegan(destination=destination, at_ns=at_ns))

    def live_ended(self, destination: str, at_ns: int) -> None:
        """Note that it is no longer to have it. Any thread."""
        self._act(LiveEnded(destination=destination, at_ns=at_ns))

    def delivery(self, destination: str) -> Delivery:
        """Return the follower of a new connection to *destination*; its sender's thread."""
        return Delivery(destination, self._clock, self._confirmed)

    def _act(self, entry: AnyEntry, recording: Path | None = None) -> None:
        with self._changing:
            self._acts.append((entry, recording))
            if recording is not None and (
                self._file is None or self._file.folder != recording.parent
            ):
                self._begin(recording)
            elif self._file is not None:
                self._file.put(_named(entry, recording, self._file.folder))

    def _confirmed(self, entries: Iterable[Confirmed]) -> None:
        with self._changing:
            for entry in entries:
                self._remember(entry)
                if self._file is not None:
                    self._file.put(entry)

    def _remember(self, entry: Confirmed) -> None:
        """Keep *entry*, as one with the stretch that it goes on with."""
        stream = (entry.destination, entry.kind, entry.how)
        newest = self._newest.get(stream)
        if newest is not None and _follows(newest, entry):
            entry = msgspec.structs.replace(entry, first=newest.first, first_ns=newest.first_ns)
        elif newest is not None:
            self._stretches.append(newest)
        self._newest[stream] = entry

    def _begin(self, recording: Path) -> None:
        folder = recording.parent
        acts = (_named(entry, path, folder) for entry, path in self._acts)
        entries = (self._opened, *acts, *self._stretches, *self._newest.values())
        if self._file is not None:
            self._file.close()
            self._left.append(self._file)
        self._file = LedgerFile(
            recording.with_suffix(LEDGER_SUFFIX), entries, key=self._key, clock=self._clock
        )
        self._file.start()


def _follows(newest: Confirmed, entry: Confirmed) -> bool:
    # Another encoder counts anew.
    return newest.last + 1 == entry.first and 0 <= entry.first_ns - newest.last_ns < NS_PER_S


def _named(entry: AnyEntry, recording: Path | None, folder: Path) -> AnyEntry:
    """Return *entry* with a name by which its recording is found from the ledger's own folder."""
    if recording is None or recording.parent == folder:
        return entry
    return msgspec.structs.replace(entry, name=str(recording))
