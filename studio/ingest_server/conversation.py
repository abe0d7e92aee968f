"""The ingest's side of RTMP, without I/O (specification 1.0, sections 7.2 and 7.3)."""

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from studio.output.rtmp import (
    AmfValue,
    Command,
    Message,
    MessageType,
    RtmpConnection,
    RtmpError,
    ServerHandshake,
    UserControl,
    command_of,
    set_peer_bandwidth,
    taken_codecs,
    user_control,
    window_ack_size,
)

_STREAM_ID = 1
_WINDOW_BYTES = 2_500_000
_CHUNK_BYTES = 4096
_MEDIA = {MessageType.AUDIO, MessageType.VIDEO, MessageType.DATA}


class Refusal(Enum):
    """Why a publish is refused, in RTMP's words."""

    BAD_NAME = "NetStream.Publish.BadName"
    FAILED = "NetStream.Publish.Failed"


class Pending(Enum):
    """Who decides about a publish was asked; :meth:`Conversation.answer` follows."""

    PENDING = "pending"


class Stream(Protocol):
    """Where the media of one publish go."""

    def take(self, message: Message, /) -> None:
        """Take one message."""
        ...

    def end(self) -> None:
        """Nothing follows."""
        ...


class Conversation:
    """Feeds on what a publisher sends; one client's, one thread's.

    *open_stream* is told application and name, which nobody else is, and returns where the
    media go, why they may not, or that this is not known yet.
    """

    def __init__(self, open_stream: Callable[[str, str], Stream | Refusal | Pending]) -> None:
        self._open_stream = open_stream
        self._handshake = ServerHandshake()
        self._connection = RtmpConnection()
        self._raw = b""
        self._application = ""
        self._stream: Stream | None = None
        self._is_waiting = False

    def feed(self, data: bytes) -> None:
        """Take what came. Raises ``RtmpError``, upon which the client is to be cut off."""
        if not self._handshake.done:
            answer, data = self._handshake.feed(data)
            self._raw += answer
            if not self._handshake.done:
                return
        self._connection.feed(data)
        while (message := self._connection.next_message()) is not None:
            if message.type_id in {MessageType.COMMAND, MessageType.COMMAND_AMF3}:
                self._obey(command_of(message))
            elif message.type_id in _MEDIA and self._stream is not None:
                self._stream.take(message)

    def take_outgoing(self) -> bytes:
        """Return what is to be sent, and forget it."""
        raw, self._raw = self._raw, b""
        return raw + self._connection.take_outgoing()

    def end(self) -> None:
        """End the stream, if there is one: the connection is gone."""
        self._is_waiting = False
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.end()

    @property
    def publishing(self) -> bool:
        """Whether media are being taken."""
        return self._stream is not None

    @property
    def is_waiting(self) -> bool:
        """Whether a publish waits for :meth:`answer`."""
        return self._is_waiting

    def answer(self, opened: Stream | Refusal) -> None:
        """Tell what became of the publish that waits."""
        self._is_waiting = False
        if isinstance(opened, Refusal):
            self._status("error", opened.value, "Not published.")
            return
        self._stream = opened
        begin = _STREAM_ID.to_bytes(4)
        self._connection.send(user_control(UserControl.STREAM_BEGIN, begin))
        self._status("status", "NetStream.Publish.Start", "Publishing.")

    def _obey(self, command: Command) -> None:
        match command.name:
            case "connect":
                self._connect(command)
            case "createStream":
                self._result(command, None, _STREAM_ID)
            case "releaseStream" | "FCPublish" | "_checkbw":
                self._result(command, None)
            case "publish":
                self._publish(command.text_at(1))
            case "FCUnpublish" | "deleteStream" | "closeStream":
                self.end()
            case "play" | "play2":
                message = "Nothing is played from here."
                raise RtmpError(message)
            case _:
                pass  # what else encoders say is about playing, or an answer

    def _connect(self, command: Command) -> None:
        self._application = command.member("app").strip("/")
        self._connection.send(window_ack_size(_WINDOW_BYTES))
        self._connection.send(set_peer_bandwidth(_WINDOW_BYTES))
        self._connection.send_chunk_size(_CHUNK_BYTES)
        server: dict[str, AmfValue] = {
            "fmsVer": "FMS/3,0,1,123",
            "capabilities": 31,
            **taken_codecs(),
        }
        self._result(
            command,
            server,
            {
                "level": "status",
                "code": "NetConnection.Connect.Success",
                "description": "Connected.",
                "objectEncoding": 0,
            },
        )

    def _publish(self, name: str) -> None:
        if self._stream is not None or self._is_waiting:
            message = "One connection publishes one stream."
            raise RtmpError(message)
        opened = self._open_stream(self._application, name) if name else Refusal.BAD_NAME
        if isinstance(opened, Pending):
            self._is_waiting = True
            return
        self.answer(opened)

    def _result(self, command: Command, *values: AmfValue) -> None:
        self._connection.send(Command("_result", command.transaction, values).message())

    def _status(self, level: str, code: str, description: str) -> None:
        about = {"level": level, "code": code, "description": description}
        self._connection.send(Command("onStatus", 0, (None, about)).message(_STREAM_ID))
