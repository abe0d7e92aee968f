"""DTLS and SRTP by aiortc, with its RTCP handed to us and nothing older than DTLS 1.2."""

from collections.abc import Callable

from aiortc import RTCCertificate, RTCDtlsTransport, RTCIceTransport
from aiortc.rtcdtlstransport import SRTPProtectionProfile
from OpenSSL import SSL

_DTLS_1_2 = 0xFEFD
"""RFC 6347, section 4.1: the version as it is on the wire."""


class _Certificate(RTCCertificate):
    def _create_ssl_context(self, srtp_profiles: list[SRTPProtectionProfile]) -> SSL.Context:
        context = super()._create_ssl_context(srtp_profiles)
        context.set_min_proto_version(_DTLS_1_2)
        return context


class MediaTransport(RTCDtlsTransport):
    """An encrypted way to one receiver; *on_rtcp* is told each RTCP datagram, in the clear."""

    def __init__(self, ice: RTCIceTransport, on_rtcp: Callable[[bytes], None]) -> None:
        super().__init__(ice, [_Certificate.generateCertificate()])
        self._on_rtcp = on_rtcp

    def take_role(self, role: str) -> None:
        """Be DTLS ``client`` or ``server``, as the answer left it to us."""
        self._set_role(role)

    async def send(self, datagram: bytes) -> None:
        """Send one RTP packet or RTCP compound. Raises ``ConnectionError``."""
        await self._send_rtp(datagram)

    async def _handle_rtcp_data(self, data: bytes) -> None:
        self._on_rtcp(data)
