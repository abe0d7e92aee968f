"""Pictures as their sender coded them, for whoever keeps them without decoding."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import av
from av.video.stream import VideoStream

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import LatestSlot

if TYPE_CHECKING:
    from av.packet import Packet

_FOLLOWING: Final = 0.01
"""The share of what a picture comes early or late by which the sender's clock is followed."""
_MOST_STEP_NS: Final = NS_PER_MS // 5
"""At most, a picture: a clock may be wrong by that, and a stall of the line is no clock's fault."""
_JUMP_NS: Final = 3 * NS_PER_S
"""Further off than this is another stream of time; what comes later was held up on its way."""
_LEAST_NS: Final = NS_PER_MS
_USUAL_NS: Final = NS_PER_S // 30
_START: Final = b"\0\0\1"
_NOT_IDR, _IDR = 1, 5


@dataclass(frozen=True, slots=True, eq=False)
class CodedPicture:
    """One coded picture, its times on the station's clock.

    ``stream`` describes it and is av's own: to be looked at during the call alone. ``follows``:
    False where pictures were lost before it, or another stream begins.
    """

    data: "av.Packet[Any]"
    stream: VideoStream
    pts_ns: int
    dts_ns: int
    duration_ns: int
    is_key: bool
    follows: bool


TakeCoded = Callable[[CodedPicture], object]


class CodedTap:
    """Hands the coded pictures of a source to whoever wants them. They come and go meanwhile."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._takers: LatestSlot[tuple[TakeCoded, ...]] = LatestSlot()
        self._codec = ""
        self._stream: VideoStream | None = None
        self._ahead_ns: int | None = None
        self._last_ns = 0
        self._follows = False

    @property
    def codec(self) -> str:
        """How the pictures are coded, as av calls it; '' while none have come. Any thread."""
        return self._codec

    def add(self, take: TakeCoded) -> None:
        """Hand to *take*, too, on the source's thread. One thread at a time."""
        self._takers.put((*self._now(), take))

    def remove(self, take: TakeCoded) -> None:
        """Hand to *take* no more. One thread at a time."""
        self._takers.put(tuple(other for other in self._now() if other != take))

    def begin(self, stream: VideoStream) -> None:
        """Note that what comes is of *stream*. The source's thread, as all below."""
        self._stream = stream
        self._codec = stream.codec_context.name
        self._ahead_ns, self._follows = None, False

    def forget(self) -> None:
        """Note that what comes now is not coded. The source's thread."""
        self._codec, self._stream = "", None

    def end(self) -> None:
        """Forget the stream, which is about to close."""
        self._stream = None

    def put(self, packet: "Packet[Any]") -> None:
        """Hand on what of the stream has come, stamped; never blocks if no taker does."""
        takers, stream = self._now(), self._stream
        if not takers or stream is None or not packet.size:
            self._ahead_ns, self._follows = None, False
            return
        now_ns = self._clock.now_ns()
        sent_ns, lead_ns, duration_ns = _times(packet)
        if packet.is_corrupt:
            self._follows = False
            return
        # Two pictures have never the same time, whatever their sender says.
        at_ns = self._last_ns = max(self._placed(sent_ns, now_ns), self._last_ns + _LEAST_NS)
        picture = CodedPicture(
            data=av.Packet(bytes(packet)),
            stream=stream,
            pts_ns=at_ns + lead_ns,
            dts_ns=at_ns,
            duration_ns=duration_ns,
            is_key=packet.is_keyframe or (self._codec == "h264" and _is_idr(packet)),
            follows=self._follows,
        )
        self._follows = True
        for take in takers:
            take(picture)

    def _placed(self, sent_ns: int | None, now_ns: int) -> int:
        """Return the sender's time on our clock: its steps are kept, and drift is followed."""
        if sent_ns is None:
            return now_ns
        ahead_ns = now_ns - sent_ns
        if self._ahead_ns is None or abs(ahead_ns - self._ahead_ns) > _JUMP_NS:
            self._ahead_ns = ahead_ns
        step_ns = round((ahead_ns - self._ahead_ns) * _FOLLOWING)
        self._ahead_ns += max(-_MOST_STEP_NS, min(_MOST_STEP_NS, step_ns))
        return sent_ns + self._ahead_ns

    def _now(self) -> tuple[TakeCoded, ...]:
        return self._takers.get() or ()


def _times(packet: "Packet[Any]") -> tuple[int | None, int, int]:
    """Return when *packet* is to be decoded, how long before it is shown, and how long it lasts."""
    base, pts = packet.time_base, packet.pts
    dts = packet.dts if packet.dts is not None else pts
    if dts is None:
        return None, 0, _USUAL_NS
    lead = max(0, pts - dts) if pts is not None else 0
    # Where the stream does not say how long a picture lasts, it is 0.
    duration_ns = int(packet.duration * base * NS_PER_S) if packet.duration else _USUAL_NS
    return int(dts * base * NS_PER_S), int(lead * base * NS_PER_S), duration_ns


def _is_idr(packet: "Packet[Any]") -> bool:
    """Return whether H.264 of ISO/IEC 14496-10, Annex B, holds an IDR picture (7.4.1, type 5).

    A camera's driver does not say so.
    """
    data = bytes(packet)
    at = data.find(_START)
    while at >= 0 and at + len(_START) < len(data):
        kind = data[at + len(_START)] & 0x1F
        if kind in {_IDR, _NOT_IDR}:
            return kind == _IDR
        at = data.find(_START, at + len(_START))
    return False
