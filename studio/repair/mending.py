"""Closes what was cut off in a folder, and says it in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_S
from mixer.errors import StudioError
from studio.archive import ArchiveError, read_fragments, read_init
from studio.output.record_format import (
    BusyError,
    FindKey,
    RecordReader,
    needs_repair,
    repair,
)
from studio.secrets import KeyMissingError

_PATTERN: Final = "*.vsrec"
_MOST_BACK: Final = 64


def mend_folder(folder: Path, find_key: FindKey) -> Iterator[str]:
    """Repair the recordings in *folder* that need it; yield a sentence for each, as it is done.

    Those that are still being written, cannot be read, or are under a key that *find_key* does not
    know, are passed over: their time comes, or they play as they are. Blocks on the disk.
    """
    for path in sorted(folder.glob(_PATTERN)):
        try:
            told = _mend(path, find_key)
        except (BusyError, KeyMissingError, OSError):
            continue
        except StudioError as error:
            yield f"{path.name} was cut off and is not repaired: {error}"
            continue
        if told:
            yield told


def _mend(path: Path, find_key: FindKey) -> str:
    if not needs_repair(path) or repair(path, find_key) is None:
        return ""
    seconds = _plays_s(path, find_key)
    if not seconds:
        return f"{path.name} was cut off before its first picture; nothing of it plays."
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return (
        f"{path.name} had been cut off; it was repaired and plays for "
        f"{hours}:{minutes:02}:{rest:02}."
    )


def _plays_s(path: Path, find_key: FindKey) -> float:
    """Return when the last sample ends; of a long recording, only its two ends are read."""
    with RecordReader.find(path, find_key) as whole:
        records = whole.records
    without = range(1, max(1, records - _MOST_BACK))
    with RecordReader.find(path, find_key, without) as reader:
        try:
            ends = [
                sample.dts_ns + sample.cts_ns + sample.duration_ns
                for fragment in read_fragments(reader, read_init(reader))
                for sample in fragment.samples
            ]
        except ArchiveError:
            # Not even its beginning was whole.
            return 0.0
    return max(ends, default=0) / NS_PER_S
