"""PortAudio through sounddevice, opened only where there is a PortAudio to open."""

import contextlib
import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from mixer.handoff import Guard
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .errors import DeviceError

_BLOCK = SAMPLE_RATE // 100
_CARDS = Path("/proc/asound/cards")
# PortAudio is one for the process, and its opening and closing is not safe from two threads.
_ONE_AT_A_TIME = Guard()


def _cards() -> str:
    """Return what tells one set of sound cards from another; empty where nothing does."""
    try:
        return _CARDS.read_text("utf-8")
    except OSError:
        return ""


class _Listing:
    """PortAudio's list of devices, which it makes once: what is plugged in later is not in it.

    Under the guard.
    """

    def __init__(self) -> None:
        self.open = 0
        # Read before PortAudio is loaded: what comes in between is then a change.
        self._cards = _cards()

    def renew(self, library: ModuleType) -> None:
        """Have the list made anew if the system's cards are others than they were.

        Making it ends every open stream, so it waits until there is none.
        """
        cards = _cards()
        if cards == self._cards or self.open:
            return
        # Not running is what is wanted, if the last time ended half way.
        with contextlib.suppress(library.PortAudioError):
            library._terminate()  # noqa: SLF001  # sounddevice offers no other way
        library._initialize()  # noqa: SLF001  # likewise
        self._cards = cards

    @property
    def is_old(self) -> bool:
        """Whether a card came or went since."""
        return _cards() != self._cards


_LISTING = _Listing()


class Input:
    """An open microphone. The thread that opened it."""

    def __init__(self, name: str, stream: Any) -> None:  # noqa: ANN401  # sounddevice has no types
        self.name = name
        self.rate = float(stream.samplerate)
        self._stream = stream

    def close(self) -> None:
        """Abort it: a device that was unplugged would never finish what it plays."""
        # Outside the guard: with a sound server that froze, this waits until it goes on.
        self._stream.abort(ignore_errors=True)
        with _ONE_AT_A_TIME:
            self._stream.close(ignore_errors=True)
            _LISTING.open -= 1


def microphones() -> list[str]:
    """Return the names of the inputs there are; raises :class:`DeviceError` without PortAudio."""
    with _ONE_AT_A_TIME:
        return [
            str(device["name"])
            for device in _library().query_devices()
            if device["max_input_channels"] > 0
        ]


def open_input(wanted: str, heard: Callable[[Samples], None]) -> Input:
    """Open the system's first microphone, or the first whose name holds *wanted*.

    *heard* gets each block, float32 of shape (n, 2), on PortAudio's thread. Raises
    :class:`DeviceError` that says what to do.
    """
    with _ONE_AT_A_TIME:
        library = _library()
        try:
            _LISTING.renew(library)
            return _open(library, wanted, heard)
        except library.PortAudioError as error:
            message = "The microphone does not open; close other programs that use it."
            raise DeviceError(message) from error


def _open(library: ModuleType, wanted: str, heard: Callable[[Samples], None]) -> Input:
    device = _find(library, wanted)
    channels = min(PROGRAM_CHANNELS, int(device["max_input_channels"]))
    stream = library.InputStream(
        device=device["index"],
        channels=channels,
        samplerate=_rate(library, device, channels),
        blocksize=_BLOCK,
        dtype="float32",
        latency="low",
        callback=_callback(heard, channels),
    )
    try:
        stream.start()
    except BaseException:
        stream.close(ignore_errors=True)
        raise
    _LISTING.open += 1
    return Input(str(device["name"]), stream)


def _callback(heard: Callable[[Samples], None], channels: int) -> Callable[..., None]:
    def callback(data: Samples, _frames: int, _time: object, _status: object) -> None:
        heard(data.copy() if channels == PROGRAM_CHANNELS else np.repeat(data, 2, axis=1))

    return callback


def _find(library: ModuleType, wanted: str) -> dict[str, Any]:
    inputs = [d for d in library.query_devices() if d["max_input_channels"] > 0]
    if not inputs:
        message = "No microphone is connected; plug one in."
        raise DeviceError(message)
    if not wanted:
        default = library.default.device[0]
        return next((d for d in inputs if d["index"] == default), inputs[0])
    for device in inputs:
        if wanted.lower() in str(device["name"]).lower():
            return dict(device)
    names = ", ".join(str(device["name"]) for device in inputs)
    if _LISTING.is_old:
        names += " (what was plugged in since shows once no other microphone of the show is open)"
    message = f'There is no microphone "{wanted}"; plug it in, or choose one of: {names}.'
    raise DeviceError(message)


def _rate(library: ModuleType, device: dict[str, Any], channels: int) -> float:
    """Return 48 kHz where the device has it, else its own rate."""
    try:
        library.check_input_settings(
            device=device["index"], channels=channels, dtype="float32", samplerate=SAMPLE_RATE
        )
    except (library.PortAudioError, ValueError):
        return float(device["default_samplerate"])
    return float(SAMPLE_RATE)


def _library() -> ModuleType:
    try:
        return importlib.import_module("sounddevice")
    except OSError as error:
        message = (
            "There is no PortAudio on this system, so no microphone can be heard; "
            "install it (Debian: libportaudio2) and start the studio again."
        )
        raise DeviceError(message) from error
    except Exception as error:  # PortAudioError: its class cannot be had if the import fails
        message = "PortAudio does not start; see whether the system's sound works at all."
        raise DeviceError(message) from error
