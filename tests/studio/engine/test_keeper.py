"""The newest edit is what lies on the disk, however many came while it was busy."""

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from studio.engine.inbox import News, Saved
from studio.engine.keeper import ShowKeeper
from studio.show.model import Show
from studio.show.reading import load_show, parse_show
from studio.wire.launch import Edited
from tests.parts.studio_run import PATTERN_SHOW


class _SlowDisk:
    """A keeper of a show whose first edit waits on the disk until it is let go."""

    def __init__(self, folder: Path) -> None:
        self.path, self.unsaved = folder / "show.toml", folder / "kept" / "unsaved.toml"
        self.path.write_text(PATTERN_SHOW, "utf-8")
        self.show = parse_show(PATTERN_SHOW, self.path)
        self.told: list[Edited] = []
        self.saved: list[Saved] = []
        self.busy, self.go_on = threading.Event(), threading.Event()
        self.keeper = ShowKeeper(
            path=self.path,
            text=PATTERN_SHOW,
            unsaved_path=self.unsaved,
            tell=self._tell,
            post=self._post,
        )
        self.keeper.open()
        self.keeper.keep(self.named("first"))
        assert self.busy.wait(10)

    def named(self, name: str) -> Show:
        header = msgspec.structs.replace(self.show.show, name=name)
        return msgspec.structs.replace(self.show, show=header)

    def end(self) -> None:
        self.go_on.set()
        self.keeper.close()

    def _tell(self, edited: Edited) -> None:
        self.told.append(edited)
        self.busy.set()
        assert self.go_on.wait(10)

    def _post(self, news: News) -> None:
        assert isinstance(news, Saved)
        self.saved.append(news)


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[_SlowDisk]:
    disk = _SlowDisk(tmp_path)
    yield disk
    disk.end()


def test_the_newest_of_many_is_kept(slow: _SlowDisk) -> None:
    for n in range(200):
        slow.keeper.keep(slow.named(f"edit {n}"))
    slow.end()
    assert load_show(slow.unsaved).show.name == "edit 199"
    # Those between were never anybody's last word.
    assert len(slow.told) == 2


def test_what_was_edited_after_a_save_is_kept_after_it(slow: _SlowDisk) -> None:
    slow.keeper.keep(slow.named("before"))
    slow.keeper.save(slow.named("saved"), "", 1, 7)
    for n in range(50):
        slow.keeper.keep(slow.named(f"after {n}"))
    slow.end()
    assert [(news.request, news.fault) for news in slow.saved] == [(7, "")]
    assert load_show(slow.path).show.name == "saved"
    assert load_show(slow.unsaved).show.name == "after 49"


def test_a_save_of_the_newest_leaves_nothing_unsaved(slow: _SlowDisk) -> None:
    slow.keeper.keep(slow.named("newest"))
    slow.keeper.save(slow.named("newest"), "", 1, 7)
    slow.end()
    assert load_show(slow.path).show.name == "newest"
    assert not slow.unsaved.exists()
