"""One stream of RTP: numbered, stamped from the station's clock, kept a while to be sent again."""

import secrets
import time
from collections.abc import Iterator, Sequence

from aiortc.rtcrtpparameters import RTCRtpParameters
from aiortc.rtp import (
    HeaderExtensionsMap,
    RtcpSdesPacket,
    RtcpSenderInfo,
    RtcpSourceInfo,
    RtcpSrPacket,
    RtpPacket,
)

from mixer.clock import NS_PER_S

from .description import AcceptedMedia

_HISTORY = 1024
"""About 1.5 s at 6 Mbit/s; what is asked for later than that comes too late anyway."""
_NTP_UNIX_S = 2_208_988_800
"""From 1900 to 1970 (RFC 5905, figure 4)."""
_CNAME = 1
_WORD = 0xFFFF
_LONG = 0xFFFFFFFF


def ntp_now() -> int:
    """Return the wall clock as NTP's 64 bits (RFC 5905, section 6)."""
    return ((time.time_ns() + _NTP_UNIX_S * NS_PER_S) << 32) // NS_PER_S


class RtpStream:
    """Makes the datagrams of one stream; one thread's."""

    def __init__(self, *, media: AcceptedMedia, mid: str, ssrc: int, clock_rate: int) -> None:
        self.ssrc = ssrc
        self._payload_type = media.payload_type
        self._mid = mid
        self._clock_rate = clock_rate
        self._extensions = HeaderExtensionsMap()
        self._extensions.configure(RTCRtpParameters(headerExtensions=list(media.extensions)))
        # In the lower half: SRTP's roll-over counter begins unambiguously (RFC 3711, 3.3.1).
        self._sequence = secrets.randbelow(1 << 15)
        self._offset = secrets.randbits(32)
        self._kept: dict[int, tuple[int, bytes]] = {}
        self.packets_sent = 0
        self.octets_sent = 0

    @property
    def last_sequence(self) -> int:
        """The number of the newest packet."""
        return (self._sequence - 1) & _WORD

    def datagrams(self, payloads: Sequence[bytes], pts_ns: int) -> Iterator[bytes]:
        """Yield a packet for each of *payloads*, which belong to the instant *pts_ns*."""
        timestamp = self._timestamp(pts_ns)
        for position, payload in enumerate(payloads, 1):
            packet = RtpPacket(
                payload_type=self._payload_type,
                marker=int(position == len(payloads)),
                sequence_number=self._sequence,
                timestamp=timestamp,
                ssrc=self.ssrc,
                payload=payload,
            )
            packet.extensions.mid = self._mid
            packet.extensions.abs_send_time = (ntp_now() >> 14) & 0xFFFFFF
            data = packet.serialize(self._extensions)
            self._kept[self._sequence % _HISTORY] = (self._sequence, data)
            self._sequence = (self._sequence + 1) & _WORD
            self.packets_sent += 1
            self.octets_sent += len(payload)
            yield data

    def again(self, sequence: int) -> bytes | None:
        """Return the packet of that number as it was, None when it is too old."""
        number, data = self._kept.get(sequence % _HISTORY, (-1, b""))
        return data if number == sequence else None

    def report(self, now_ns: int, cname: str) -> bytes:
        """Return a sender report: which moment of the station's clock is which wall time.

        Both streams are told by the same clock, whatever their encoders' delays, so a receiver
        can bring them together exactly (RFC 3550, section 6.4.1).
        """
        sender = RtcpSenderInfo(
            ntp_timestamp=ntp_now(),
            rtp_timestamp=self._timestamp(now_ns),
            packet_count=self.packets_sent & _LONG,
            octet_count=self.octets_sent & _LONG,
        )
        name = RtcpSourceInfo(ssrc=self.ssrc, items=[(_CNAME, cname.encode())])
        return bytes(RtcpSrPacket(ssrc=self.ssrc, sender_info=sender)) + bytes(
            RtcpSdesPacket(chunks=[name])
        )

    def _timestamp(self, t_ns: int) -> int:
        return (t_ns * self._clock_rate // NS_PER_S + self._offset) & _LONG
