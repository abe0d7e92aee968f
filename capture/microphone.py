"""A microphone through PortAudio, held to the studio's clock."""

import threading

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, drop_oldest
from mixer.media import SAMPLE_RATE, Samples
from mixer.sample_store import SampleStore, StoredAudio
from mixer.worker import Worker

from .drift import DriftCorrector
from .errors import CaptureError, DeviceError
from .plugging import SOUND_DEVICES, PlugNotices
from .portaudio import Input, open_input
from .source import HealthBoard, OnHealth, SourceHealth, Status

RETRY_S = 1.0
SILENT_NS = NS_PER_S // 2
"""A sound server that freezes says nothing; a callback this late means that it did."""
START_NS = 5 * NS_PER_S
"""A sound server that was idle may take seconds before its first block."""
_QUEUE_BLOCKS = 100
_LISTEN_S = 0.1
_DELAY_NS = 20_000_000
"""How much later than its stamp a block may come from the callback and still be in time."""

Stamped = tuple[int, Samples]


class MicrophoneSource:
    """Reads one microphone; the callback copies and stamps, the rest happens on a thread."""

    def __init__(self, *, label: str, device: str, clock: Clock, on_health: OnHealth) -> None:
        self._device = device
        self._clock = clock
        self._store = SampleStore(2 * SAMPLE_RATE)
        self._queue: BoundedQueue[Stamped] = BoundedQueue(_QUEUE_BLOCKS, drop_oldest)
        self._board = HealthBoard(on_health)
        self.video = None
        self.audio = StoredAudio(self._store, _DELAY_NS)
        self._worker = Worker(f"microphone {label}", self._run)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    def start(self) -> None:
        """Begin to look for the microphone."""
        self._worker.start()

    def stop(self) -> None:
        """Close the microphone and join."""
        self._worker.stop()

    def _run(self, stop: threading.Event) -> None:
        with PlugNotices(*SOUND_DEVICES) as notices:
            while not stop.is_set():
                try:
                    self._play(stop)
                except CaptureError as error:
                    self._board.show(Status.MISSING, str(error))
                    notices.wait(RETRY_S, stop)

    def _play(self, stop: threading.Event) -> None:
        device = open_input(self._device, self._heard)
        try:
            self._listen(device, stop)
        except DeviceError as error:
            # Said before closing: that waits for a sound server that froze.
            self._board.show(Status.MISSING, str(error))
            raise
        finally:
            device.close()

    def _heard(self, samples: Samples) -> None:
        """Copy and stamp, nothing else. PortAudio's callback."""
        self._queue.put((self._clock.now_ns(), samples))

    def _listen(self, device: Input, stop: threading.Event) -> None:
        corrector = DriftCorrector(device.rate)
        last_ns, patience_ns = self._clock.now_ns(), START_NS
        while not stop.is_set():
            block = self._queue.get(_LISTEN_S)
            if block is None:
                if self._clock.now_ns() - last_ns > patience_ns:
                    message = f'The microphone "{device.name}" gives no sound; plug it in again.'
                    raise DeviceError(message)
                continue
            patience_ns = SILENT_NS
            last_ns, samples = block
            index, placed = corrector.place(last_ns, samples)
            self._store.write(index, placed)
            self._board.show(Status.LIVE)
