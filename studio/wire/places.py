"""Where an engine is found: a folder of the user's own, mode 0700."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one running studio."""

    folder: Path

    @property
    def control_socket(self) -> Path:
        """The engine's control socket."""
        return self.folder / "control.sock"

    @property
    def library_socket(self) -> Path:
        """The socket of the library, which the supervisor holds and a client's call begins."""
        return self.folder / "library.sock"

    @property
    def account_socket(self) -> Path:
        """The socket of the account's process, which the supervisor holds."""
        return self.folder / "account.sock"

    @property
    def talk_socket(self) -> Path:
        """The socket of the talk link, which the supervisor holds."""
        return self.folder / "talk.sock"

    @property
    def library(self) -> Path:
        """What is played from the library: rings of pictures."""
        return self.folder / "library"

    @property
    def lock(self) -> Path:
        """Held by the supervisor as long as it lives."""
        return self.folder / "supervisor.lock"

    @property
    def engine_lock(self) -> Path:
        """Held by the engine as long as it lives."""
        return self.folder / "engine.lock"

    @property
    def ear_ring(self) -> Path:
        """The ring of sound that the engine leaves for a person's ear in a call."""
        return self.rings / "ear.sound"

    @property
    def rings(self) -> Path:
        """Picture and meter rings."""
        return self.folder / "rings"


def default_places(environment: dict[str, str]) -> Places:
    """Return the places of this user's studio, by the XDG base directory specification."""
    base = environment.get("XDG_RUNTIME_DIR")
    if base:
        return Places(Path(base) / "videosync-studio")
    return Places(Path(tempfile.gettempdir()) / f"videosync-studio-{os.getuid()}")
