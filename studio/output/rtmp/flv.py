"""FLV tags, which are RTMP's media messages in a file (Adobe FLV specification 10.1, annex E).

Other codecs than AVC and AAC are told by a FourCC (Enhanced RTMP v2 of the Veovera Software
Organization, sections "Enhanced Audio" and "Enhanced Video").
"""

from .errors import RtmpError
from .message import Message, MessageType

FILE_HEADER = b"FLV\x01\x05\x00\x00\x00\x09" + bytes(4)
"""Version 1, sound and picture, nine bytes, and the size of the tag before the first: none."""
_FILE_HEADER_BYTES = 9
_TAG_HEADER_BYTES = 11
_SIZE_BYTES = 4
_LOW_24_BITS = 0xFFFFFF
_AVC, _AAC = 7, 10
_KEY_FRAME = 1
_AVC_PICTURE = 1
_ENHANCED_PICTURE = 0x80
"""The bit that makes the low half of the first byte a packet's type, and a FourCC follow."""
_ENHANCED_SOUND = 9
"""The "sound format" that does the same."""
_SEQUENCE_START, _CODED, _CODED_NO_OFFSET, _CHANNELS = 0, 1, 3, 4
_FRAME_TYPES = 7
_FOURCC_END = 5


def tag(message: Message) -> bytes:
    """Return a media or data message as a tag, with the size that follows it."""
    timestamp_ms = message.timestamp_ms
    header = (
        bytes([message.type_id])
        + len(message.payload).to_bytes(3)
        + (timestamp_ms & _LOW_24_BITS).to_bytes(3)
        + bytes([timestamp_ms >> 24 & 0xFF])
        + bytes(3)
    )
    size = (_TAG_HEADER_BYTES + len(message.payload)).to_bytes(_SIZE_BYTES)
    return header + message.payload + size


def is_codec_header(message: Message) -> bool:
    """Tell whether *message* holds a codec's configuration and no media."""
    payload = message.payload
    if len(payload) < 2:  # noqa: PLR2004  # the two bytes that are looked at
        return False
    if fourcc(message):
        kinds = {_SEQUENCE_START}
        if message.type_id == MessageType.AUDIO:
            kinds.add(_CHANNELS)
        return payload[0] & 0x0F in kinds
    if message.type_id == MessageType.VIDEO:
        return payload[0] & 0x0F == _AVC and payload[1] == 0
    return payload[0] >> 4 == _AAC and payload[1] == 0


def is_picture(message: Message) -> bool:
    """Tell whether *message* holds a picture, not a configuration or a sequence's end."""
    payload = message.payload
    if message.type_id != MessageType.VIDEO or len(payload) < 2:  # noqa: PLR2004  # as above
        return False
    if fourcc(message):
        return payload[0] & 0x0F in {_CODED, _CODED_NO_OFFSET}
    return payload[0] & 0x0F != _AVC or payload[1] == _AVC_PICTURE


def is_key_picture(message: Message) -> bool:
    """Tell whether *message* holds a picture that a receiver can begin with."""
    return is_picture(message) and message.payload[0] >> 4 & _FRAME_TYPES == _KEY_FRAME


def fourcc(message: Message) -> str:
    """Return the codec that an enhanced message names, '' where it is none."""
    payload = message.payload
    if len(payload) < _FOURCC_END:
        return ""
    if message.type_id == MessageType.VIDEO:
        enhanced = payload[0] & _ENHANCED_PICTURE
    else:
        enhanced = message.type_id == MessageType.AUDIO and payload[0] >> 4 == _ENHANCED_SOUND
    return payload[1:_FOURCC_END].decode("latin-1") if enhanced else ""


class TagReader:
    """Takes an FLV file as it is written and returns its tags as messages of *stream_id*."""

    def __init__(self, stream_id: int) -> None:
        self._stream_id = stream_id
        self._buffer = bytearray()
        self._header_read = False

    def feed(self, data: bytes) -> list[Message]:
        """Take what was written and return the tags that are whole.

        Raises :class:`RtmpError` when it is not FLV.
        """
        self._buffer += data
        if not self._header_read:
            if len(self._buffer) < _FILE_HEADER_BYTES + _SIZE_BYTES:
                return []
            if self._buffer[:3] != b"FLV":
                text = "What should be FLV is not."
                raise RtmpError(text)
            self._header_read = True
            begins = int.from_bytes(self._buffer[5:9])
            del self._buffer[: begins + _SIZE_BYTES]
        messages = []
        while (message := self._next()) is not None:
            messages.append(message)
        return messages

    def _next(self) -> Message | None:
        buffer = self._buffer
        if len(buffer) < _TAG_HEADER_BYTES:
            return None
        end = _TAG_HEADER_BYTES + int.from_bytes(buffer[1:4])
        if len(buffer) < end + _SIZE_BYTES:
            return None
        timestamp_ms = int.from_bytes(buffer[4:7]) | buffer[7] << 24
        payload = bytes(buffer[_TAG_HEADER_BYTES:end])
        message = Message(buffer[0] & 0x1F, self._stream_id, timestamp_ms, payload)
        del buffer[: end + _SIZE_BYTES]
        return message
