"""The output that publishes by WHIP, through a link process that it minds and brings back."""

import logging
import random
import threading
from collections.abc import Callable
from pathlib import Path

from mixer.clock import NS_PER_S, Clock
from mixer.errors import MixerError, PassingError, StudioError
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.worker import Worker
from studio.output.ingest.backoff import Backoff, Pace
from studio.output.ingest.connecting import Gate
from studio.output.ingest.counters import IngestCounters
from studio.output.ingest.output import require_key
from studio.output.ingest.publisher import Revealable
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import EncodedPacket, StreamHeaders

from .annex_b import profile_level_id
from .endpoint import WhipEndpoint
from .feeding import Feeding
from .link_process import LinkProcess
from .messages import (
    Finished,
    FromLink,
    GateAnswer,
    GateAsked,
    KeyFrameWanted,
    Launch,
    Publish,
    Ready,
    Report,
    ToLink,
    Trouble,
)

_log = logging.getLogger(__name__)

_LISTEN_S = 0.1
_HANGS_S = 3.0
_STARTS_WITHIN_S = 20.0
"""Its imports take about a second; on a busy machine, several."""
_CLOSE_S = 3.0
_JOIN_S = 15.0
_STEADY_NS = 10 * NS_PER_S
_FLOOR_SHARE = 10
_LOWEST_BPS = 200_000


