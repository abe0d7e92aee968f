import threading

import pytest

from tests.waiting import wait_until


def test_returns_when_it_is_true() -> None:
    seen = threading.Event()
    timer = threading.Timer(0.05, seen.set)
    timer.start()
    wait_until(seen.is_set, 5, "the timer fires")
    timer.join()


def test_names_what_did_not_come() -> None:
    with pytest.raises(AssertionError, match=r"0\.05 s in vain: the train"):
        wait_until(lambda: False, 0.05, "the train")
