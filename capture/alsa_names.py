"""Has ALSA know single devices of the sound server, which it else reaches as a whole alone.

PortAudio lists what ALSA's configuration names (src/hostapi/alsa/pa_linux_alsa.c), so ours gets a
part more: a PCM each of the plugin ``pulse`` (alsa-plugins, pulse/pcm_pulse.c). It is a file in
memory of this process alone; nothing is left behind, whatever becomes of it.
"""

import contextlib
import ctypes
import os
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from .pulse import PulseDevice, Way

_LIBRARY: Final = "libasound.so.2"
_PLUGIN: Final = b"libasound_module_pcm_pulse.so"
_PATH_BYTES: Final = 4096
_VARIABLE: Final = "ALSA_CONFIG_PATH"
_OURS: Final = re.compile(r":/proc/\d+/fd/\d+")
_PREFIX: Final = "videosync-"
# PortAudio tries every PCM both ways, and ALSA complains of one that goes one way only.
_PCM: Final = """\
pcm.{name} {{ type asym {there}.pcm {{ type pulse device "{node}" }} {back}.pcm {{ type null }} }}
"""
_WAYS: Final = {"source": ("capture", "playback"), "sink": ("playback", "capture")}


def pcm_name(way: Way, device: PulseDevice) -> str:
    """Return what ALSA knows *device* by.

    What people call it may have any characters, and ALSA takes some of them for its own.
    """
    return f"{_PREFIX}{way}-{zlib.crc32(device.node.encode()):08x}"


def is_ours(name: str) -> bool:
    """Return whether an ALSA PCM of this name is one of a sound server's single devices."""
    return name.startswith(_PREFIX)


def reaches_pulse() -> bool:
    """Return whether this system's ALSA has its way to a sound server."""
    path = ctypes.create_string_buffer(_PATH_BYTES)
    try:
        ctypes.CDLL(_LIBRARY).snd_dlpath(path, ctypes.c_size_t(_PATH_BYTES), _PLUGIN)
    except (OSError, AttributeError):
        return False
    return Path(os.fsdecode(path.value)).exists()


class AlsaNames:
    """Which single devices ALSA knows now. One thread at a time, with nobody else in ALSA."""

    def __init__(self) -> None:
        self._file: int | None = None
        self._told = ""

    def tell(self, way: Way, devices: Iterable[PulseDevice]) -> None:
        """Have ALSA know *devices*, and no others; to PortAudio they are there as it looks anew."""
        there, back = _WAYS[way]
        told = "".join(
            _PCM.format(name=pcm_name(way, each), there=there, back=back, node=_quoted(each.node))
            for each in devices
        )
        if told == self._told:
            return
        with contextlib.suppress(OSError, AttributeError):
            alsa = ctypes.CDLL(_LIBRARY)
            file = os.memfd_create("sound names")
            with open(file, "w", encoding="utf-8", closefd=False) as text:
                text.write(told)
            if self._file is None:
                self._file = file
                os.environ[_VARIABLE] = f"{_base(alsa)}:/proc/{os.getpid()}/fd/{file}"
            else:
                # At once: whoever reads the one of before goes on with it.
                os.dup2(file, self._file, inheritable=False)
                os.close(file)
            self._told = told
            # PortAudio itself would only do this on a machine with a card.
            alsa.snd_config_update()


def _base(alsa: ctypes.CDLL) -> str:
    """Return the configuration without ours, or that of the process that began this one."""
    if theirs := _OURS.sub("", os.environ.get(_VARIABLE, "")):
        return theirs
    alsa.snd_config_topdir.restype = ctypes.c_char_p
    return os.fsdecode(alsa.snd_config_topdir()) + "/alsa.conf"


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')
