"""What a receiver says of what it gets (RFC 3550, 4585, 5104 and REMB), as plain values."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from aiortc.rtp import (
    RTCP_PSFB_APP,
    RTCP_PSFB_FIR,
    RTCP_PSFB_PLI,
    RTCP_RTPFB_NACK,
    RtcpByePacket,
    RtcpPacket,
    RtcpPsfbPacket,
    RtcpRrPacket,
    RtcpRtpfbPacket,
    RtcpSrPacket,
    unpack_remb_fci,
)


@dataclass(frozen=True, slots=True)
class Reception:
    """How a stream arrives. ``loss``: share since the last report; ``lost``: in all.

    ``highest_sequence``: of the newest packet that came. ``round_trip_s`` None: not known yet.
    """

    ssrc: int
    loss: float
    lost: int
    highest_sequence: int
    jitter_units: int
    round_trip_s: float | None


@dataclass(frozen=True, slots=True)
class KeyFrameAsked:
    """The receiver wants to begin anew."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Packets that did not come, by their numbers."""

    ssrc: int
    sequences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The receiver's estimate of what the way takes, of all streams together."""

    bitrate_bps: int


@dataclass(frozen=True, slots=True)
class Farewell:
    """The receiver has left."""


Feedback = Reception | KeyFrameAsked | Missing | Limit | Farewell


def feedback_of(datagram: bytes, ntp_now: int) -> Iterator[Feedback]:
    """Yield what *datagram*, a compound in the clear, says; what cannot be read says nothing."""
    try:
        packets = RtcpPacket.parse(datagram)
    except (ValueError, struct.error, IndexError):
        return
    for packet in packets:
        match packet:
            case RtcpSrPacket() | RtcpRrPacket():
                yield from _receptions(packet, ntp_now)
            case RtcpRtpfbPacket() if packet.fmt == RTCP_RTPFB_NACK:
                yield Missing(packet.media_ssrc, tuple(packet.lost))
            case RtcpPsfbPacket() if packet.fmt in {RTCP_PSFB_PLI, RTCP_PSFB_FIR}:
                yield KeyFrameAsked()
            case RtcpPsfbPacket() if packet.fmt == RTCP_PSFB_APP:
                yield from _limit(packet)
            case RtcpByePacket():
                yield Farewell()


def _receptions(packet: RtcpSrPacket | RtcpRrPacket, ntp_now: int) -> Iterator[Reception]:
    for report in packet.reports:
        middle = (ntp_now >> 16) & 0xFFFFFFFF
        round_trip = (middle - report.lsr - report.dlsr) & 0xFFFFFFFF
        # More than half of the circle is a clock that was set back meanwhile.
        known = report.lsr and round_trip < 1 << 31
        yield Reception(
            ssrc=report.ssrc,
            loss=report.fraction_lost / 256,
            lost=max(0, report.packets_lost),
            highest_sequence=report.highest_sequence,
            jitter_units=report.jitter,
            round_trip_s=round_trip / (1 << 16) if known else None,
        )


def _limit(packet: RtcpPsfbPacket) -> Iterator[Limit]:
    try:
        bitrate_bps, _ = unpack_remb_fci(packet.fci)
    except (ValueError, struct.error, IndexError):
        return
    yield Limit(bitrate_bps)
