"""AMF0, the encoding of RTMP's commands (Adobe: Action Message Format AMF 0, December 2007).

Numbers are floats, objects and typed objects are dicts, dates are their number; references,
which no ingest uses, are refused.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from .errors import RtmpError

AmfValue: TypeAlias = "bool | float | str | Mapping[str, AmfValue] | Sequence[AmfValue] | None"

_NUMBER, _BOOLEAN, _STRING, _OBJECT = 0x00, 0x01, 0x02, 0x03
_NULL, _UNDEFINED, _ECMA_ARRAY, _OBJECT_END = 0x05, 0x06, 0x08, 0x09
_STRICT_ARRAY, _DATE, _LONG_STRING = 0x0A, 0x0B, 0x0C
_UNSUPPORTED, _XML, _TYPED_OBJECT = 0x0D, 0x0F, 0x10
_DEEPEST = 8
_LONGEST_SHORT = 0xFFFF


class EcmaArray(dict[str, AmfValue]):
    """A mapping that is written as an ECMA array, as receivers expect of ``onMetaData``."""


def encode(*values: AmfValue) -> bytes:
    """Return *values*, one after the other."""
    return b"".join(map(_encode, values))


def decode(data: bytes) -> list[AmfValue]:
    """Return all values of *data*. Raises :class:`RtmpError` where it is no AMF0."""
    reader = _Reader(data)
    try:
        return reader.all_values()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        message = "An AMF0 value is cut off or damaged."
        raise RtmpError(message) from error


def _encode(value: AmfValue) -> bytes:
    match value:
        case None:
            encoded = bytes([_NULL])
        case bool():
            encoded = bytes([_BOOLEAN, value])
        case int() | float():
            encoded = struct.pack(">Bd", _NUMBER, value)
        case str():
            encoded = _encode_text(value.encode())
        case EcmaArray():
            encoded = struct.pack(">BI", _ECMA_ARRAY, len(value)) + _encode_members(value)
        case Mapping():
            encoded = bytes([_OBJECT]) + _encode_members(value)
        case _:
            encoded = struct.pack(">BI", _STRICT_ARRAY, len(value)) + encode(*value)
    return encoded


def _encode_text(data: bytes) -> bytes:
    if len(data) > _LONGEST_SHORT:
        return struct.pack(">BI", _LONG_STRING, len(data)) + data
    return struct.pack(">BH", _STRING, len(data)) + data


def _encode_members(members: Mapping[str, AmfValue]) -> bytes:
    parts: list[bytes] = []
    for name, value in members.items():
        data = name.encode()
        if len(data) > _LONGEST_SHORT:
            message = "A member's name is too long for AMF0."
            raise RtmpError(message)
        parts += [len(data).to_bytes(2), data, _encode(value)]
    return b"".join([*parts, b"\x00\x00", bytes([_OBJECT_END])])


class _Reader:
    """Walks over one payload; its reads raise what :func:`decode` translates."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._depth = 0
        self._kinds: Final[dict[int, Callable[[], AmfValue]]] = {
            _NUMBER: self._number,
            _BOOLEAN: lambda: self._take(1) != b"\x00",
            _STRING: self._short_string,
            _OBJECT: self._members,
            _NULL: lambda: None,
            _UNDEFINED: lambda: None,
            _UNSUPPORTED: lambda: None,
            _ECMA_ARRAY: self._ecma_array,
            _STRICT_ARRAY: self._strict_array,
            _DATE: self._date,
            _LONG_STRING: self._long_string,
            _XML: self._long_string,
            _TYPED_OBJECT: self._typed_object,
        }

    def all_values(self) -> list[AmfValue]:
        values = []
        while self._at < len(self._data):
            values.append(self._value())
        return values

    def _take(self, n: int) -> bytes:
        end = self._at + n
        if end > len(self._data):
            message = "An AMF0 value is cut off."
            raise RtmpError(message)
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def _value(self) -> AmfValue:
        kind = self._kinds.get(self._take(1)[0])
        if kind is None:
            message = "An AMF0 value is of no known type."
            raise RtmpError(message)
        self._depth += 1
        if self._depth > _DEEPEST:
            message = "AMF0 values are nested too deeply."
            raise RtmpError(message)
        value = kind()
        self._depth -= 1
        return value

    def _number(self) -> float:
        return float(struct.unpack(">d", self._take(8))[0])

    def _short_string(self) -> str:
        return self._take(int.from_bytes(self._take(2))).decode()

    def _long_string(self) -> str:
        return self._take(int.from_bytes(self._take(4))).decode()

    def _date(self) -> float:
        milliseconds = self._number()
        self._take(2)  # a time zone that is always 0
        return milliseconds

    def _members(self) -> dict[str, AmfValue]:
        members: dict[str, AmfValue] = {}
        while True:
            name = self._short_string()
            if not name and self._data[self._at] == _OBJECT_END:
                self._at += 1
                return members
            members[name] = self._value()

    def _ecma_array(self) -> EcmaArray:
        self._take(4)  # a count that writers do not keep to; the end marker rules
        return EcmaArray(self._members())

    def _strict_array(self) -> list[AmfValue]:
        return [self._value() for _ in range(int.from_bytes(self._take(4)))]

    def _typed_object(self) -> dict[str, AmfValue]:
        self._short_string()  # the class name, which means nothing here
        return self._members()
