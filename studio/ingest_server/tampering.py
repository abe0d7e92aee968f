"""Doing wrong on purpose, so that what judges the receiver's side can be proved to notice."""

from dataclasses import dataclass, replace

from studio.output.rtmp import Message, MessageType, is_codec_header, is_key_picture, is_picture


@dataclass(frozen=True, slots=True)
class Tampering:
    """What to do to each stream before it is stored; given at construction, by tests alone.

    ``discard``: which pictures to throw away, counted from 0 at the key frame ``from_key`` of
    each publish, whose first one has the number 1; with 0 at the first picture of any kind.
    ``sound_delay_ms``: how much later to date the sound.
    """

    discard: range = range(0)
    from_key: int = 0
    sound_delay_ms: int = 0


class Tamperer:
    """Applies a :class:`Tampering` to one stream."""

    def __init__(self, tampering: Tampering) -> None:
        self._tampering = tampering
        self._keys = self._pictures = 0

    def __call__(self, message: Message) -> Message | None:
        """Return what to store for *message*; None for nothing."""
        if message.type_id == MessageType.AUDIO and not is_codec_header(message):
            delay_ms = self._tampering.sound_delay_ms
            return replace(message, timestamp_ms=message.timestamp_ms + delay_ms)
        if not is_picture(message):
            return message
        self._keys += is_key_picture(message)
        if self._keys < self._tampering.from_key:
            return message
        number, self._pictures = self._pictures, self._pictures + 1
        return None if number in self._tampering.discard else message
