"""libopus itself, where it can be had: PyAV brings one along, and many systems have one.

By way of FFmpeg a packet of 10 ms passes through a context, a packet and a frame, each with
memory of its own. Ten milliseconds later none of it is left in the processor's caches, and fetching
it takes longer than libopus does: 25 µs a packet, measured, and 50 by way of FFmpeg.

The interface is that of https://opus-codec.org/docs/opus_api-1.5/group__opus__decoder.html.
"""

import ctypes
import sys
import weakref
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from typing import Final

import numpy as np

from mixer.media import SAMPLE_RATE, Samples

from .opus import MOST_SAMPLES, packet_samples

_NAMES: Final = {"darwin": ("libopus.0.dylib",), "win32": ("opus.dll", "libopus-0.dll")}
_OTHERWISE: Final = ("libopus.so.0",)


class LibopusDecoder:
    """One source's decoder. One thread."""

    def __init__(self, library: ctypes.CDLL, channels: int) -> None:
        fault = ctypes.c_int()
        state = library.opus_decoder_create(SAMPLE_RATE, channels, ctypes.byref(fault))
        if not state:
            raise MemoryError
        # As the process ends its memory goes anyhow, and a thread that hangs in a device, and so is
        # not joined, may decode until then.
        weakref.finalize(self, library.opus_decoder_destroy, state).atexit = False
        self._decode = library.opus_decode_float
        self._state = state
        self._samples = np.zeros((MOST_SAMPLES, channels), np.float32)
        self._address = self._samples.ctypes.data

    def decode(self, coded: bytes) -> Samples | None:
        """Return what *coded* holds, shape (n, channels); None where it is broken."""
        try:
            samples = packet_samples(coded)
        except ValueError:
            return None
        return self._made(coded, len(coded), samples)

    def conceal(self, samples: int) -> Samples | None:
        """Return so many, a multiple of 2.5 ms, that might have followed."""
        return self._made(None, 0, samples)

    def _made(self, coded: bytes | None, length: int, samples: int) -> Samples | None:
        made = self._decode(self._state, coded, length, self._address, samples, 0)
        return self._samples[:made].copy() if made > 0 else None


@cache
def libopus() -> ctypes.CDLL | None:
    """Return the library, loaded once for a process as any import is; None: it is not to be had."""
    for path in (*_brought_along(), *_NAMES.get(sys.platform, _OTHERWISE)):
        try:
            # Called without giving the interpreter to others: a call is shorter than that takes.
            library = ctypes.PyDLL(path)
            _declare(library)
        except (OSError, AttributeError):
            continue
        return library
    return None


def _brought_along() -> Iterator[str]:
    """Yield where PyAV's own libopus is."""
    try:
        installed = files("av") or ()
    except PackageNotFoundError:
        return
    for each in installed:
        if each.name.startswith(("libopus", "opus-")) and each.suffix != ".py":
            yield str(each.locate())


def _declare(library: ctypes.CDLL) -> None:
    whole, pointer = ctypes.c_int, ctypes.c_void_p
    library.opus_decoder_create.restype = pointer
    library.opus_decoder_create.argtypes = (ctypes.c_int32, whole, ctypes.POINTER(whole))
    library.opus_decoder_destroy.restype = None
    library.opus_decoder_destroy.argtypes = (pointer,)
    library.opus_decode_float.restype = whole
    library.opus_decode_float.argtypes = (
        pointer, ctypes.c_char_p, ctypes.c_int32, pointer, whole, whole,
    )  # fmt: skip
