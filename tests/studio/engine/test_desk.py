"""A desk that is behind refuses what may be refused, and nothing that ends what was begun."""

import threading
from collections.abc import Iterator

import pytest

from studio.engine.desk import Desk
from studio.engine.errors import EngineError
from tests.waiting import wait_until

_MOST_ASKED = 32


class _Held:
    """A desk that waits in its first job until it is let go."""

    def __init__(self) -> None:
        self.desk = Desk("test desk")
        self.done: list[str] = []
        self.go_on = threading.Event()
        begun = threading.Event()
        self.desk.start()

        def first() -> None:
            begun.set()
            assert self.go_on.wait(10)

        assert self.desk.ask(first)
        assert begun.wait(10)

    def ask(self, word: str) -> bool:
        return self.desk.ask(lambda: self.done.append(word))

    def finish(self, word: str) -> None:
        self.desk.finish(lambda: self.done.append(word))


@pytest.fixture
def held() -> Iterator[_Held]:
    found = _Held()
    yield found
    found.go_on.set()
    found.desk.stop(10)


def test_what_ends_something_is_taken_where_the_rest_is_refused(held: _Held) -> None:
    asked = [str(n) for n in range(_MOST_ASKED)]
    held.desk.require_room()
    assert [held.ask(word) for word in asked] == [True] * _MOST_ASKED
    assert not held.ask("too much")
    with pytest.raises(EngineError, match="try again in a moment"):
        held.desk.require_room()
    for word in ("end", "end of another"):
        held.finish(word)
    held.go_on.set()
    wait_until(lambda: len(held.done) == _MOST_ASKED + 2, 10, "all is done")
    assert held.done == [*asked, "end", "end of another"]
    held.desk.require_room()
    assert held.ask("again")


@pytest.mark.allow_log("the test desk is full")
def test_what_cannot_be_ended_is_said(held: _Held, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(8 * _MOST_ASKED):
        held.finish("end")
    assert not caplog.records
    held.finish("one too many")
    assert [record.getMessage() for record in caplog.records] == [
        "the test desk is full: something that was begun is not ended"
    ]


def test_after_the_end_nothing_is_taken_or_said(held: _Held) -> None:
    held.go_on.set()
    held.desk.stop(10)
    assert not held.ask("late")
    held.finish("late")
    assert not held.done
