"""PortAudio through sounddevice, opened only where there is a PortAudio to open."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from mixer.clock import NS_PER_S
from mixer.handoff import Guard, LatestSlot
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .alsa_cards import hidden_inputs, hidden_outputs, input_node, output_node
from .alsa_names import is_ours, pcm_name
from .easing import Ease
from .errors import DeviceError
from .layout import channels_to_open
from .pulse import Presence, PulseDevice, Way
from .refusals import sound_refusal
from .server_devices import ServerDevices
from .sound_library import SoundLibraries
from .thread_time import thread_ns

# Opening and closing is not safe from two threads: below PortAudio, all share the system's library.
_ONE_AT_A_TIME = Guard()
_libraries = SoundLibraries()
"""Those of the process, used under the guard."""
_server = ServerDevices()
"""Asked by anybody, offered under the guard."""
_USUAL = Ease()
_open: LatestSlot[frozenset["Stream"]] = LatestSlot()
"""Replaced under the guard, read by anybody: who holds the guard may wait for a frozen server."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two ways that sound goes, in PortAudio's words and in people's."""

    key: str
    stream: str
    check: str
    default: int
    words: str
    at_server: Way


_IN = _Way("max_input_channels", "InputStream", "check_input_settings", 0, "microphone", "source")
_OUT = _Way(
    "max_output_channels", "OutputStream", "check_output_settings", 1, "headphone output", "sink"
)


@dataclass(frozen=True, slots=True)
class _Device:
    """What PortAudio can open: by ``index``, with up to ``channels`` the way that is wanted."""

    name: str
    index: int
    channels: int
    rate: float
    named: PulseDevice | None
    """The device of the sound server's that it is; None: one of ALSA's own names, or no Linux."""


class _Pulse:
    """What a stream's own thread leaves behind; replaced as a whole, so anybody may look."""

    def __init__(self) -> None:
        self.thread: int | None = None
        self.torn = 0

    def note(self, status: object) -> None:
        """Take a callback, on that thread."""
        if self.thread is None:
            self.thread = threading.get_native_id()
        if status:
            self.torn += 1


class Stream:
    """An open device; ``rate`` is what it really runs at, Hz. The thread that opened it."""

    def __init__(
        self,
        device: _Device,
        way: _Way,
        library: ModuleType,
        stream: Any,  # noqa: ANN401  # has no types
        pulse: _Pulse,
    ) -> None:
        self.name = device.name
        self.way = way
        self.rate = float(stream.samplerate)
        self._library = library
        self._stream = stream
        self._pulse = pulse
        node = (input_node if way is _IN else output_node)(device.name)
        self._node = node if node is not None and node.exists() else None
        named = device.named
        self._presence = None if named is None else Presence(way.at_server, named)

    @property
    def is_unplugged(self) -> bool:
        """Whether its device is known to be gone, which PortAudio itself tells late or never."""
        if self._presence is not None and self._presence.is_gone:
            return True
        return self._node is not None and not self._node.exists()

    @property
    def torn(self) -> int:
        """How often its sound had a hole, and it was taken up anew. Any thread."""
        return self._pulse.torn

    @property
    def thread_time_s(self) -> float | None:
        """What its own thread has used of the processor; None: not known. Any thread."""
        thread = self._pulse.thread
        used_ns = None if thread is None else thread_ns(thread)
        return None if used_ns is None else used_ns / NS_PER_S

    def close(self) -> None:
        """Abort it: a device that was unplugged would never finish what it plays."""
        if self._presence is not None:
            self._presence.close()
        # Outside the guard: with a sound server that froze, this waits until it goes on.
        self._stream.abort(ignore_errors=True)
        with _ONE_AT_A_TIME:
            _open.put(_opened() - {self})
            self._stream.close(ignore_errors=True)
            _libraries.give_back(self._library)


def microphones() -> list[str]:
    """Return the names of the inputs there are; raises :class:`DeviceError` without PortAudio."""
    return _names(_IN)


def headphones() -> list[str]:
    """Return the names of the outputs there are; raises :class:`DeviceError` without PortAudio."""
    return _names(_OUT)


def open_inputs() -> dict[int, str]:
    """Return the names of the inputs that are open now, by something that tells them apart."""
    return {id(stream): stream.name for stream in _opened() if stream.way is _IN}


def open_input(
    wanted: str,
    heard: Callable[[Samples], None],
    channels: tuple[int, ...] = (),
    rate: int = SAMPLE_RATE,
    ease: Ease = _USUAL,
) -> Stream:
    """Open the system's own microphone, or the first whose name holds *wanted*.

    *heard* gets each block, float32 of shape (n, opened channels), its own copy, on PortAudio's
    thread. *channels* are the inputs that are wanted, counted from 1. *rate* is taken where the
    device has it, in Hz, else its own. Raises :class:`DeviceError` that says what to do.
    """
    pulse = _Pulse()

    def callback(data: Samples, _frames: int, _time: object, status: object) -> None:
        pulse.note(status)
        heard(data.copy())

    return _open_stream(_Wish(_IN, wanted, channels, rate, ease), callback, pulse)


