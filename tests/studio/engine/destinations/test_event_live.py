"""Going live in an organisation's event: where, by which key, under which region, by whose role."""

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest

from studio.audit.gate import Gate
from studio.engine.destinations.event_places import event_places
from studio.engine.destinations.ways import Ways
from studio.engine.errors import EngineError
from studio.policy import Destination, Policy, Purpose, Region, ResidencyRefused, shipped_register
from studio.policy.permissions import Role
from studio.show import DestinationSpec
from studio.wire.commands import LeaveEvent, SetPreview, StartLive, StopLive, UseEvent
from studio.wire.errors import RefusedError
from tests.parts.receiver import receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun

_EVENT = UseEvent("0" * 32, "Spring results", "eu", Role.OPERATOR)
_KEY = "a-key-that-nobody-typed"
_EU, _US = "ingest-eu.videosync.example", "ingest-us.videosync.example"


class _Trail:
    """Keeps what is written to it."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        assert details["reason"]
        self.kinds.append(kind)


def test_an_event_comes_before_what_the_show_names() -> None:
    show = Ways().with_places([DestinationSpec(name="main", url="rtmps://ingest.example/live")])
    used = UseEvent("1", "main", "eu", Role.OPERATOR, (f"rtmps://{_EU}/live", "rtmps://b/live"))
    ways = Ways(show.places, event=event_places(used, {"main"}))
    assert [(p.name, p.role, p.region) for p in ways.default] == [
        ("main*", "primary", Region.EU),
        ("main 2", "backup", Region.EU),
    ]
    assert ways.find("event:backup") is ways.default[1]
    assert ways.find("main").wanted == "main"
    with pytest.raises(EngineError, match="which brings the key"):
        _ = Ways(show.places, event=()).default


@pytest.mark.promise(33)
@pytest.mark.promise(35)
@pytest.mark.parametrize(
    ("show", "event", "allowed"),
    [
        (Region.EU, Region.EU, {_EU}),
        (Region.US, Region.US, {_US}),
        (Region.EU, Region.US, set()),
        (Region.US, Region.EU, set()),
    ],
)
def test_the_stricter_of_the_shows_and_the_events_region_decides(
    show: Region, event: Region, allowed: set[str]
) -> None:
    trail = _Trail()
    gate = Gate(policy=Policy(shipped_register(), show), trail=trail).held_to(event)
    found = set()
    for host in (_EU, _US):
        verdict = gate.ask(Destination(host, 443, Purpose.INGEST))
        if verdict.allowed:
            found.add(host)
            gate(host, 443, "ingest")
        else:
            with pytest.raises(ResidencyRefused):
                gate(host, 443, "ingest")
    assert found == allowed
    assert len(trail.kinds) == 2


def test_a_show_goes_live_in_an_event_with_a_key_that_no_client_sees(tmp_path: Path) -> None:
    with receiving(tmp_path / "one") as one:
        used = UseEvent(
            _EVENT.event, _EVENT.name, "eu", Role.OPERATOR,
            (f"rtmp://127.0.0.1:{one.port}/live",), _KEY,
        )  # fmt: skip
        with StudioRun(tmp_path, PATTERN_SHOW) as run:
            run.perform(_EVENT)
            assert run.state().used_event.name == "Spring results"
            with pytest.raises(RefusedError, match="which brings the key"):
                run.perform(StartLive())
            run.perform(used)
            run.perform(StartLive())
            run.wait_state("live", lambda s: s.live.status == "live")
            with pytest.raises(RefusedError, match="leave the air first"):
                run.perform(LeaveEvent())
            # The engine after this one is handed the key as well.
            os.kill(run.state().engine_pid, signal.SIGKILL)
            back = run.wait_state(
                "it is back", lambda s: s.restart.count == 1 and s.live.status == "live", 20
            )
            assert (back.used_event.id, back.used_event.has_key) == (_EVENT.event, True)
            assert [row.name for row in back.live.destinations] == ["Spring results"]
            assert _KEY not in repr(back) + repr(used)
            run.perform(StopLive())
            run.wait_state("left", lambda s: s.live.status == "off")
            run.perform(LeaveEvent())
            assert not run.state().used_event.id
            # What one may not do in an event, the studio's session refuses as well.
            run.perform(UseEvent("2", "Theirs", "eu", Role.PRESENTER))
            scene = run.state().preview
            for command in (SetPreview(scene), StartLive()):
                with pytest.raises(RefusedError, match="Your role in this event does not"):
                    run.perform(command)
            with pytest.raises(RefusedError, match="Your role in this event does not go live"):
                run.perform(
                    UseEvent("2", "Theirs", "eu", Role.PRESENTER, ("rtmp://127.0.0.1/live",), "k")
                )
    assert [path.read_bytes() for path in one.files()]
