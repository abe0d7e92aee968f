"""A real sound server asked again and again: there, frozen, gone, and back."""

from collections.abc import Iterator

import pytest

from capture.sound_server import SoundServer
from mixer.clock import MonotonicClock
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import PulseServer


@pytest.fixture(params=SOUND_SERVERS)
def pulse(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    kind: type[PulseServer] = request.param
    with kind() as server:
        for name in ("HOME", "PULSE_RUNTIME_PATH", "PULSE_SERVER"):
            monkeypatch.setenv(name, server.environment[name])
        yield server


@pytest.fixture
def asked() -> Iterator[SoundServer]:
    server = SoundServer(MonotonicClock())
    yield server
    server.end()


def _sinks(asked: SoundServer) -> list[object] | None:
    listed = asked.ask()
    return None if listed is None else [each["name"] for each in listed["sinks"]]


def test_it_tells_what_there_is_each_time_that_it_is_asked(
    pulse: PulseServer, asked: SoundServer
) -> None:
    before = _sinks(asked)
    assert before
    assert "ears" in before
    pulse.control("load-module", "module-null-sink", "sink_name=guest")
    assert _sinks(asked) == [*before, "guest"]


def test_one_that_freezes_gives_no_answer_and_none_too_late(
    pulse: PulseServer, asked: SoundServer
) -> None:
    before = _sinks(asked)
    pulse.freeze()
    assert asked.ask() is None
    pulse.thaw()
    pulse.control("load-module", "module-null-sink", "sink_name=guest")
    after = _sinks(asked)
    assert before is not None
    assert after == [*before, "guest"]


def test_without_one_there_is_no_answer_until_there_is(
    pulse: PulseServer, asked: SoundServer
) -> None:
    pulse.kill()
    assert asked.ask() is None
    pulse.start()
    assert asked.ask() is not None


def test_where_it_cannot_be_asked_there_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, asked: SoundServer
) -> None:
    monkeypatch.setenv("PATH", "")
    assert asked.ask() is None
