"""The check before going live, as a person asks for it."""

import json
import re
from pathlib import Path

from tests.parts.narrow_relay import NarrowRelay
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.receiver import receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun


def _found(run: StudioRun) -> dict[str, dict[str, str]]:
    run.state()
    told = run.command("check", "--json", *run.runtime)
    return {finding["name"]: finding for finding in json.loads(told.stdout)}


def test_a_show_that_can_go_live_has_no_red_light(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with NginxIngest(tmp_path / "nginx", authority.valid()) as nginx:
        place = (
            f'[[destination]]\nname = "main"\nurl = "rtmps://localhost:{nginx.rtmps_port}/live"\n'
        )
        with StudioRun(
            tmp_path,
            PATTERN_SHOW + place,
            *("--key-from", "env:KEY", "--ca-file", str(authority.ca_file)),
            environment={"KEY": "key"},
        ) as run:
            run.wait_state("pictures", lambda s: s.health.pictures_mixed > 25)
            told = run.command("check", *run.runtime)
            found = _found(run)
            # It only looks: nothing was published.
            assert nginx.files() == []
            measured = run.command("check", "--network", *run.runtime)
    assert told.returncode == 0, told.stdout
    network = next(line for line in measured.stdout.splitlines() if "Network" in line)
    words = r"The ingest is on this machine, and takes enough for \d+p at \d+ \(people"
    assert re.search(f"green +Network +{words}", network)
    assert "green  Ingest" in told.stdout
    assert {found[name]["light"] for name in ("Sources", "Sound", "Ingest", "Residency")} == {
        "green"
    }


def test_what_is_wrong_is_red_and_says_what_to_do(tmp_path: Path) -> None:
    place = f'[[destination]]\nname = "main"\nurl = "rtmp://127.0.0.1:{free_port()}/live"\n'
    film = '[[source]]\nname = "film"\nkind = "file"\npath = "gone.mp4"\n'
    scene = '[[scene]]\nname = "film"\nitems = [{ source = "film" }]\n'
    with StudioRun(tmp_path, PATTERN_SHOW + film + scene + place) as run:
        run.wait_state("its fault", lambda s: any(source.fault for source in s.sources))
        assert run.command("check", *run.runtime).returncode == 1
        found = _found(run)
    assert found["Sources"]["light"] == "red"
    assert "There is no file" in found["Sources"]["words"]
    assert found["Ingest"]["light"] == "red"
    assert "Nobody listens at" in found["Ingest"]["words"]


def test_a_destination_outside_the_region_is_red(tmp_path: Path) -> None:
    place = '[[destination]]\nname = "us"\nurl = "rtmps://ingest-us.videosync.example/live"\n'
    with StudioRun(tmp_path, PATTERN_SHOW + place) as run:
        found = _found(run)
    assert found["Residency"]["light"] == "red"
    assert "lies in the US" in found["Residency"]["words"]


def test_a_fixed_bitrate_on_a_narrow_line_is_told_with_one_that_it_bears(tmp_path: Path) -> None:
    assert "bitrate_kbps = 1500" in PATTERN_SHOW
    with receiving(tmp_path) as receiver, NarrowRelay(receiver.port, 150_000) as relay:
        place = f'[[destination]]\nname = "main"\nurl = "rtmp://127.0.0.1:{relay.port}/live"\n'
        words = ("--key-from", "env:KEY")
        with StudioRun(tmp_path, PATTERN_SHOW + place, *words, environment={"KEY": "key"}) as run:
            run.state()
            measured = run.command("check", "--network", *run.runtime)
    network = next(line for line in measured.stdout.splitlines() if "Network" in line)
    advised = re.search(
        "bitrate that the show fixes. Write ([0-9]+) or less as bitrate_kbps", network
    )
    assert network.startswith("amber"), network
    assert advised is not None, network
    # Seven tenths of 1.2 Mbit/s, of which the sound takes 160 kbit/s.
    assert 300 <= int(advised[1]) <= 700
