"""How a person likes the call to sound, kept between calls beside their other data."""

import contextlib
from pathlib import Path
from typing import Final

import msgspec

from studio.wire.talk import ChooseSound

NAME: Final = "talk-sound.json"


class SoundChoice(msgspec.Struct, frozen=True):
    """Devices by their names, '' the system's own; and how loud. ``side_tone_db`` None: none."""

    microphone: str = ""
    headphones: str = ""
    program_gain_db: float = 0.0
    talk_gain_db: float = 0.0
    side_tone_db: float = -18.0
    side_tone: bool = False
    split: bool = False
    echo_cancelled: bool = True
    noise_suppressed: bool = True

    def changed(self, command: ChooseSound) -> "SoundChoice":
        """Return it with what *command* names."""
        fields = msgspec.structs.asdict(command)
        return msgspec.structs.replace(
            self, **{name: value for name, value in fields.items() if value is not None}
        )


class KeptChoice:
    """The file *path*, which is made with the first choice. One thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> SoundChoice:
        """Return what was kept; what there is by itself where it is none, or cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=SoundChoice)
        except (OSError, msgspec.MsgspecError):
            return SoundChoice()

    def write(self, choice: SoundChoice) -> None:
        """Keep it; where there is no room for it, it holds for this call alone."""
        new = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            new.write_bytes(msgspec.json.encode(choice))
            new.replace(self._path)
