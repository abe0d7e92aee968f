"""The commands that a person types, their exit codes and their sentences."""

import json
from pathlib import Path

import pytest

from tests.parts.studio_run import PATTERN_SHOW, StudioRun


def test_a_show_is_steered_from_the_command_line(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        run.connect()[0].close()
        assert run.command("send", *run.runtime, "take", "both", "--mix", "200ms").returncode == 0
        run.wait_state("both", lambda s: s.program.scene == "both")
        assert run.command("send", *run.runtime, "preview", "bars").returncode == 0
        assert run.command("send", *run.runtime, "gain", "bars", "-6").returncode == 0
        assert run.command("send", *run.runtime, "mute", "bars").returncode == 0
        assert run.command("send", *run.runtime, "shield", "bars", "blur").returncode == 0
        status = run.command("status", "--json", *run.runtime)
        state = json.loads(status.stdout)
        assert state["preview"] == "bars"
        assert (state["sources"][0]["gain_db"], state["sources"][0]["muted"]) == (-6, True)
        assert state["sources"][0]["shield"] == "blur"
        told = run.command("status", *run.runtime).stdout
        assert "Test show: 1280x720 at 25" in told
        assert "bars: covered (blur)" in told
        refused = run.command("send", *run.runtime, "shield", "nosuch", "blur")
        assert refused.returncode == 6
        assert 'no pictures of "nosuch"' in refused.stderr
        refused = run.command("send", *run.runtime, "take", "nosuch")
        assert refused.returncode == 6
        assert 'no scene "nosuch"; the show has bars, both' in refused.stderr
        second = StudioRun(tmp_path, PATTERN_SHOW)
        second.places = run.places
        with second:
            code, _, said = second.wait_end()
        assert code == 4
        assert "runs here already" in said
        assert run.command("stop", *run.runtime).returncode == 0
        assert run.wait_end()[0] == 0


@pytest.mark.parametrize("words", [["status"], ["stop"], ["send", "take", "x"]])
def test_commands_say_when_no_studio_runs(tmp_path: Path, words: list[str]) -> None:
    run = StudioRun(tmp_path, PATTERN_SHOW)
    result = run.command(words[0], *run.runtime, *words[1:])
    run._short.cleanup()
    assert result.returncode == 4
    assert "No studio is running here" in result.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('start = "bars"', 'strat = "bars"'), 'no key "strat" here; did you mean "start"'),
        (('kind = "pattern"', 'kind = "patern"'), "patern"),
        (('format = "1280x720@25"', 'format = "720p"'), "is no house format"),
        (('start = "bars"', 'start = "nosuch"'), 'no scene named "nosuch"'),
        (("[show]", "[show"), "this is not TOML"),
    ],
)
def test_a_wrong_show_file_is_refused_by_line(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW.replace(*change, 1)) as run:
        code, _, told = run.wait_end()
    assert code == 2
    assert said in told
    assert "show.toml, line " in told


@pytest.mark.promise(33)
@pytest.mark.promise(36)
def test_a_destination_outside_the_region_is_refused_and_audited(tmp_path: Path) -> None:
    words = ["--live", "rtmps://ingest-us.videosync.example/live", "--key-from", "env:K"]
    with StudioRun(tmp_path, PATTERN_SHOW, *words, environment={"K": "key"}) as run:
        code, _, said = run.wait_end()
    assert code == 3
    assert "lies in the US, and this show stays in the EU" in said
    trail = run.command("audit", "show", "--key-file", str(tmp_path / "record.key"))
    assert "connection refused" in trail.stdout
    assert run.command("audit", "verify").returncode == 0


def test_a_missing_key_and_an_unknown_destination_have_their_sentence(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW, "--live", "nowhere") as run:
        code, _, said = run.wait_end()
    assert code == 2
    assert 'no destination "nowhere"' in said
    with StudioRun(tmp_path, PATTERN_SHOW, "--live", "rtmp://127.0.0.1:9/live") as run:
        code, _, said = run.wait_end()
    assert code == 2
    assert "--key-from" in said
