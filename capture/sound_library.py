"""Copies of PortAudio, one for each stream: it looks at the devices only as it begins.

It can begin anew only while nothing is open, and there is one of it for a process. So a microphone
that is plugged in while another is heard would never be found. Copies of its file are libraries of
their own, which know nothing of one another.
"""

import contextlib
import importlib
import importlib.util
import shutil
import tempfile
from pathlib import Path
from types import ModuleType

from .errors import DeviceError

_MAPS = Path("/proc/self/maps")
_NAME = "portaudio"
_NO_START = "PortAudio does not start; see whether the system's sound works at all."


class SoundLibraries:
    """Lends libraries that have just looked at the devices. Whoever uses it sees to one at a time.

    There are never more of them than streams were open at once. Where no copy can be made, all
    share the first, which then may not know what was plugged in last.
    """

    def __init__(self) -> None:
        self._idle: list[ModuleType] = []
        self._lent: list[ModuleType] = []
        self._newest: ModuleType | None = None

    @property
    def newest(self) -> ModuleType:
        """The library that looked last; raises :class:`DeviceError` without PortAudio."""
        return self._newest if self._newest is not None else _first()

    def lend(self) -> ModuleType:
        """Return a library for one stream; raises :class:`DeviceError` without PortAudio."""
        first = _first()
        if not self._idle and first not in self._lent:
            self._idle.append(first)
        if self._idle:
            library = self._idle.pop()
            self._lent.append(library)
            _look_anew(library)
        else:
            another = _another(first)
            library = another or first
            self._lent.append(library)
        self._newest = library
        return library

    def give_back(self, library: ModuleType) -> None:
        """Have *library* again: its stream is closed."""
        self._lent.remove(library)
        if library not in self._lent:
            self._idle.append(library)


def _first() -> ModuleType:
    try:
        return importlib.import_module("sounddevice")
    except OSError as error:
        message = (
            "There is no PortAudio on this system, so no microphone can be heard; "
            "install it (Debian: libportaudio2) and start the studio again."
        )
        raise DeviceError(message) from error
    except Exception as error:  # PortAudioError: its class cannot be had if the import fails
        raise DeviceError(_NO_START) from error


def _look_anew(library: ModuleType) -> None:
    try:
        # Private, but sounddevice has no other way to it.
        library._terminate()  # noqa: SLF001  # as said above
        library._initialize()  # noqa: SLF001  # as said above
    except library.PortAudioError as error:
        raise DeviceError(_NO_START) from error


def _another(first: ModuleType) -> ModuleType | None:
    """Return sounddevice over a copy of PortAudio; None where there can be none."""
    with contextlib.suppress(OSError):
        file = _file_of(first)
        # Once it is loaded it needs its file no more; where it does, the file cannot be removed.
        with tempfile.TemporaryDirectory(prefix="vs-", ignore_cleanup_errors=True) as folder:
            copied = shutil.copy(file, folder)
            spec = importlib.util.spec_from_file_location(first.__name__, str(first.__file__))
            if spec is None or spec.loader is None:
                return None
            library = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(library)
            # It begins with the same library as the first, which counts that: let go of it.
            library._terminate()  # noqa: SLF001  # as said above
            vars(library)["_lib"] = library._ffi.dlopen(str(copied))  # noqa: SLF001  # likewise
        try:
            library._initialize()  # noqa: SLF001  # as said above
        except library.PortAudioError as error:
            raise DeviceError(_NO_START) from error
        return library
    return None


def _file_of(first: ModuleType) -> Path:
    """Return where the system found PortAudio; raises :class:`OSError` if that cannot be told."""
    named = Path(first._libname)  # noqa: SLF001  # sounddevice tells it nowhere else
    if named.is_absolute():
        return named
    for line in _MAPS.read_text("utf-8").splitlines():
        path = line.partition("/")
        if path[1] and _NAME in path[2].rpartition("/")[2]:
            return Path(f"/{path[2]}")
    message = "PortAudio's file is not known."
    raise FileNotFoundError(message)
