"""Messages as bytes: a big-endian uint32 length, then JSON checked against its schema."""

import struct
from typing import Generic, TypeVar

import msgspec

from .account import AccountRequest, AnyAccountEvent
from .commands import Request
from .errors import ProtocolError
from .events import AnyEvent
from .library import AnyLibraryEvent, LibraryRequest
from .talk import AnyTalkEvent, TalkRequest

MAX_MESSAGE_BYTES = 1 << 22
_LENGTH = struct.Struct(">I")
_T = TypeVar("_T")
_encoder = msgspec.json.Encoder()


def encode(message: msgspec.Struct) -> bytes:
    """Return the message with its length before it. Any thread."""
    body = _encoder.encode(message)
    if len(body) > MAX_MESSAGE_BYTES:
        text = f"A message of {len(body)} bytes is over the limit of {MAX_MESSAGE_BYTES}."
        raise ProtocolError(text)
    return _LENGTH.pack(len(body)) + body


class Decoder(Generic[_T]):
    """Turns a stream's bytes into messages, however they were cut. One thread."""

    def __init__(self, decoder: "msgspec.json.Decoder[_T]") -> None:
        self._decoder = decoder
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[_T]:
        """Return the messages that *data* completes.

        Raises :class:`ProtocolError` on a length over the limit or a body against the schema;
        the connection is of no use after that.
        """
        self._buffer += data
        messages: list[_T] = []
        while len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            if length > MAX_MESSAGE_BYTES:
                text = f"The other side announced a message of {length} bytes."
                raise ProtocolError(text)
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                break
            body = bytes(self._buffer[_LENGTH.size : end])
            del self._buffer[:end]
            try:
                messages.append(self._decoder.decode(body))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                text = f"A message is not understood: {error}."
                raise ProtocolError(text) from error
        return messages


def request_decoder() -> Decoder[Request]:
    """Return the engine's side of the codec."""
    return Decoder(msgspec.json.Decoder(Request))


def library_request_decoder() -> Decoder[LibraryRequest]:
    """Return the library's side of its codec."""
    return Decoder(msgspec.json.Decoder(LibraryRequest))


def library_event_decoder() -> Decoder[AnyLibraryEvent]:
    """Return the side of a client of the library."""
    decoder: msgspec.json.Decoder[AnyLibraryEvent] = msgspec.json.Decoder(AnyLibraryEvent)
    return Decoder(decoder)


def account_request_decoder() -> Decoder[AccountRequest]:
    """Return the side of the account's process."""
    return Decoder(msgspec.json.Decoder(AccountRequest))


def account_event_decoder() -> Decoder[AnyAccountEvent]:
    """Return the side of a client of the account's process."""
    decoder: msgspec.json.Decoder[AnyAccountEvent] = msgspec.json.Decoder(AnyAccountEvent)
    return Decoder(decoder)


def talk_request_decoder() -> Decoder[TalkRequest]:
    """Return the side of the talk link."""
    return Decoder(msgspec.json.Decoder(TalkRequest))


def talk_event_decoder() -> Decoder[AnyTalkEvent]:
    """Return the side of a client of the talk link."""
    decoder: msgspec.json.Decoder[AnyTalkEvent] = msgspec.json.Decoder(AnyTalkEvent)
    return Decoder(decoder)


def event_decoder() -> Decoder[AnyEvent]:
    """Return the client's side of the codec."""
    decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)
    return Decoder(decoder)
