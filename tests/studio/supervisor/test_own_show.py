"""A person's own show: made at the first start, rehearsed, changed, exchanged for another."""

import os
import signal
from pathlib import Path

import pytest

from studio.cli.own_show import own_show
from studio.wire.commands import (
    GiveKey,
    ListDevices,
    OpenShow,
    PutDestination,
    PutParts,
    StartLive,
    StopLive,
)
from studio.wire.document import DestinationSpec, ItemSpec, PatternSpec, SceneSpec
from studio.wire.errors import RefusedError
from studio.wire.events import Devices
from tests.parts.studio_run import PATTERN_SHOW, StudioRun


def test_it_is_made_once_and_is_a_show(tmp_path: Path) -> None:
    show = own_show(tmp_path)
    assert (show.parent / "opening.svg").is_file()
    show.write_text(show.read_text("utf-8") + "# mine\n", "utf-8")
    assert own_show(tmp_path).read_text("utf-8").endswith("# mine\n")


def test_it_rehearses_on_this_machine_without_a_key(tmp_path: Path) -> None:
    with StudioRun(tmp_path, None) as run:
        run.wait_state("the opening", lambda s: s.sources[0].status == "live", 30)
        run.perform(StartLive())
        live = run.wait_state("live", lambda s: s.live.status == "live", 20).live
        assert live.destination.startswith("rtmp://127.0.0.1:")
        run.perform(StopLive())
        run.wait_state("off", lambda s: s.live.status == "off", 20)


def test_a_template_is_one_step_and_a_destination_needs_its_key(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        parts = PutParts(
            "Two more",
            (PatternSpec(name="more"),),
            (SceneSpec(name="more", items=(ItemSpec(source="more"),)),),
        )
        run.perform(parts)
        state = run.wait_state("more", lambda s: "more" in [scene.name for scene in s.scenes])
        assert state.document is not None
        assert state.document.undoes == "Two more"
        run.perform(PutDestination(DestinationSpec(name="main", url="rtmp://127.0.0.1:9/live")))
        with pytest.raises(RefusedError, match="There is no stream key"):
            run.perform(StartLive())
        with pytest.raises(RefusedError, match="The stream key is empty"):
            run.perform(GiveKey("  "))
        run.perform(GiveKey("abc"))
        os.kill(run.state().engine_pid, signal.SIGKILL)
        # The next engine has destination and key as well.
        run.wait_state("the next", lambda s: s.engine_pid != state.engine_pid, 20)
        run.perform(StartLive())
        run.wait_state("on its way", lambda s: s.live.status == "connecting", 20)
        with pytest.raises(RefusedError, match="leave the air"):
            run.perform(OpenShow(str(tmp_path / "other.toml")))


def test_another_show_is_opened_in_its_place(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PATTERN_SHOW.replace("Test show", "Other show"), "utf-8")
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        before = run.state()
        with pytest.raises(RefusedError, match="from the root"):
            run.perform(OpenShow("other.toml"))
        with pytest.raises(RefusedError):
            run.perform(OpenShow(str(tmp_path / "nosuch.toml")))
        run.perform(OpenShow(str(other)))
        now = run.wait_state("the other", lambda s: s.show == "Other show", 20)
        assert now.engine_pid != before.engine_pid
        assert now.restart.count == 0


def test_devices_are_listed(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        connection, _ = run.connect()
        try:
            connection.send(ListDevices())
            found: Devices | None = None
            while found is None:
                event = connection.receive(20)
                assert event is not None
                found = event if isinstance(event, Devices) else None
            assert {"cameras", "microphones"} <= found.found.keys()
            # What each of them gives is told apart.
            assert found.modes.keys() <= set(found.found["cameras"])
        finally:
            connection.close()
