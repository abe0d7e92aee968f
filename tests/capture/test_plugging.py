"""A wait for devices ends when one comes."""

import threading
import time
from pathlib import Path

from capture.plugging import PlugNotices
from tests.waiting import wait_until


def _soon(do: object) -> threading.Thread:
    assert callable(do)
    thread = threading.Thread(target=do)
    thread.start()
    return thread


def test_a_device_that_comes_ends_the_wait(tmp_path: Path) -> None:
    stop = threading.Event()
    with PlugNotices(tmp_path) as notices:
        waiting = _soon(lambda: notices.wait(30, stop))
        (tmp_path / "video7").touch()
        waiting.join(10)
        assert not waiting.is_alive()


def test_a_folder_that_comes_with_its_first_device_is_watched_too(tmp_path: Path) -> None:
    sound, stop = tmp_path / "snd", threading.Event()
    with PlugNotices(tmp_path, sound) as notices:
        sound.mkdir()
        notices.wait(30, stop)
        waiting = _soon(lambda: notices.wait(30, stop))

        def noticed() -> bool:
            # The watch begins within the wait, which nothing outside can see.
            (sound / "card").touch()
            return not waiting.is_alive()

        wait_until(noticed, 10, "a notice")
        waiting.join(10)


def test_a_wait_ends_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    stop = threading.Event()
    with PlugNotices(tmp_path) as notices:
        waiting = _soon(lambda: notices.wait(30, stop))
        stop.set()
        waiting.join(10)
        assert not waiting.is_alive()


def test_where_nothing_can_be_watched_the_time_passes(tmp_path: Path) -> None:
    began = time.monotonic()
    with PlugNotices(tmp_path / "nowhere") as notices:
        notices.wait(0.05, threading.Event())
    assert time.monotonic() - began >= 0.05
