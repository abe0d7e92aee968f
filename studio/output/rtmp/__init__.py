"""RTMP without I/O: handshake, chunks, AMF0, control, commands, FLV tags; for both ends.

Written from Adobe's RTMP specification 1.0 (December 2012), AMF 0 (2007) and FLV 10.1.
Everything here belongs to the thread that uses it, and whatever a peer sends raises nothing
but :class:`RtmpError`.
"""

from .amf0 import AmfValue, EcmaArray, decode, encode
from .chunk_reader import MOST_MESSAGE_BYTES, ChunkReader
from .chunk_writer import ChunkWriter
from .command import Command, command_of
from .connection import RtmpConnection
from .control import UserControl, set_peer_bandwidth, user_control, window_ack_size
from .enhanced import (
    beyond_plain,
    codec_names,
    connect_properties,
    fourcc_of,
    offered_codecs,
    taken_codecs,
)
from .errors import RtmpError
from .flv import FILE_HEADER, TagReader, fourcc, is_codec_header, is_key_picture, is_picture, tag
from .handshake import ClientHandshake, ServerHandshake
from .message import TIMESTAMP_MODULUS, Message, MessageType

__all__ = [
    "FILE_HEADER",
    "MOST_MESSAGE_BYTES",
    "TIMESTAMP_MODULUS",
    "AmfValue",
    "ChunkReader",
    "ChunkWriter",
    "ClientHandshake",
    "Command",
    "EcmaArray",
    "Message",
    "MessageType",
    "RtmpConnection",
    "RtmpError",
    "ServerHandshake",
    "TagReader",
    "UserControl",
    "beyond_plain",
    "codec_names",
    "command_of",
    "connect_properties",
    "decode",
    "encode",
    "fourcc",
    "fourcc_of",
    "is_codec_header",
    "is_key_picture",
    "is_picture",
    "offered_codecs",
    "set_peer_bandwidth",
    "tag",
    "taken_codecs",
    "user_control",
    "window_ack_size",
]
