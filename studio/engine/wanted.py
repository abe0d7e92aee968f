"""What the show was last told to be, noted with the supervisor for an engine that comes after."""

from collections.abc import Callable

import msgspec

from studio.wire.launch import Told, Wanted


class WantedNotes:
    """Tells the supervisor at each change. The session's thread alone, and before it begins."""

    def __init__(self, tell: Callable[[Told], None]) -> None:
        self._tell = tell
        self._wanted = Wanted((), recording=False)

    def live(self, live_to: tuple[str, ...], epoch_ns: int | None) -> None:
        """Note where the show is to be live, and when its streams' time began."""
        self._note(msgspec.structs.replace(self._wanted, live_to=live_to, live_epoch_ns=epoch_ns))

    def recording(self, *, on: bool, paused: bool = False) -> None:
        """Note whether the show is to be recorded, and whether that is paused."""
        self._note(msgspec.structs.replace(self._wanted, recording=on, paused=paused))

    def _note(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._tell(wanted)
