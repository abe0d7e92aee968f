"""A microphone through PortAudio, held to the studio's clock."""

import threading

from mixer.audio_mix import DEFAULT_LATENCY_NS
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import BoundedQueue, drop_oldest
from mixer.media import SAMPLE_RATE, Samples
from mixer.sample_store import SampleStore, StoredAudio
from mixer.worker import Worker

from .easing import Easing
from .errors import CaptureError
from .layout import folded
from .placing import Placed, Placer
from .portaudio import Stream, open_input
from .refusals import hushed
from .slack import Slack
from .sound_notices import SoundNotices
from .source import HealthBoard, OnHealth, SourceHealth, Status
from .strain import TORN_NOW_AND_THEN

RETRY_S = 1.0
FIRST_RETRY_S = 0.25
"""A sound server that has only just come back may refuse once."""
SILENT_NS = 350 * NS_PER_MS
"""A sound server that freezes says nothing; a callback this late means that it did."""
GIVE_UP_NS = 3 * NS_PER_S // 2
"""One that is silent for longer is opened anew: an unplugged device would never call back."""
HUSHED_NS = 3 * NS_PER_S
"""Perfect silence for so long is what macOS gives to a program that may not hear."""
START_NS = 5 * NS_PER_S
"""A sound server that was idle may take seconds before its first block."""
_QUEUE_BLOCKS = 400
_LISTEN_S = 0.05
_DELAY_NS = 4 * NS_PER_MS
_LEAST_S, _MOST_S = _DELAY_NS / NS_PER_S, 0.06
_MIX_WAITS_S = DEFAULT_LATENCY_NS / NS_PER_S

Stamped = tuple[int, Samples]


class MicrophoneSource:
    """Reads one microphone; the callback copies and stamps, the rest happens on a thread.

    *channels*: the inputs to hear, counted from 1, as :func:`capture.layout.folded` takes them;
    *rate*: what to ask the device for, Hz.
    """

    def __init__(
        self,
        *,
        label: str,
        device: str,
        clock: Clock,
        on_health: OnHealth,
        channels: tuple[int, ...] = (),
        rate: int = SAMPLE_RATE,
    ) -> None:
        self._device = device
        self._channels = channels
        self._rate = rate
        self._clock = clock
        self._store = SampleStore(2 * SAMPLE_RATE)
        self._board = HealthBoard(on_health)
        self._opened = ""
        self.video = None
        self.audio = StoredAudio(self._store, _DELAY_NS)
        self._slack = Slack(_LEAST_S, _MOST_S)
        self._easing = Easing(TORN_NOW_AND_THEN)
        self._worker = Worker(f"microphone {label}", self._run)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    @property
    def opened(self) -> str:
        """The name of the device that it was last heard by; '' before the first. Any thread."""
        return self._opened

    @property
    def kept_back_ns(self) -> int:
        """How long after it was heard its sound is in the mix. Any thread."""
        return round(self._slack.kept_s * NS_PER_S)

    def start(self) -> None:
        """Begin to look for the microphone."""
        self._worker.start()

    def stop(self) -> None:
        """Close the microphone and join."""
        self._worker.stop()

    def _run(self, stop: threading.Event) -> None:
        retry_s = FIRST_RETRY_S
        with SoundNotices("source") as notices:
            while not stop.is_set():
                notices.rest()
                try:
                    self._play(stop)
                    retry_s = FIRST_RETRY_S
                except CaptureError as error:
                    self._board.show(Status.MISSING, str(error))
                    notices.wait(retry_s, stop)
                    retry_s = RETRY_S

    def _play(self, stop: threading.Event) -> None:
        # A queue each time: what a stream of before left in its own is of another time.
        queue: BoundedQueue[Stamped] = BoundedQueue(_QUEUE_BLOCKS, drop_oldest)

        def heard(samples: Samples) -> None:
            queue.put((self._clock.now_ns(), samples))

        device = open_input(self._device, heard, self._channels, self._rate, self._easing.ease)
        self._opened = device.name
        self._easing.has_opened()
        try:
            self._listen(device, queue, stop)
        finally:
            device.close()

    def _listen(self, device: Stream, queue: BoundedQueue[Stamped], stop: threading.Event) -> None:
        placer = Placer(device.rate)
        self._slack = Slack(_LEAST_S, _MOST_S)
        last_ns, patience_ns, give_up_ns = self._clock.now_ns(), START_NS, START_NS
        sounded_ns, remark, heard = last_ns, hushed(device.name), 0
        while not stop.is_set():
            block = queue.get(_LISTEN_S)
            if device.is_unplugged:
                self._write(placer.release())
                self._board.show(Status.MISSING, _silent(device.name))
                return
            if block is not None:
                patience_ns, give_up_ns = SILENT_NS, GIVE_UP_NS
                last_ns, samples = block
                settled = placer.settled
                placed = placer.put(last_ns, folded(samples, self._channels))
                self._write(
                    [self._kept_back(placer, *each) for each in placed] if settled else placed
                )
                if not remark or samples.any():
                    sounded_ns = last_ns
                is_hushed = last_ns - sounded_ns > HUSHED_NS
                self._board.show(Status.LIVE, remark if is_hushed else "")
                heard += len(samples)
                if self._easing.is_strained(last_ns, heard / device.rate, device.torn):
                    return
                continue
            self._write(placer.release())
            silent_ns = self._clock.now_ns() - last_ns
            if silent_ns > patience_ns:
                # Said before closing: that waits for a sound server that froze.
                self._board.show(Status.MISSING, _silent(device.name))
            if silent_ns > give_up_ns:
                return

    def _kept_back(self, placer: Placer, index: int, samples: Samples) -> Placed:
        """Return where *samples* go: later than *index* where that has been read as silence."""
        late_s = (self._store.read_to - index) / SAMPLE_RATE
        if 0 < late_s < _MOST_S:
            more = round(self._slack.late(late_s) * SAMPLE_RATE)
            placer.keep_back(more)
            return index + more, samples
        heard_s = index / SAMPLE_RATE - (self._slack.kept_s - _LEAST_S)
        # However the mix's blocks fall to those of the device, which goes round with its clock.
        needed_s = self._clock.now_ns() / NS_PER_S - heard_s - _MIX_WAITS_S
        placer.keep_back(-self._slack.in_time(needed_s, len(samples) / SAMPLE_RATE) * SAMPLE_RATE)
        return index, samples

    def _write(self, placed: list[Placed]) -> None:
        for index, samples in placed:
            self._store.write(index, samples)


def _silent(name: str) -> str:
    return (
        f'The microphone "{name}" gives no sound; '
        "plug it in again, or see whether the system's sound works."
    )
