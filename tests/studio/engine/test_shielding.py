"""A screen that is covered while it is on air, in a whole studio."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from studio.wire.commands import PutSource, ShieldSource, WatchPictures
from studio.wire.document import ScreenSpec
from studio.wire.errors import RefusedError
from studio.wire.events import PictureFeed
from studio.wire.picture_ring import Picture, PictureReader
from studio.wire.state import Snapshot
from tests.parts.studio_run import StudioRun, events_until
from tests.parts.x_server import XServer
from tests.parts.x_windows import XClient
from tests.waiting import wait_until

GREEN, RED = (0, 200, 0), (250, 10, 10)
SHOW = """
[show]
name = "Shared"
format = "1280x720@25"

[[source]]
name = "slides"
kind = "screen"
display = "{display}"
window = "Slides"

[[source]]
name = "voice"
kind = "pattern"
audio = "off"

[[scene]]
name = "slides"
items = [{{ source = "slides", fit = "stretch" }}]
"""


@contextmanager
def program_of(run: StudioRun) -> Iterator[PictureReader]:
    connection, _ = run.connect()
    connection.send(WatchPictures("program", 320, 25))
    *_, feed = events_until(connection, lambda event: isinstance(event, PictureFeed))
    assert isinstance(feed, PictureFeed)
    reader = PictureReader(Path(feed.path))
    try:
        yield reader
    finally:
        reader.close()
        connection.close()


def _is(picture: Picture, colour: str) -> bool:
    """Whether the picture has a colour, by its V, off its middle, where the pointer stands."""
    planes = np.frombuffer(picture.i420, np.uint8)
    quarter = picture.width * picture.height // 4
    there = int(planes[-quarter:].reshape(picture.height // 2, -1)[20, 40])
    return there > 150 if colour == "red" else there < 100


def _await(reader: PictureReader, colour: str) -> None:
    def seen() -> bool:
        picture = reader.newest()
        return picture is not None and _is(picture, colour)

    wait_until(seen, 10, f"a {colour} programme")


def next_pictures(reader: PictureReader, count: int) -> list[Picture]:
    seen: list[Picture] = []

    def enough() -> bool:
        picture = reader.newest(seen[-1].number if seen else 0)
        if picture is not None:
            seen.append(picture)
        return len(seen) >= count

    wait_until(enough, 10, f"{count} pictures")
    return seen


def _shield(state: Snapshot, name: str) -> str:
    return next((source.shield for source in state.sources if source.name == name), "")


def test_what_is_frozen_stays_so_through_a_lost_engine_and_a_new_name(tmp_path: Path) -> None:
    with XServer(wander=False) as x, XClient(x.display) as client:
        slides = client.window("Slides", (0, 0, 640, 360), GREEN)
        with StudioRun(tmp_path, SHOW.format(display=x.display)) as run:
            with program_of(run) as reader:
                _await(reader, "green")
                run.perform(ShieldSource("slides", "freeze"))
                slides.draw(RED)
                assert all(_is(picture, "green") for picture in next_pictures(reader, 15))
            assert _shield(run.state(), "slides") == "freeze"
            os.kill(run.state().engine_pid, signal.SIGKILL)
            after = run.wait_state("back", lambda s: s.restart.count == 1)
            assert _shield(after, "slides") == "freeze"
            with program_of(run) as reader:
                run.wait_state(
                    "the screen", lambda s: all(source.status == "live" for source in s.sources)
                )
                assert not any(_is(picture, "red") for picture in next_pictures(reader, 15))
                spec = ScreenSpec(name="film", display=x.display, window="Slides")
                run.perform(PutSource(spec, replaces="slides"))
                run.wait_state("renamed", lambda s: _shield(s, "film") == "freeze")
                assert not any(_is(picture, "red") for picture in next_pictures(reader, 15))
                run.perform(ShieldSource("film", "blur"))
                _await(reader, "red")
                run.perform(ShieldSource("film", "off"))
                assert _shield(run.state(), "film") == "off"
            with pytest.raises(RefusedError, match='no pictures of "nobody"'):
                run.perform(ShieldSource("nobody", "blur"))
