"""Devices are looked for once for all who asked before it began."""

import threading

import pytest

from studio.engine.errors import EngineError
from studio.engine.finder import DeviceFinder
from studio.engine.inbox import Found, News
from tests.waiting import wait_until


def test_one_look_answers_all_who_asked_before_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    posted: list[Found] = []

    def post(news: News) -> None:
        assert isinstance(news, Found)
        posted.append(news)

    begun, go_on = threading.Semaphore(0), threading.Semaphore(0)

    def look() -> dict[str, object]:
        begun.release()
        assert go_on.acquire(timeout=10)
        return {"cameras": ["BRIO", "BRIO (2)"], "modes": {"BRIO (2) (/dev/video4)": ["a mode"]}}

    monkeypatch.setattr("studio.engine.finder.look", look)
    finder = DeviceFinder(post)
    finder.open()
    try:
        finder.find(1, 1)
        assert begun.acquire(timeout=10)
        # This look may have passed by what was plugged in since.
        for request in range(2, 34):
            finder.find(1, request)
        with pytest.raises(EngineError, match="wait for it"):
            finder.find(1, 34)
        go_on.release()
        assert begun.acquire(timeout=10)
        go_on.release()
        wait_until(lambda: len(posted) == 33, 10, "all are answered")
    finally:
        finder.close()
    assert [found.request for found in posted] == list(range(1, 34))
    assert not begun.acquire(blocking=False)
    assert posted[-1].modes == {"BRIO (2)": ("a mode",)}
