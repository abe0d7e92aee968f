"""The output that publishes the programme to one ingest, and keeps coming back."""

import logging
import random
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass

import av

from mixer.clock import NS_PER_S, Clock
from mixer.errors import MixerError, StudioError
from mixer.handoff import LatestSlot
from mixer.worker import Worker
from studio.output.errors import BadDestinationError
from studio.output.ledger import Ledger
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import EncodedPacket, StreamHeaders, StreamKind
from studio.output.rtmp import beyond_plain, codec_names, fourcc_of

from .backoff import Backoff, Pace
from .connecting import Gate, open_connection
from .counters import IngestCounters
from .destination import Destination
from .errors import AbandonedError, CodecsNotTakenError, RedirectedError, RedirectRefusedError
from .faults import Fault, fault_of
from .link import Link
from .publisher import Publisher, Revealable, Step
from .redirecting import Redirects
from .send_queue import SendQueue
from .session import PublishSession
from .tally import Tally
from .tls import require_verifying

_log = logging.getLogger(__name__)

_QUIET_S = 0.2
"""A stopping programme that brings nothing for this long has brought all."""
_LISTEN_S = 0.1
_CLOSE_NS = 3 * NS_PER_S
"""How long an orderly end may take to send what waits."""
_STEADY_NS = 2 * NS_PER_S
"""A connection that lived this long was a success: the next attempts begin quickly again."""
_JOIN_S = 15.0
"""The longest that a resolver is known to hold a thread."""
_LONGEST_KEY = 2048


@dataclass(frozen=True, slots=True)
class _Stop:
    """The programme's end for this output, and when to give up on reaching it."""

    at_ns: int
    give_up_ns: int


