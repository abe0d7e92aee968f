"""What talkback may say to an engine has no room for sound: that is in the types."""

import mmap
import typing
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from studio.links.talk.engine_line import EngineLine
from studio.wire.command import Command
from studio.wire.commands import AnyCommand, BackstageCommand, FeedEar, HoldOut
from studio.wire.sound_ring import SoundReader, SoundWriter

_BINARY = (
    msgspec.inspect.BytesType,
    msgspec.inspect.ByteArrayType,
    msgspec.inspect.MemoryViewType,
    msgspec.inspect.RawType,
    msgspec.inspect.ExtType,
    msgspec.inspect.AnyType,
)


def _types(told: object, seen: set[object]) -> Iterator[msgspec.inspect.Type]:
    """Yield a type and all that it holds, once each."""
    if isinstance(told, msgspec.inspect.Type):
        if isinstance(told, msgspec.inspect.StructType):
            if told.cls in seen:
                return
            seen.add(told.cls)
        yield told
    if isinstance(told, msgspec.Struct):
        for name in told.__struct_fields__:
            yield from _types(getattr(told, name), seen)
    elif isinstance(told, tuple):
        for each in told:
            yield from _types(each, seen)


def _binary(of: object) -> list[msgspec.inspect.Type]:
    found = _types(msgspec.inspect.type_info(of), set())
    return [each for each in found if isinstance(each, _BINARY)]


def test_no_command_carries_sound_into_an_engine() -> None:
    class Voice(Command, tag="voice", frozen=True):
        samples: bytes

    assert _binary(AnyCommand) == []
    # It would be found, however deep.
    assert _binary(AnyCommand | Voice)
    assert _binary(tuple[dict[str, Voice], ...])


def test_the_talk_link_says_two_things_to_an_engine_and_no_other() -> None:
    said = typing.get_type_hints(EngineLine._send)["command"]
    assert said == BackstageCommand == HoldOut | FeedEar
    inspect = msgspec.inspect
    holds = {type(each) for each in _types(inspect.type_info(BackstageCommand), set())}
    made_of = {inspect.UnionType, inspect.StructType, inspect.VarTupleType}
    assert holds - made_of == {inspect.BoolType, inspect.StrType}


def test_the_programme_that_an_ear_reads_cannot_be_written_by_it(tmp_path: Path) -> None:
    path = tmp_path / "ear.sound"
    writer = SoundWriter(path)
    reader = SoundReader(path)
    try:
        maps = [each for each in vars(reader).values() if isinstance(each, mmap.mmap)]
        assert len(maps) == 1
        with pytest.raises(TypeError, match="read"):
            maps[0][0] = 0
    finally:
        reader.close()
        writer.close()