class WhipOutput:
    """An output that publishes by WHIP, reconnecting for ever.

    *headers* are those of H.264 without B-frames, and Opus. Every publish begins with a key frame,
    asked for by *request_key_frame*. *gate* is asked before every connection, and of every address
    that media would go to. *set_bitrate* hears what the receiver can take of the pictures, for
    their own encode alone. *on_status* is called at each change, on the keeper's thread; the last
    time, by :meth:`stop`, on the owner's. It is started and stopped once.

    Raises :class:`BadDestinationError` when *key* cannot be one, :class:`OutputError` when the
    pictures are not H.264; neither repeats the key.
    """

    def __init__(
        self,
        *,
        endpoint: WhipEndpoint,
        key: Revealable,
        ca_file: Path | None,
        gate: Gate,
        clock: Clock,
        headers: StreamHeaders,
        on_status: Callable[[OutputStatus], None],
        request_key_frame: Callable[[], None],
        set_bitrate: Callable[[int], None],
        standby: bool = False,
    ) -> None:
        require_key(key)
        self._endpoint = endpoint
        self._key = key
        self._ca_file = ca_file
        self._gate = gate
        self._clock = clock
        self._headers = headers
        self._parameter_sets = bytes(headers.video.template.codec_context.extradata or b"")
        self._profile = profile_level_id(self._parameter_sets)
        self._on_status = on_status
        self._request_key_frame = request_key_frame
        self._set_bitrate = set_bitrate
        self._words: BoundedQueue[ToLink] = BoundedQueue(64)
        self._feeding = Feeding(
            rate=headers.video.rate,
            parameter_sets=self._parameter_sets,
            words=self._words,
            clock=clock,
            request_key_frame=request_key_frame,
        )
        self._publishing: LatestSlot[bool] = LatestSlot()
        self._publishing.put(not standby)
        self._status: LatestSlot[OutputStatus] = LatestSlot()
        self._status.put(OutputStatus())
        self._report: LatestSlot[Report] = LatestSlot()
        self._link_pid: LatestSlot[int] = LatestSlot()
        self._backoff = Backoff(random.Random())  # noqa: S311  # jitter keeps no secret
        self._worker = Worker(f"whip {endpoint.host}", self._run, self._failed)
        self._has_been_live = False
        self._told_bps = headers.video.bitrate_bps

    def start(self) -> None:
        """Begin to connect. The owner's thread."""
        self._worker.start()

    def put(self, packet: EncodedPacket, /) -> None:
        """Take a packet; what cannot be sent in time is dropped by whole GOPs, sound is kept."""
        self._feeding.put(packet)

    def publish(self, *, on: bool) -> None:
        """Publish, or let go and wait with the link at hand, as a standby does. Any thread."""
        self._publishing.put(on)
        self._words.put(Publish(on))

    def leave(self, at_ns: int) -> None:
        """Begin to end what belongs before *at_ns*; :meth:`stop` waits for it. Any thread."""
        self._feeding.finish(at_ns)
        self._worker.ask_to_stop()

    def stop(self, at_ns: int) -> None:
        """Send what belongs before *at_ns*, end the publication in order, join; within 3 s.

        The owner's thread.
        """
        self.leave(at_ns)
        try:
            self._worker.stop(_JOIN_S)
        except MixerError:
            _log.info("%s: the resolver has not returned", self._endpoint.label)
        self._tell(OutputState.OFF)

    @property
    def status(self) -> OutputStatus:
        """How it fares now. Any thread."""
        return self._status.get() or OutputStatus()

    @property
    def destination(self) -> WhipEndpoint:
        """Where it publishes."""
        return self._endpoint

    @property
    def counters(self) -> IngestCounters:
        """Counts until now. Any thread."""
        return self._feeding.tally.counters

    @property
    def report(self) -> Report:
        """What the link said last of the line: loss, round trip, target. Any thread."""
        return self._report.get() or Report()

    @property
    def link_pid(self) -> int | None:
        """The link process's number, None before the first. Any thread."""
        return self._link_pid.get()

    def take_delays_ns(self) -> list[int]:
        """Return, once, how long each picture took from its tick to the link. Any one thread."""
        return self._feeding.tally.take_delays_ns()

    def _run(self, stop: threading.Event) -> None:
        self._tell(OutputState.CONNECTING)
        while not stop.is_set():
            began_ns = self._clock.now_ns()
            self._attend(stop)
            if stop.is_set():
                return
            if self._clock.now_ns() - began_ns >= _STEADY_NS:
                self._backoff.reset()
            self._lost("The process that publishes by WHIP has ended; starting it again.")
            stop.wait(self._backoff.next_s(Pace.NETWORK))

    def _attend(self, stop: threading.Event) -> None:
        """Mind one link process until it ends."""
        self._feeding.begin()
        while self._words.get(0) is not None:
            pass  # What was meant for the process before.
        self._words.put(Publish(self._publishing.get() is True))
        link = LinkProcess(self._launch(), next_frame=self._feeding.next_frame, clock=self._clock)
        self._link_pid.put(link.pid)
        wait_s = 0.0
        try:
            has_spoken = False
            while link.alive and not stop.is_set():
                message = link.heard(_LISTEN_S)
                has_spoken = has_spoken or message is not None
                self._take(message)
                if link.silent_s >= (_HANGS_S if has_spoken else _STARTS_WITHIN_S):
                    link.kill()
            if stop.is_set():
                wait_s = self._take_leave(link)
        finally:
            link.close(wait_s)
            self._feeding.hold()

    def _take_leave(self, link: LinkProcess) -> float:
        """Hear the link out while it sends what belongs; return how long its end may take."""
        give_up_ns = max(self._feeding.ends_ns, self._clock.now_ns()) + int(_CLOSE_S * NS_PER_S)
        while link.alive and self._clock.now_ns() < give_up_ns:
            message = link.heard(_LISTEN_S)
            if isinstance(message, Finished | Trouble):
                return 1.0
            self._take(message)
        return 0.0

    def _take(self, message: FromLink | None) -> None:
        match message:
            case GateAsked():
                self._words.put(self._asked(message))
            case Ready():
                self._feeding.release()
                self._has_been_live = True
                self._tell(OutputState.LIVE)
            case KeyFrameWanted():
                self._request_key_frame()
            case Trouble():
                self._lost(message.text, refused=message.refused)
            case Report():
                self._report.put(message)
                self._follow(message.target_bps)
            case _:
                pass

    def _asked(self, question: GateAsked) -> GateAnswer:
        try:
            self._gate(question.host, question.port, "ingest")
        except StudioError as error:
            passing = isinstance(error, PassingError)
            return GateAnswer(question.number, allowed=False, reason=str(error), passing=passing)
        return GateAnswer(question.number, allowed=True)

    def _follow(self, target_bps: int) -> None:
        if target_bps and target_bps != self._told_bps:
            self._told_bps = target_bps
            self._set_bitrate(target_bps)

    def _lost(self, text: str, *, refused: bool = False) -> None:
        self._feeding.hold()
        otherwise = OutputState.RECONNECTING if self._has_been_live else OutputState.CONNECTING
        self._tell(OutputState.REFUSED if refused else otherwise, text)

    def _launch(self) -> Launch:
        video, audio = self._headers.video, self._headers.audio
        return Launch(
            url=self._endpoint.url,
            token=self._key.reveal(),
            ca_file=str(self._ca_file) if self._ca_file else "",
            pins=self._endpoint.pins,
            profile_level_id=self._profile,
            floor_bps=min(video.bitrate_bps, max(_LOWEST_BPS, video.bitrate_bps // _FLOOR_SHARE)),
            ceiling_bps=video.bitrate_bps,
            audio_bps=audio.bitrate_bps,
        )

    def _tell(self, state: OutputState, fault: str = "") -> None:
        before = self.status
        if (before.state, before.fault) == (state, fault):
            return
        status = OutputStatus(state, fault, self._clock.now_ns())
        self._status.put(status)
        _log.info("%s: %s %s", self._endpoint.label, state.value, fault)
        self._on_status(status)

    def _failed(self, error: BaseException) -> None:
        # The type alone: of an error that nobody foresaw, nobody knows what its text holds.
        text = f"Publishing ended by a fault of the studio's own ({type(error).__name__})."
        self._tell(OutputState.FAILED, f"{text} Start it again, and please report this.")
