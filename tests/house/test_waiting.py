import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import waiting
from tests.waiting import Stopwatch, timing, wait_until


def test_returns_when_it_is_true() -> None:
    seen = threading.Event()
    timer = threading.Timer(0.05, seen.set)
    timer.start()
    wait_until(seen.is_set, 5, "the timer fires")
    timer.join()


def test_names_what_did_not_come() -> None:
    with pytest.raises(AssertionError, match=r"0\.05 s in vain: the train"):
        wait_until(lambda: False, 0.05, "the train")


@pytest.mark.parametrize(("wanting", "counted_s"), [(1, 0.04), (8, 0.01), (None, 0.04)])
def test_time_counts_by_the_share_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanting: int | None, counted_s: float
) -> None:
    load = tmp_path / "loadavg"
    if wanting is not None:
        load.write_text(f"0.20 0.18 0.12 {wanting}/80 11206\n")
    now = iter([10.0, 10.04, 99.0])
    monkeypatch.setattr(waiting, "_LOAD", load)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(waiting, "time", SimpleNamespace(monotonic=lambda: next(now)))
    watch = Stopwatch()
    assert watch.look() == pytest.approx(counted_s)
    # Whoever looks after a minute and a half was kept from looking.
    assert watch.look() <= counted_s + 0.25


def test_a_span_is_timed() -> None:
    with timing() as watch:
        threading.Event().wait(0.05)
    assert 0 < watch.seconds < 5
