"""A feed from the network as a source, that comes back whenever the feed does."""

import ssl
import threading
from collections.abc import Callable

from capture.coded import CodedTap
from capture.errors import CaptureError
from capture.graphics import DrawSvg, render_svg
from capture.slate import SlatedVideo
from capture.source import HealthBoard, OnHealth, SourceHealth, Status
from mixer.clock import NS_PER_MS, Clock
from mixer.errors import StudioError
from mixer.handoff import LatestSlot
from mixer.media import SAMPLE_RATE, VideoFrame
from mixer.sample_store import SampleStore, StoredAudio
from mixer.worker import Worker

from .address import FeedAddress, parse_feed
from .backoff import Backoff
from .connecting import Connector
from .delivery import Delivery
from .faults import FeedError, Gate, RefusedError
from .feeds import Feed, feed_of
from .local import is_this_machine
from .login import Login
from .watch import Watch

_SOUND_DELAY_NS = 68 * NS_PER_MS
"""What decoding may take, and the next packet be later than any of the last two seconds."""


class NetworkSource:
    """Plays RTSP(S), MJPEG over HTTP(S), or MPEG-TS over UDP; reconnects for ever.

    ``clear_network``: whether its media cross a network unencrypted, which is to be shown.
    *password* is read once, on the source's thread, when the feed first asks for it.
    """

    def __init__(
        self,
        *,
        label: str,
        url: str,
        gate: Gate,
        tls: ssl.SSLContext,
        clock: Clock,
        on_health: OnHealth,
        user: str = "",
        password: Callable[[], str] | None = None,
        draw: DrawSvg = render_svg,
    ) -> None:
        self._clock = clock
        self._tell = on_health
        self._newest: LatestSlot[VideoFrame] = LatestSlot()
        self._store = SampleStore(2 * SAMPLE_RATE)
        self._board = HealthBoard(self._on_health)
        self._feed: Feed | None = None
        self._fault = ""
        self.clear_network = False
        self.coded = CodedTap(clock)
        """The pictures of RTSP and MPEG-TS as the camera coded them."""
        self.video = SlatedVideo(label, self, clock.now_ns, draw)
        self.audio: StoredAudio | None = None
        try:
            self._prepare(parse_feed(url), Connector(gate, tls), user, password)
        except CaptureError as error:
            self._fault = str(error)
        self._worker = Worker(f"feed {label}", self._run, self._failed)

    def _prepare(
        self,
        address: FeedAddress,
        connector: Connector,
        user: str,
        password: Callable[[], str] | None,
    ) -> None:
        if password is None and address.password:
            in_url = address.password
            password = lambda: in_url  # noqa: E731  # a function of one expression
        self._feed = feed_of(address, connector, Login(user or address.user, password))
        self.clear_network = not address.encrypted and not is_this_machine(address.host)
        if not address.scheme.startswith("http"):
            self.audio = StoredAudio(self._store, _SOUND_DELAY_NS)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    def start(self) -> None:
        """Begin to look for the feed."""
        self._worker.start()

    def stop(self) -> None:
        """Close every socket and join."""
        self._worker.stop()

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        """Return the newest picture. Any thread."""
        return self._newest.get()

    def _run(self, stop: threading.Event) -> None:
        if self._feed is None:
            self._board.show(Status.FAILED, self._fault)
            return
        backoff = Backoff()
        while not stop.is_set():
            watch = Watch(self._clock, stop)
            delivery = Delivery(
                self._newest, self._store, self._board, self._clock, watch, self.coded
            )
            try:
                self._feed.play(delivery, watch)
            except FeedError as error:
                if stop.is_set():
                    return
                if delivery.shown:
                    backoff.reset()
                self._lose(error)
                stop.wait(backoff.next_s() if error.retry_s is None else error.retry_s)

    def _lose(self, error: FeedError) -> None:
        refused = isinstance(error, RefusedError)
        self._board.show(Status.FAILED if refused else Status.MISSING, str(error))
        self._newest.clear()

    def _failed(self, error: BaseException) -> None:
        """Say why the reader ended: a password that cannot be read, or a fault of ours."""
        known = isinstance(error, StudioError)
        text = str(error) if known else "This feed's reader failed; start the show again."
        self._board.show(Status.FAILED, text)
        self._newest.clear()
        if not known:
            raise error

    def _on_health(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._tell(health)
