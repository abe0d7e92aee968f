"""``python -m tests.parts.killed_writer FOLDER KILLS``: a store's writer is killed, over and over.

Each writer is forked from here, tells what the store acknowledged over a pipe, and gets kill -9 at
a moment that nobody chose. Then another looks whether all of it is there. Prints a line of JSON.
"""

import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.backend.repository import Query
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.secrets import RecordKey, Secret
from tests.studio.backend.stores.notes import NOTES, Note

KEY = RecordKey.from_text(Secret("cd" * 32), "The test", protected=True)
_LONGEST_S = 0.06
_FORGETS = 3
_DEADLINE_S = 20.0


class Result(msgspec.Struct):
    """``lost``: acknowledged and not there, or forgotten and there."""

    kills: int = 0
    acknowledged: int = 0
    forgotten: int = 0
    lost: int = 0


def _writer(folder: Path, begin: int, told: int) -> None:
    repository = SqliteRepository(StorePlaces.within(folder), KEY)
    for number in range(begin, begin + 100_000):
        person = f"p{number}"
        note = Note(id=f"n{number:06}", organisation="a", person=person, mail=f"{number}@x.example")
        repository.write(lambda t, note=note: t.put(NOTES, note))  # type: ignore[misc]  # runs at once
        os.write(told, f"put {number}\n".encode())
        if (number - begin) % _FORGETS == 0:
            repository.write(lambda t, person=person: t.forget(person))  # type: ignore[misc]  # runs at once
            os.write(told, f"forgot {number}\n".encode())


def _checker(
    folder: Path, put: set[int], forgotten: set[int], open_to: set[int], told: int
) -> None:
    repository = SqliteRepository(StorePlaces.within(folder), KEY)
    there: dict[int, str] = {}
    page = [Note(id="", organisation="")]
    while page := list(
        repository.read(lambda r: r.find(NOTES, Query(limit=1000, after=page[-1].id)))
    ):
        there.update({int(note.id[1:]): note.mail for note in page})
    lost = len(put - set(there))
    lost += sum(there.get(number) != f"{number}@x.example" for number in put - forgotten - open_to)
    lost += sum(there.get(number) != "" for number in forgotten)
    lost += sum(repository.vault.key(f"p{number}") is not None for number in forgotten)
    repository.close()
    os.write(told, f"{lost}\n".encode())


def _forked(body: Callable[[int], None]) -> tuple[int, int]:
    """Return the process that runs *body*, and where it is heard."""
    hear, told = os.pipe()
    process = os.fork()
    if not process:
        try:
            body(told)
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(told)
    return process, hear


def _heard(hear: int) -> list[str]:
    parts = []
    while part := os.read(hear, 1 << 16):
        parts.append(part)
    os.close(hear)
    return b"".join(parts).decode().splitlines()


def run(folder: Path, kills: int) -> Result:
    """Kill a writer *kills* times; return what became of what it was told."""
    chance = random.Random(kills)  # noqa: S311  # moments, no secrets
    put: set[int] = set()
    forgotten: set[int] = set()
    open_to: set[int] = set()
    result = Result()
    for _ in range(kills):
        begin = max(put, default=0) + 2
        process, hear = _forked(lambda told, begin=begin: _writer(folder, begin, told))  # type: ignore[misc]  # runs at once
        # Once it has begun to acknowledge, or else most would die before their first write.
        select.select([hear], [], [], _DEADLINE_S)
        at = time.monotonic() + chance.uniform(0, _LONGEST_S)
        select.select([], [], [], max(0.0, at - time.monotonic()))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        result.kills += 1
        for line in _heard(hear):
            what, number = line.split()
            (put if what == "put" else forgotten).add(int(number))
        # It may have been forgotten as well, though nobody was told any more.
        open_to.add(max(put, default=0))
    process, hear = _forked(lambda told: _checker(folder, put, forgotten, open_to, told))
    said = _heard(hear)
    os.waitpid(process, 0)
    result.lost = int(said[0]) if said else len(put)
    result.acknowledged, result.forgotten = len(put), len(forgotten)
    return result


if __name__ == "__main__":
    print(msgspec.json.encode(run(Path(sys.argv[1]), int(sys.argv[2]))).decode())
