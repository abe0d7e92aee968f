"""What a person chose for their window: language, colours, keys, its place. In a file of theirs."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec

Colours = Literal["", "dark", "light"]

_Pixels = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]

_log = logging.getLogger(__name__)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a window is while it is not maximised, without its frame, in pixels of the desktop."""

    left: _Pixels
    top: _Pixels
    width: _Pixels
    height: _Pixels
    maximised: bool = False


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """Empty means: as the system has it. ``keys``: only the actions whose keys were changed."""

    language: str = ""
    colours: Colours = ""
    keys: Mapping[str, tuple[str, ...]] = {}
    guided: bool = False
    """Whether the first steps were walked, or skipped: they never come by themselves again."""
    talk_stays: bool = False
    """Whether latched talk keys stay down behind another program's window."""
    talk_global: bool = False
    """Whether talk keys are heard behind other programs' windows, where the system has that."""
    place: Place | None = None
    """Where the window was last; None before it was ever open."""
    side: str = ""
    """The panel that was open at its side, '' for none."""


class PreferencesFile:
    """Reads and writes the file, at most one window at a time. GUI thread."""

    def __init__(self, path: Path | None) -> None:
        """Without a *path* nothing is kept."""
        self._path = path
        self._is_foreign = False
        """Whether there is a file that cannot be read."""
        self.value = self._read()

    def keep(self, **fields: object) -> str:
        """Change fields that nobody chose by hand, so not in place of a file that is not read."""
        if self._is_foreign:
            self.value = msgspec.structs.replace(self.value, **fields)
            return ""
        return self.change(**fields)

    def change(self, **fields: object) -> str:
        """Change fields and write them; return what went wrong, mostly nothing."""
        self.value = msgspec.structs.replace(self.value, **fields)
        if self._path is None:
            return ""
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(self.value)))
            os.replace(beside, self._path)  # noqa: PTH105  # one word for "in one step"
            self._is_foreign = False
        except OSError as error:
            return f"{self._path}: {error.strerror}"
        return ""

    def _read(self) -> Preferences:
        if self._path is None:
            return Preferences()
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Preferences)
        except FileNotFoundError:
            return Preferences()
        except (OSError, msgspec.MsgspecError) as error:
            # A window must open; what cannot be read is left as it is until something is chosen.
            self._is_foreign = True
            _log.warning("The window's preferences in %s cannot be read: %s", self._path, error)
            return Preferences()
