"""Bits of a recording are flipped, one after the other, anywhere in it."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from studio.output.recording_check import RecordingState, check_recording
from studio.secrets import RecordKey
from tests.bench.rows import Row
from tests.studio.output.flash_and_beep import programme

from .lengths import Lengths
from .making import write_recording
from .rows import row

_SEED: Final = 7


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Yield how many were found, and what each cost at most."""
    key = RecordKey.generate(protected=True)
    path = folder / "flipped.vsrec"
    shown = programme(lengths.flipped_s)
    write_recording(path, key, shown.headers, shown.packets)
    whole = check_recording(path, lambda _: key)
    chance = random.Random(_SEED)  # noqa: S311  # which bit is flipped is no secret
    found, records, pictures = 0, 0, 0
    size = path.stat().st_size
    for _ in range(lengths.flips):
        at, bit = chance.randrange(size), chance.randrange(8)
        _flip(path, at, bit)
        check = check_recording(path, lambda _: key)
        _flip(path, at, bit)
        located = [byte for _, byte in check.damages if byte <= at]
        found += check.state is RecordingState.DAMAGED and len(located) == len(check.damages) == 1
        records = max(records, len(check.unreadable))
        pictures = max(pictures, whole.pictures - check.pictures)
    yield row(f"flipped bits, found of {lengths.flips}", found, "", lengths.flips, at_least=True)
    yield row("  fragments lost with one, max", records, "", 1)
    yield row("  pictures lost with one, max", pictures, "", 16)


def _flip(path: Path, at: int, bit: int) -> None:
    with path.open("r+b", buffering=0) as file:
        file.seek(at)
        (value,) = file.read(1)
        file.seek(at)
        file.write(bytes([value ^ 1 << bit]))
