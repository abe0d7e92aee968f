"""Commands: a name, a transaction and values (RTMP specification 1.0, section 7.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .amf0 import AmfValue, decode, encode
from .errors import RtmpError
from .message import Message, MessageType

_MOST_COMMAND_BYTES = 64 << 10
_LEAST_VALUES = 2


@dataclass(frozen=True, slots=True)
class Command:
    """A command; its values stay out of the representation, for one is the stream key."""

    name: str
    transaction: float
    values: tuple[AmfValue, ...] = field(default=(), repr=False)

    def message(self, stream_id: int = 0) -> Message:
        """Return the command as a message."""
        payload = encode(self.name, self.transaction, *self.values)
        return Message(MessageType.COMMAND, stream_id, 0, payload)

    def text_at(self, index: int) -> str:
        """Return the value at *index*, or an empty text where there is no text."""
        value = self.values[index] if index < len(self.values) else None
        return value if isinstance(value, str) else ""

    def number_at(self, index: int) -> float:
        """Return the value at *index*, or 0 where there is no number."""
        value = self.values[index] if index < len(self.values) else None
        return float(value) if isinstance(value, int | float) else 0.0

    def member(self, name: str) -> str:
        """Return the text *name* of the first object among the values that has it, or none."""
        for value in self.values:
            if isinstance(value, Mapping):
                found = value.get(name)
                if isinstance(found, str):
                    return found
        return ""


def command_of(message: Message) -> Command:
    """Return the command that *message* carries, in AMF0, or behind AMF3's marker.

    Raises :class:`RtmpError` when it is none.
    """
    payload = message.payload
    if len(payload) > _MOST_COMMAND_BYTES:
        text = "A command is larger than any can be."
        raise RtmpError(text)
    if message.type_id == MessageType.COMMAND_AMF3:
        payload = payload[1:]
    values = decode(payload)
    if len(values) < _LEAST_VALUES:
        text = "A command lacks its name or its transaction."
        raise RtmpError(text)
    name, transaction, *rest = values
    if not isinstance(name, str) or not isinstance(transaction, int | float):
        text = "A command begins with neither name nor transaction."
        raise RtmpError(text)
    return Command(name, float(transaction), tuple(rest))
