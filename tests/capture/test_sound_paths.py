"""What a process plays and hears again is found, whatever a real sound server has in between."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from capture.sound_paths import leads_back
from capture.sound_server import Listed, SoundServer
from mixer.clock import MonotonicClock
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import EARS, MICROPHONE, PulseServer
from tests.waiting import wait_until

_ME = 4711
_OF_ME = f"--property=application.process.id={_ME}"
_CABLE = f"module-remap-source source_name=cable master={EARS}.monitor"
_LONGER_CABLE = "module-remap-source source_name=longer master=cable"
_STAGE = "module-null-sink sink_name=stage"
_TO_STAGE = f"module-loopback source={EARS}.monitor sink=stage"
_FROM_DESK = f"module-loopback source={MICROPHONE}.monitor sink=stage"
_FRONT = f"module-remap-sink sink_name=front master={EARS}"
_BOTH = f"module-combine-sink sink_name=both slaves={EARS},stage"
_CLEANED = (
    "module-echo-cancel source_name=cleaned sink_name=to_clean "
    f"source_master={MICROPHONE}.monitor sink_master={EARS}"
)


@pytest.fixture(scope="module", params=SOUND_SERVERS)
def pulse(request: pytest.FixtureRequest) -> Iterator[PulseServer]:
    kind: type[PulseServer] = request.param
    with kind() as server:
        yield server


@contextmanager
def _made(server: PulseServer, modules: tuple[str, ...]) -> Iterator[None]:
    with ExitStack() as ends:
        for module in modules:
            made = server.control("load-module", *module.split(" ", 1))
            ends.callback(server.unplug, made)
        yield


@contextmanager
def _stream(server: PulseServer, way: str, device: str, *of_whom: str) -> Iterator[None]:
    """Play silence into *device*, or hear it."""
    command = ["pacat", f"--{way}", f"--device={device}", *of_whom]
    with (
        open("/dev/zero", "rb") as silence,  # noqa: PTH123  # a device, no path of anybody's
        subprocess.Popen(
            command, env=server.environment, stdin=silence,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process,
    ):  # fmt: skip
        try:
            yield
        finally:
            process.kill()


def _has_both(listed: Listed | None) -> bool:
    def own(streams: list[dict[str, object]]) -> bool:
        return any(f"'{_ME}'" in repr(each["properties"]) for each in streams)

    return listed is not None and own(listed["sink_inputs"]) and own(listed["source_outputs"])


@pytest.mark.parametrize(
    ("modules", "plays", "hears", "found"),
    [
        ((), EARS, f"{EARS}.monitor", True),
        ((), EARS, f"{MICROPHONE}.monitor", False),
        ((_CABLE,), EARS, "cable", True),
        ((_CABLE,), MICROPHONE, "cable", False),
        ((_CABLE, _LONGER_CABLE), EARS, "longer", True),
        ((_STAGE, _TO_STAGE), EARS, "stage.monitor", True),
        ((_STAGE, _FROM_DESK), EARS, "stage.monitor", False),
        ((_FRONT,), "front", f"{EARS}.monitor", True),
        ((_STAGE, _BOTH), "both", "stage.monitor", True),
        ((_STAGE, _BOTH), EARS, "stage.monitor", False),
        ((_CLEANED,), "to_clean", "cleaned", False),
        ((_CLEANED,), MICROPHONE, "cleaned", True),
        ((_CLEANED,), "to_clean", f"{EARS}.monitor", True),
    ],
)
def test_a_way_back_is_found_through_whatever_lies_between(
    pulse: PulseServer,
    monkeypatch: pytest.MonkeyPatch,
    modules: tuple[str, ...],
    plays: str,
    hears: str,
    *,
    found: bool,
) -> None:
    for name in ("HOME", "PULSE_RUNTIME_PATH", "PULSE_SERVER"):
        monkeypatch.setenv(name, pulse.environment[name])
    asked = SoundServer(MonotonicClock())
    try:
        with (
            _made(pulse, modules),
            # Other programs, which lead from everywhere to everywhere.
            _stream(pulse, "record", f"{EARS}.monitor"),
            _stream(pulse, "record", f"{MICROPHONE}.monitor"),
            _stream(pulse, "playback", EARS),
            _stream(pulse, "playback", MICROPHONE),
            _stream(pulse, "playback", plays, _OF_ME),
            _stream(pulse, "record", hears, _OF_ME),
        ):
            wait_until(lambda: _has_both(asked.ask()), 10, "both streams are told of")
            wait_until(lambda: leads_back(asked.ask() or {}, _ME) is found, 10, "it is told right")
            assert leads_back(asked.ask() or {}, _ME + 1) is False
    finally:
        asked.end()


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"sinks": [], "sources": [], "sink_inputs": [], "source_outputs": [{}]},
        {"sinks": [{}], "sources": [], "sink_inputs": [], "source_outputs": []},
        {"sinks": [], "sources": [], "sink_inputs": [{"properties": None}], "source_outputs": []},
    ],
)
def test_what_is_not_to_be_understood_is_neither_yes_nor_no(told: Listed) -> None:
    assert leads_back(told, _ME) is None
