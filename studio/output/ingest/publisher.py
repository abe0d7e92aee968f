"""The publisher's side of RTMP, without I/O (specification 1.0, sections 7.2 and 7.3)."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Protocol

from studio.output.rtmp import (
    ClientHandshake,
    Command,
    Message,
    MessageType,
    RtmpConnection,
    command_of,
    connect_properties,
    offered_codecs,
    window_ack_size,
)

from .destination import Destination
from .errors import CodecsNotTakenError, PublishRefusedError, RedirectedError

_LARGEST_WINDOW_BYTES, _SMALLEST_WINDOW_BYTES = 16 << 10, 4 << 10
_ACKS_PER_S = 8
_CHUNK_BYTES = 60_000
_AGENT = "FMLE/3.0 (compatible; Videosync Studio)"
"""Ingests expect the name of Adobe's encoder in front."""
_CONNECT, _RELEASE, _FC_PUBLISH, _CREATE, _PUBLISH = 1, 2, 3, 4, 5
_PLAIN_CODE = re.compile(r"[A-Za-z][A-Za-z.]{0,63}")
_LARGEST_STREAM_ID = 0xFFFFFFFF


class Revealable(Protocol):
    """A secret: its text comes out by this one method."""

    def reveal(self) -> str:
        """Return the text."""
        ...


class Step(Enum):
    """How far the conversation has come; the values are for people."""

    HANDSHAKE = "handshake"
    CONNECT = "connect"
    READY = "ready"
    CREATE = "create stream"
    PUBLISH = "publish"
    LIVE = "live"


