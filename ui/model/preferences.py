"""What a person chose for their window: language, colours, keys. Kept in a file of their own."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

Colours = Literal["", "dark", "light"]

_log = logging.getLogger(__name__)


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


class PreferencesFile:
    """Reads and writes the file, at most one window at a time. GUI thread."""

    def __init__(self, path: Path | None) -> None:
        """Without a *path* nothing is kept."""
        self._path = path
        self.value = self._read()

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
            _log.warning("The window's preferences in %s cannot be read: %s", self._path, error)
            return Preferences()