class IngestOutput:
    """An output that publishes by RTMP(S), reconnecting for ever.

    Every publish begins with a key frame, asked for by *request_key_frame*. *gate* is asked
    before every connection, one that the ingest sends it to included. *epoch_ns* is when the
    stream's time begins, the same for all who get this programme. *on_status* is called at each
    change, on the sender's thread; the last time, by :meth:`stop`, on the owner's. It is started
    and stopped once. *ledger* hears what the ingest has.

    Raises :class:`OutputError` when *tls* does not verify, :class:`BadDestinationError` when
    *key* cannot be one; neither repeats the key.
    """

    def __init__(
        self,
        *,
        destination: Destination,
        key: Revealable,
        tls: ssl.SSLContext,
        gate: Gate,
        clock: Clock,
        headers: StreamHeaders,
        epoch_ns: int,
        on_status: Callable[[OutputStatus], None],
        request_key_frame: Callable[[], None],
        ledger: Ledger | None = None,
    ) -> None:
        require_verifying(tls)
        require_key(key)
        self._destination = destination
        self._key = key
        self._tls = tls
        self._gate = gate
        self._clock = clock
        self._headers = headers
        self._epoch_ns = epoch_ns
        self._publishes: LatestSlot[bool] = LatestSlot()
        self.publish(on=True)
        self._redirects = Redirects(destination)
        self._on_status = on_status
        self._request_key_frame = request_key_frame
        self._ledger = ledger
        self._queue = SendQueue(headers.video.rate)
        self._tally = Tally(self._queue)
        self._backoff = Backoff(random.Random())  # noqa: S311  # jitter keeps no secret
        self._status: LatestSlot[OutputStatus] = LatestSlot()
        self._status.put(OutputStatus())
        self._stop: LatestSlot[_Stop] = LatestSlot()
        self._worker = Worker(f"ingest {destination.host}", self._run, self._failed)
        self._fall_back: Callable[[], StreamHeaders] | None = None
        self._hint = ""
        self._live_since_ns: int | None = None
        self._has_been_live = False

    def start(self) -> None:
        """Begin to connect. The owner's thread."""
        if self._ledger is not None:
            self._ledger.live_began(self._destination.label, self._clock.now_ns())
        self._worker.start()

    def if_not_taken(self, fall_back: Callable[[], StreamHeaders]) -> None:
        """Have *fall_back* called where the ingest takes these codecs not; before the start.

        Once, on the sender's thread; from then on other packets are put, and it says which.
        """
        self._fall_back = fall_back

    def put(self, packet: EncodedPacket, /) -> None:
        """Take a packet; what cannot be sent in time is dropped by whole GOPs, sound is kept."""
        if self._publishes.get():
            self._queue.put(packet)

    def publish(self, *, on: bool) -> None:
        """Publish from now on, or end the stream in order and wait, connected. Any thread.

        One that is told to wait before the start connects, and says no key until it publishes.
        """
        self._publishes.put(on)

    def leave(self, at_ns: int) -> None:
        """Begin to end what belongs before *at_ns*; :meth:`stop` waits for it. Any thread."""
        if self._stop.get() is None:
            give_up_ns = max(at_ns, self._clock.now_ns()) + _CLOSE_NS
            self._stop.put(_Stop(at_ns, give_up_ns))
        self._worker.ask_to_stop()

    def stop(self, at_ns: int) -> None:
        """Send what belongs before *at_ns*, end the stream in order, join; 3 s to send it.

        The owner's thread. An attempt to connect is given up at once.
        """
        self.leave(at_ns)
        try:
            self._worker.stop(_JOIN_S)
        except MixerError:
            # The system's resolver holds the thread; it ends by itself when that returns.
            _log.info("%s: the resolver has not returned", self._destination.label)
        if self._ledger is not None:
            self._ledger.live_ended(self._destination.label, at_ns)
        self._tell(OutputState.OFF)

    @property
    def status(self) -> OutputStatus:
        """How it fares now. Any thread."""
        return self._status.get() or OutputStatus()

    @property
    def destination(self) -> Destination:
        """Where it publishes."""
        return self._destination

    @property
    def counters(self) -> IngestCounters:
        """Counts until now. Any thread."""
        return self._tally.counters

    def take_delays_ns(self) -> list[int]:
        """Return, once, how long each picture took from its tick to the socket. Any one thread."""
        return self._tally.take_delays_ns()

    def _run(self, stop: threading.Event) -> None:
        self._tell(OutputState.CONNECTING)
        while not stop.is_set():
            fault = self._attempt(stop)
            if fault is None:
                # Told to end, or sent elsewhere, or a standby that is to wait again.
                continue
            self._redirects.reset()
            self._tell_fault(fault)
            if fault.final:
                stop.wait()
                return
            stop.wait(self._backoff.next_s(fault.pace))

    def _attempt(self, stop: threading.Event) -> Fault | None:
        """Publish until it ends; None when the owner wanted that, or where to go on at once."""
        publisher: Publisher | None = None
        place = self._redirects.now
        try:
            connection = open_connection(
                place,
                gate=self._gate,
                tls=self._tls,
                clock=self._clock,
                abandoned=stop.is_set,
            )
            bitrate_bps = self._headers.video.bitrate_bps + self._headers.audio.bitrate_bps
            publisher = Publisher(
                place,
                self._key,
                bitrate_bps=bitrate_bps,
                fourccs=beyond_plain((self._headers.video.codec, self._headers.audio.codec)),
                waits=not self._wanted,
            )
            self._publish(Link(connection), publisher, stop)
        except AbandonedError:
            return None
        except RedirectedError as error:
            return self._follow(error)
        except CodecsNotTakenError as error:
            self._note_end()
            return self._take_others(error)
        except (StudioError, OSError, av.FFmpegError) as error:
            if stop.is_set():
                return None
            self._note_end()
            fault = fault_of(error, place, publisher.step if publisher else None)
            return self._of_redirect(fault) if self._redirects.followed else fault
        return None

    def _follow(self, redirected: RedirectedError) -> Fault | None:
        try:
            self._redirects.follow(redirected.url)
        except RedirectRefusedError as error:
            return fault_of(error, self._destination, None)
        return None

    def _of_redirect(self, fault: Fault) -> Fault:
        """Return the fault of a place that it was sent to: the first one may send it elsewhere."""
        text = f"{self._destination.host} sends the studio elsewhere. {fault.text}"
        return Fault(text, fault.pace if not fault.final else Pace.CERTIFICATE, fault.state)

    def _publish(self, link: Link, publisher: Publisher, stop: threading.Event) -> None:
        session = PublishSession(
            link=link,
            publisher=publisher,
            headers=self._headers,
            clock=self._clock,
            epoch_ns=self._epoch_ns,
            abandoned=lambda: self._gives_up(publisher, stop),
            sent=self._tally.bytes_sent,
            delivery=self._ledger.delivery(self._destination.label) if self._ledger else None,
        )
        try:
            if publisher.waits and not self._wait_for_call(session, publisher, stop):
                link.close(self._clock)
                return
            session.negotiate()
            self._went_live()
            self._send_until_stopped(session, stop)
            session.finish()
        except BaseException:
            link.abort()
            raise
        finally:
            session.free()

    @property
    def _wanted(self) -> bool:
        """Whether it is to publish, not to wait."""
        return bool(self._publishes.get())

    def _wait_for_call(
        self, session: PublishSession, publisher: Publisher, stop: threading.Event
    ) -> bool:
        """Stay connected until it is to publish; False when it is to end before."""
        session.negotiate(Step.READY)
        self._has_been_live = False
        self._tell(OutputState.STANDBY)
        while not self._wanted:
            if stop.is_set():
                return False
            session.rest()
        publisher.proceed()
        return True

    def _send_until_stopped(self, session: PublishSession, stop: threading.Event) -> None:
        over: set[StreamKind] = set()
        begun, first = False, self._tally.counters.publishes == 1
        while len(over) < len(StreamKind) and self._wanted:
            packet = self._queue.get(_QUIET_S if stop.is_set() else _LISTEN_S)
            ending = self._stop.get() if stop.is_set() else None
            if packet is None:
                session.idle()
                if ending is not None and self._clock.now_ns() >= ending.at_ns:
                    return
            elif ending is not None and packet.pts_ns >= ending.at_ns:
                over.add(packet.kind)
            elif session.send(packet, more=not self._queue.is_empty):
                begun = True
                self._tally.sent(packet, self._clock.now_ns())
            else:
                self._tally.skipped(packet, is_first_wait=first and not begun)
            self._tally.held(
                acknowledged_bytes=session.acknowledged_bytes,
                unacknowledged_bytes=session.unacknowledged_bytes,
                undelivered_bytes=session.undelivered_bytes,
            )

    def _gives_up(self, publisher: Publisher, stop: threading.Event) -> bool:
        if not stop.is_set():
            return False
        ending = self._stop.get()
        return (
            publisher.step is not Step.LIVE
            or ending is None
            or self._clock.now_ns() >= ending.give_up_ns
        )

    def _went_live(self) -> None:
        self._tally.went_live(self._queue.clear())
        self._request_key_frame()
        self._has_been_live = True
        self._live_since_ns = self._clock.now_ns()
        self._tell(OutputState.LIVE)

    def _take_others(self, error: CodecsNotTakenError) -> Fault:
        """Go on with the packets that every ingest takes, where there are such."""
        fall_back, self._fall_back = self._fall_back, None
        if fall_back is None:
            return fault_of(error, self._destination, Step.CONNECT)
        self._headers = fall_back()
        self._queue.clear()
        instead = codec_names(
            map(fourcc_of, (self._headers.video.codec, self._headers.audio.codec))
        )
        self._hint = (
            f"{self._destination.label} takes no {codec_names(error.fourccs)}; "
            f"it is sent {instead} instead."
        )
        return Fault(self._hint)

    def _note_end(self) -> None:
        since_ns, self._live_since_ns = self._live_since_ns, None
        if since_ns is not None and self._clock.now_ns() - since_ns >= _STEADY_NS:
            self._backoff.reset()

    def _tell_fault(self, fault: Fault) -> None:
        otherwise = OutputState.RECONNECTING if self._has_been_live else OutputState.CONNECTING
        self._tell(fault.state or otherwise, fault.text)

    def _tell(self, state: OutputState, fault: str = "") -> None:
        before = self.status
        if (before.state, before.fault) == (state, fault):
            return
        status = OutputStatus(state, fault, self._clock.now_ns(), hint=self._hint)
        self._status.put(status)
        _log.info("%s: %s %s", self._destination.label, state.value, fault)
        self._on_status(status)

    def _failed(self, error: BaseException) -> None:
        # The type alone: of an error that nobody foresaw, nobody knows what its text holds.
        text = f"Publishing ended by a fault of the studio's own ({type(error).__name__})."
        self._tell(OutputState.FAILED, f"{text} Start it again, and please report this.")


def require_key(key: Revealable) -> None:
    """Raise :class:`BadDestinationError`, without repeating it, when *key* cannot be one."""
    text = key.reveal()
    if not text.isascii() or not text.isprintable() or " " in text or not text:
        message = "The stream key is empty, or holds characters that no stream key has."
        raise BadDestinationError(message)
    if len(text) > _LONGEST_KEY:
        message = "The stream key is longer than any stream key is."
        raise BadDestinationError(message)
