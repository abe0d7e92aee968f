"""The offer that is made and what is read from the answer (RFC 8866, 8829, 9725 section 4.4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiortc import RTCDtlsFingerprint, RTCIceCandidate, RTCIceParameters
from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters
from aiortc.sdp import MediaDescription, SessionDescription, candidate_to_sdp

from .errors import RefusedError

AUDIO_MID, VIDEO_MID = "0", "1"
AUDIO_TYPE, VIDEO_TYPE = 111, 102
MID_EXTENSION = "urn:ietf:params:rtp-hdrext:sdes:mid"
SEND_TIME_EXTENSION = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
_EXTENSIONS = ((1, MID_EXTENSION), (2, SEND_TIME_EXTENSION))
_FINGERPRINT = re.compile(r"[0-9A-Fa-f:]{8,200}")


@dataclass(frozen=True, slots=True)
class Offered:
    """What the offer says of this end."""

    ice: RTCIceParameters
    candidates: Sequence[RTCIceCandidate]
    fingerprints: Sequence[RTCDtlsFingerprint]
    profile_level_id: str
    audio_ssrc: int
    video_ssrc: int
    cname: str


@dataclass(frozen=True, slots=True)
class AcceptedMedia:
    """How one of the two streams is to be sent."""

    payload_type: int
    extensions: tuple[RTCRtpHeaderExtensionParameters, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the answer says of the other end; ``role`` is its DTLS role."""

    ice: RTCIceParameters
    candidates: tuple[RTCIceCandidate, ...]
    fingerprints: tuple[RTCDtlsFingerprint, ...]
    role: str
    audio: AcceptedMedia
    video: AcceptedMedia


def offer(offered: Offered) -> str:
    """Return the offer: both streams, sent only, over one transport."""
    lines = [
        "v=0",
        "o=- 1 1 IN IP4 0.0.0.0",
        "s=-",
        "t=0 0",
        f"a=group:BUNDLE {AUDIO_MID} {VIDEO_MID}",
        "a=msid-semantic: WMS studio",
        *_media("audio", AUDIO_TYPE, AUDIO_MID, offered),
        f"a=rtpmap:{AUDIO_TYPE} opus/48000/2",
        f"a=fmtp:{AUDIO_TYPE} minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1",
        f"a=ssrc:{offered.audio_ssrc} cname:{offered.cname}",
        *_media("video", VIDEO_TYPE, VIDEO_MID, offered),
        f"a=rtpmap:{VIDEO_TYPE} H264/90000",
        f"a=fmtp:{VIDEO_TYPE} {_fmtp(offered.profile_level_id)}",
        *(f"a=rtcp-fb:{VIDEO_TYPE} {feedback}" for feedback in _FEEDBACK),
        f"a=ssrc:{offered.video_ssrc} cname:{offered.cname}",
    ]
    return "\r\n".join(lines) + "\r\n"


def _fmtp(profile_level_id: str) -> str:
    return f"level-asymmetry-allowed=1;packetization-mode=1;profile-level-id={profile_level_id}"


_FEEDBACK = ("nack", "nack pli", "ccm fir", "goog-remb")


def _media(kind: str, payload_type: int, mid: str, offered: Offered) -> list[str]:
    return [
        f"m={kind} 9 UDP/TLS/RTP/SAVPF {payload_type}",
        "c=IN IP4 0.0.0.0",
        "a=rtcp:9 IN IP4 0.0.0.0",
        "a=sendonly",
        f"a=mid:{mid}",
        "a=rtcp-mux",
        f"a=msid:studio {kind}",
        *(f"a=candidate:{candidate_to_sdp(each)}" for each in offered.candidates),
        "a=end-of-candidates",
        f"a=ice-ufrag:{offered.ice.usernameFragment}",
        f"a=ice-pwd:{offered.ice.password}",
        *(f"a=fingerprint:{each.algorithm} {each.value}" for each in offered.fingerprints),
        "a=setup:actpass",
        *(f"a=extmap:{number} {uri}" for number, uri in _EXTENSIONS),
    ]


def read_answer(text: str) -> Answer:
    """Return what *text* answers. Raises :class:`RefusedError` for what cannot be used."""
    try:
        parsed = SessionDescription.parse(text)
    except (
        *(AssertionError, ValueError, KeyError, IndexError),
        *(AttributeError, TypeError, StopIteration),
    ) as error:
        # aiortc asserts what it expects; an answer that surprises it is one we cannot use either.
        message = "The endpoint's answer cannot be read; ask whoever runs it."
        raise RefusedError(message) from error
    audio, video = _of(parsed, "audio"), _of(parsed, "video")
    first = next((media for media in parsed.media if media.ice is not None), None)
    ice = None if first is None else first.ice
    usable = ice is not None and ice.usernameFragment and ice.password
    if first is None or ice is None or first.dtls is None or not usable:
        message = "The endpoint's answer names no way for the media; ask whoever runs it."
        raise RefusedError(message)
    if not all(_FINGERPRINT.fullmatch(each.value) for each in first.dtls.fingerprints):
        message = "The endpoint's answer names a certificate that is none; ask whoever runs it."
        raise RefusedError(message)
    if not first.dtls.fingerprints or first.dtls.role not in {"client", "server"}:
        message = "The endpoint's answer leaves open how to encrypt; ask whoever runs it."
        raise RefusedError(message)
    candidates = {
        (each.ip, each.port, each.protocol.lower()): each
        for media in parsed.media
        for each in media.ice_candidates
    }
    return Answer(
        ice=ice,
        candidates=tuple(candidates.values()),
        fingerprints=tuple(first.dtls.fingerprints),
        role=first.dtls.role,
        audio=_accepted(audio, "audio/opus", AUDIO_TYPE),
        video=_accepted(video, "video/h264", VIDEO_TYPE),
    )


def _of(parsed: SessionDescription, kind: str) -> MediaDescription:
    found = next((each for each in parsed.media if each.kind == kind and each.port), None)
    if found is None:
        what = "sound" if kind == "audio" else "pictures"
        message = f"The endpoint takes no {what} as they were offered; ask whoever runs it."
        raise RefusedError(message)
    return found


def _accepted(media: MediaDescription, mime_type: str, payload_type: int) -> AcceptedMedia:
    for codec in media.rtp.codecs:
        if codec.mimeType.lower() == mime_type and codec.payloadType == payload_type:
            known = {uri for _, uri in _EXTENSIONS}
            taken = (each for each in media.rtp.headerExtensions if each.uri in known)
            return AcceptedMedia(payload_type, tuple(taken))
    message = (
        f"The endpoint takes no {'Opus' if media.kind == 'audio' else 'H.264 of this profile'}; "
        "ask whoever runs it."
    )
    raise RefusedError(message)