class Publisher:
    """Feeds on what the ingest sends and says what to send next; one thread's.

    *bitrate_bps* is what the stream is expected to need, *fourccs* the codecs in it that need
    Enhanced RTMP; an ingest that does not offer them is told nothing more. The key goes into
    the commands that must carry it and nowhere else. With *waits*, it stays ready, the key still
    unsaid, until :meth:`proceed`.
    """

    def __init__(
        self,
        destination: Destination,
        key: Revealable,
        *,
        bitrate_bps: int,
        fourccs: frozenset[str] = frozenset(),
        waits: bool = False,
    ) -> None:
        self.window_bytes = max(
            _SMALLEST_WINDOW_BYTES, min(_LARGEST_WINDOW_BYTES, bitrate_bps // 8 // _ACKS_PER_S)
        )
        """How often the ingest is asked to acknowledge: small, as still pictures need few bytes."""
        self._destination = destination
        self._key = key
        self._fourccs = fourccs
        self.waits = waits
        self._handshake = ClientHandshake()
        self._connection = RtmpConnection()
        self._raw = self._handshake.begin()
        self.stream_id = 0
        self.step = Step.HANDSHAKE

    def feed(self, data: bytes) -> None:
        """Take what came. Raises :class:`IngestError` and ``RtmpError``."""
        if self.step is Step.HANDSHAKE:
            answer, data = self._handshake.feed(data)
            self._raw += answer
            if not self._handshake.done:
                return
            self._connect()
        self._connection.feed(data)
        while (message := self._connection.next_message()) is not None:
            if message.type_id in {MessageType.COMMAND, MessageType.COMMAND_AMF3}:
                self._answer(command_of(message))

    def proceed(self) -> None:
        """Ask for the stream, of one that waited."""
        self.waits = False
        if self.step is Step.READY:
            self._create()

    def send(self, message: Message) -> None:
        """Add a media or data message to what is to be sent."""
        self._connection.send(message)

    def finish(self) -> None:
        """Add the commands that end the stream in order."""
        name = self._key.reveal()
        if self.step is Step.LIVE:
            self._send(Command("FCUnpublish", 6, (None, name)))
            self._send(Command("deleteStream", 7, (None, self.stream_id)))

    def take_outgoing(self) -> bytes:
        """Return what is to be sent, and forget it."""
        raw, self._raw = self._raw, b""
        return raw + self._connection.take_outgoing()

    @property
    def acknowledges(self) -> bool:
        """Whether this ingest acknowledges what it received at all."""
        return self._connection.acknowledges

    @property
    def acknowledged_bytes(self) -> int:
        """How much of what was sent is acknowledged."""
        return self._connection.acknowledged_bytes

    @property
    def sent_bytes(self) -> int:
        """How much was given to be sent since the handshake."""
        return self._connection.sent_bytes

    @property
    def late_bytes(self) -> int:
        """Beyond how much an acknowledgement is due: half as much again as the ingest's own way."""
        return max(self.window_bytes, self._connection.acknowledgement_step_bytes) * 3 // 2

    @property
    def unacknowledged_bytes(self) -> int:
        """How much of what was sent is not acknowledged."""
        return self._connection.unacknowledged_bytes

    def _connect(self) -> None:
        self.step = Step.CONNECT
        about = {
            "app": self._destination.application,
            "type": "nonprivate",
            "flashVer": _AGENT,
            "tcUrl": self._destination.url,
            **connect_properties(self._fourccs),
        }
        self._connection.send_chunk_size(_CHUNK_BYTES)
        self._connection.send(window_ack_size(self.window_bytes))
        self._send(Command("connect", _CONNECT, (about,)))

    def _answer(self, command: Command) -> None:
        if command.name == "_error" and command.transaction not in {_RELEASE, _FC_PUBLISH}:
            self._heed_redirect(command)
            raise self._refused(command)
        if command.name == "_result" and command.transaction == _CONNECT:
            self._require_codecs(command)
            self._connected()
        elif command.name == "_result" and command.transaction == _CREATE:
            self._publish(command)
        elif command.name == "onStatus":
            self._note_status(command)
        elif command.name == "close":
            raise self._refused(command)

    def _require_codecs(self, connected: Command) -> None:
        missing = self._fourccs - offered_codecs(connected.values, self._fourccs)
        if missing:
            raise CodecsNotTakenError(missing)

    def _heed_redirect(self, refusal: Command) -> None:
        about = next((value for value in refusal.values if isinstance(value, Mapping)), {})
        exception = about.get("ex")
        place = exception.get("redirect") if isinstance(exception, Mapping) else None
        if self.step is Step.CONNECT and isinstance(place, str) and place:
            raise RedirectedError(place)

    def _connected(self) -> None:
        if self.step is not Step.CONNECT:
            return
        self.step = Step.READY
        if not self.waits:
            self._create()

    def _create(self) -> None:
        self.step = Step.CREATE
        name = self._key.reveal()
        # Neither of the first two is in the specification; older ingests want them.
        self._send(Command("releaseStream", _RELEASE, (None, name)))
        self._send(Command("FCPublish", _FC_PUBLISH, (None, name)))
        self._send(Command("createStream", _CREATE, (None,)))

    def _publish(self, created: Command) -> None:
        if self.step is not Step.CREATE:
            return
        stream_id = created.number_at(1)
        if not 0 <= stream_id <= _LARGEST_STREAM_ID:
            raise self._refused(created)
        self.step = Step.PUBLISH
        self.stream_id = int(stream_id)
        command = Command("publish", _PUBLISH, (None, self._key.reveal(), "live"))
        self._connection.send(command.message(self.stream_id))

    def _note_status(self, status: Command) -> None:
        if status.member("level") == "error":
            raise self._refused(status)
        if self.step is Step.PUBLISH and status.member("code") == "NetStream.Publish.Start":
            self.step = Step.LIVE

    def _refused(self, command: Command) -> PublishRefusedError:
        code = command.member("code")
        # An ingest may repeat the key in what it says; a code as the books have it cannot.
        if not _PLAIN_CODE.fullmatch(code) or self._key.reveal() in code:
            code = ""
        return PublishRefusedError(self.step.value, code)

    def _send(self, command: Command) -> None:
        self._connection.send(command.message())
