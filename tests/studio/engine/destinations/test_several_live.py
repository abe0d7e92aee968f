"""A show that is sent to several places at once: each alone able to fail, all on one timeline."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest

from studio.wire.commands import GiveKey, StartLive, StopLive
from studio.wire.errors import RefusedError
from studio.wire.state import DestinationState, Snapshot
from tests.judge.received import read_stored
from tests.parts.receiver import Receiver, receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun

_KEYS = ("--key-from", "env:MAIN", "--key-from", "second=env:SECOND")
_ENVIRONMENT = {"MAIN": "main-key", "SECOND": "second-key"}
_EVERYWHERE = ("--live", *_KEYS)


def _destination(name: str, port: int, more: str = "") -> str:
    return f'\n[[destination]]\nname = "{name}"\nurl = "rtmp://127.0.0.1:{port}/live"\n{more}\n'


def _place(state: Snapshot, name: str) -> DestinationState:
    return next(place for place in state.live.destinations if place.name == name)


def _are(state: Snapshot, **statuses: str) -> bool:
    return all(_place(state, name).status == status for name, status in statuses.items())


def _times_ms(receiver: Receiver) -> dict[int, set[float]]:
    """Return at what times of the stream each picture was stored, over all that was published.

    More than one where the mix was late, and showed it again.
    """
    times: dict[int, set[float]] = {}
    for path in receiver.files():
        for picture in read_stored(path).pictures:
            times.setdefault(picture.number, set()).add(picture.file_ms)
    return times


def test_both_ingests_get_the_same_times_also_after_one_was_lost(tmp_path: Path) -> None:
    with receiving(tmp_path / "one") as one, receiving(tmp_path / "two") as two:
        show = (
            PATTERN_SHOW
            + _destination("main", one.port, 'zone = "a"')
            + _destination("second", two.port, 'role = "backup"\nzone = "b"')
            + _destination("third", 9)
        )
        with StudioRun(tmp_path, show, *_EVERYWHERE, environment=_ENVIRONMENT) as run:
            state = run.wait_state("both live", lambda s: _are(s, main="live", second="live"))
            assert (_place(state, "main").role, _place(state, "second").role) == (
                "primary",
                "backup",
            )
            # Nobody gave it a key, so it is left out, and nothing fails for that.
            assert (_place(state, "third").status, _place(state, "third").has_key) == ("off", False)
            run.perform(StopLive("main"))
            run.wait_state("main is left", lambda s: _are(s, main="off", second="live"))
            run.perform(StartLive("main"))
            run.wait_state("main is back", lambda s: _are(s, main="live", second="live"))
            before = run.state().live.since_ns
            os.kill(run.state().engine_pid, signal.SIGKILL)
            run.wait_state(
                "both are back",
                lambda s: s.restart.count == 1 and _are(s, main="live", second="live"),
                20,
            )
            assert run.state().live.since_ns > before
            run.wait_state("some pictures", lambda s: s.health.pictures_mixed > 50)
            run.perform(StopLive())
            run.wait_state("all are left", lambda s: s.live.status == "off")
        mains, seconds = _times_ms(one), _times_ms(two)
    common = mains.keys() & seconds.keys()
    assert len(common) > 20
    # To the millisecond, where the two were on at once.
    assert all(mains[number] & seconds[number] for number in common)
    # The engine that came after counts on, and so does its picture's number.
    times = [min(ms) for _, ms in sorted(seconds.items())]
    assert times == sorted(times)


def test_one_that_fails_leaves_the_other_alone(tmp_path: Path) -> None:
    with receiving(tmp_path / "one") as one:
        show = (
            PATTERN_SHOW
            + _destination("main", one.port)
            + _destination("second", 9, 'role = "backup"')
            + '\n[[destination]]\nname = "abroad"\nurl = "rtmps://ingest.example.org/live"\n'
        )
        keys = (*_EVERYWHERE, "--key-from", "abroad=env:ABROAD")
        environment = {**_ENVIRONMENT, "ABROAD": "abroad-key"}
        with StudioRun(tmp_path, show, *keys, environment=environment) as run:
            state = run.wait_state(
                "one is live, one calls",
                lambda s: (
                    _are(s, main="live", second="connecting") and bool(_place(s, "second").fault)
                ),
            )
            assert "Nobody listens" in _place(state, "second").fault
            assert _place(state, "abroad").status == "refused"
            assert "ingest.example.org" in _place(state, "abroad").fault
            assert (state.live.status, state.live.fault) == ("live", "")
            with pytest.raises(RefusedError, match="sent to main already"):
                run.perform(StartLive("main"))
            with pytest.raises(RefusedError, match='no destination "nowhere"'):
                run.perform(GiveKey("key", "nowhere"))
            run.perform(StopLive("second"))
            run.wait_state("one is left", lambda s: _are(s, main="live", second="off"))
            told = run.command("status", *run.runtime).stdout
            assert "to main (primary): live" in told
            assert "-key" not in told


def test_a_standby_publishes_when_the_primary_is_lost(tmp_path: Path) -> None:
    with ExitStack() as ends:
        two = ends.enter_context(receiving(tmp_path / "two"))
        primary = ends.enter_context(ExitStack())
        one = primary.enter_context(receiving(tmp_path / "one"))
        show = (
            PATTERN_SHOW
            + _destination("main", one.port)
            + _destination("second", two.port, 'role = "backup"\nstandby = true')
        )
        run = ends.enter_context(StudioRun(tmp_path, show, *_EVERYWHERE, environment=_ENVIRONMENT))
        run.wait_state("it waits", lambda s: _are(s, main="live", second="standby"))
        assert not two.files()
        primary.close()
        state = run.wait_state("it publishes", lambda s: _are(s, second="live"))
        assert state.live.status == "live"
        assert _place(state, "main").status in {"reconnecting", "refused"}
        assert two.files()