def open_output(
    wanted: str,
    fill: Callable[[Samples], None],
    ease: Ease = _USUAL,
) -> Stream:
    """Open the system's own output, or the first whose name holds *wanted*.

    *fill* gets float32 of shape (n, 2) to write each block into, on PortAudio's thread. Raises
    :class:`DeviceError` that says what to do.
    """
    pulse = _Pulse()

    def callback(data: Samples, _frames: int, _time: object, status: object) -> None:
        pulse.note(status)
        if data.shape[1] == PROGRAM_CHANNELS:
            fill(data)
            return
        both = np.empty((len(data), PROGRAM_CHANNELS), np.float32)
        fill(both)
        data[:, 0] = both.mean(axis=1)

    return _open_stream(_Wish(_OUT, wanted, (), SAMPLE_RATE, ease), callback, pulse)


def _opened() -> frozenset[Stream]:
    return _open.get() or frozenset()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody wants to open."""

    way: _Way
    device: str
    channels: tuple[int, ...]
    rate: int
    ease: Ease


def _open_stream(wish: _Wish, callback: Callable[..., None], pulse: _Pulse) -> Stream:
    # Not under the guard: a server that froze may take its time.
    there = _server.devices(wish.way.at_server) if wish.device else ()
    with _ONE_AT_A_TIME:
        _server.offer(wish.way.at_server, there, wish.device)
        library = _libraries.lend()
        try:
            opened = _opened_by(library, wish, there, callback, pulse)
        except BaseException:
            _libraries.give_back(library)
            raise
        _open.put(_opened() | {opened})
        return opened


def _opened_by(
    library: ModuleType,
    wish: _Wish,
    there: Sequence[PulseDevice],
    callback: Callable[..., None],
    pulse: _Pulse,
) -> Stream:
    way, picked = wish.way, wish.channels
    device = _find(library, way, wish.device, there)
    channels = channels_to_open(picked, device.channels)
    if max(picked, default=0) > device.channels:
        message = f'"{device.name}" has {device.channels} inputs; choose channels up to that.'
        raise DeviceError(message)
    try:
        taken = _rate(library, way, device, channels, wish.rate)
        stream = getattr(library, way.stream)(
            device=device.index,
            channels=channels,
            samplerate=taken,
            blocksize=round(taken / wish.ease.blocks_per_s),
            dtype="float32",
            latency=wish.ease.latency,
            callback=callback,
        )
        stream.start()
    except library.PortAudioError as error:
        raise DeviceError(_fault(way, device.name) or sound_refusal(way.words)) from error
    return Stream(device, way, library, stream, pulse)


def _names(way: _Way) -> list[str]:
    there = _server.devices(way.at_server)
    with _ONE_AT_A_TIME:
        return _all_names(_devices(_libraries.newest, way, ()), there)


def _all_names(devices: Iterable[_Device], there: Iterable[PulseDevice]) -> list[str]:
    """Return the names that people know before those of ALSA's."""
    names = [each.name for each in there]
    return names + [each.name for each in devices if each.name not in names]


def _devices(library: ModuleType, way: _Way, there: Iterable[PulseDevice]) -> list[_Device]:
    """Return what can be opened; of the sound server's single devices those *there* alone."""
    by_pcm = {pcm_name(way.at_server, each): each for each in there}
    found = []
    for each in library.query_devices():
        name, channels = str(each["name"]), int(each[way.key])
        named = by_pcm.get(name)
        if channels and (named is not None or not is_ours(name)):
            if named is not None:
                # ALSA's way to the server offers more, and leaves it to that to fill them.
                name, channels = named.name, min(channels, named.channels)
            rate = float(each["default_samplerate"])
            found.append(_Device(name, int(each["index"]), channels, rate, named))
    return found


def _find(library: ModuleType, way: _Way, wanted: str, there: Sequence[PulseDevice]) -> _Device:
    devices = _devices(library, way, there)
    if not devices and not there:
        if fault := _fault(way, wanted):
            raise DeviceError(fault)
        message = f"No {way.words} is connected; plug one in."
        raise DeviceError(message)
    if not wanted:
        default = library.default.device[way.default]
        return next((each for each in devices if each.index == default), devices[0])
    for alike in (str.__eq__, str.__contains__):
        for device in devices:
            if alike(device.name.lower(), wanted.lower()):
                return device
    if fault := _fault(way, wanted):
        raise DeviceError(fault)
    names = ", ".join(_all_names(devices, there))
    message = f'There is no {way.words} "{wanted}"; plug it in, or choose one of: {names}.'
    raise DeviceError(message)


def _fault(way: _Way, wanted: str) -> str:
    """Return why the device *wanted* is there but not to be had; '' where that is not so."""
    hidden = hidden_inputs() if way is _IN else hidden_outputs()
    return next((each.fault for each in hidden if wanted.lower() in each.name.lower()), "")


def _rate(library: ModuleType, way: _Way, device: _Device, channels: int, wanted: int) -> float:
    """Return *wanted* where the device has it, else its own rate."""
    try:
        getattr(library, way.check)(
            device=device.index, channels=channels, dtype="float32", samplerate=wanted
        )
    except (library.PortAudioError, ValueError):
        return device.rate
    return float(wanted)
