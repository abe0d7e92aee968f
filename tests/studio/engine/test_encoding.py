"""How a show is encoded: presets, devices that prove themselves, and a change on air."""

import re
import sys
from fractions import Fraction
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from mixer.clock import MonotonicClock
from studio.engine.encoding import Encoding, choose_encoding
from studio.output.budget import HOUSE_FORMATS, HouseFormat
from studio.output.encoder_proof import Proof
from studio.output.presets import DEFAULT_PRESET, PRESETS, preset_spec
from studio.show import PictureFormat, Show
from studio.show.model import EncodingName, Header
from studio.wire.commands import SetEncoding, Undo
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.receiver import receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, not_mixed_in_time

PICTURE = PictureFormat(1280, 720, Fraction(30))


def _show(**header: object) -> Show:
    return msgspec.convert({"show": {"name": "T", **header}, "scene": []}, Show)


def test_every_name_of_the_show_file_is_a_preset_and_the_first_is_as_it_always_was() -> None:
    assert set(get_args(EncodingName)) == set(PRESETS)
    assert Header(name="T").encoding == DEFAULT_PRESET
    for house in HOUSE_FORMATS:
        spec = preset_spec(DEFAULT_PRESET, house)
        assert (spec.bitrate_bps, spec.preset) == (house.bitrate_bps, "superfast")


@pytest.mark.parametrize("house", HOUSE_FORMATS)
def test_the_presets_keep_their_order_in_every_format(house: HouseFormat) -> None:
    rate = {name: preset.bitrate_bps(house) for name, preset in PRESETS.items()}
    assert rate["narrow-line"] < rate["speech-and-slides"] < rate[DEFAULT_PRESET]
    assert rate[DEFAULT_PRESET] < rate["weak-laptop"] < rate["movement"] <= 14_000_000


def test_key_pictures_come_each_second_but_where_bits_are_scarce() -> None:
    house = HOUSE_FORMATS[0]
    seldom = {name for name in PRESETS if preset_spec(name, house).video.key_ms == 2000}
    assert seldom == {"movement", "narrow-line"}
    others = {preset_spec(name, house).video.key_ms for name in set(PRESETS) - seldom}
    assert others == {1000}


def test_a_bit_rate_of_the_shows_own_counts_whatever_the_preset() -> None:
    encoding = Encoding(PICTURE)
    show = _show(encoding="narrow-line", bitrate_kbps=3000)
    assert encoding.main_of(show).bitrate_bps == 3_000_000
    assert {choice.bitrate_bps for choice in encoding.state(show).choices} == {3_000_000}


def _choose(*proofs: Proof, encoder: str = "auto", resumed: bool = False) -> Encoding:
    return choose_encoding(
        _show(encoder=encoder), PICTURE, MonotonicClock(), resumed=resumed,
        prove=lambda *_args, **_more: proofs,
    )  # fmt: skip


def test_the_first_device_that_proves_itself_encodes() -> None:
    chosen = _choose(
        Proof("nvenc", "NVENC", "does not open (no driver)"), Proof("qsv", "Quick Sync", "", 2.5)
    )
    assert chosen.encoder == "qsv"
    assert chosen.words == "Quick Sync has proved itself: 2.5 ms a picture."
    assert chosen.main_of(_show()).encoder == "qsv"


def test_where_none_does_x264_encodes_and_each_reason_is_said() -> None:
    chosen = _choose(
        Proof("nvenc", "NVENC", "crashed (signal 11)"),
        Proof("amf", "AMF", "begins without a key frame"),
    )
    assert chosen.encoder == ""
    assert chosen.words == (
        "NVENC crashed (signal 11); AMF begins without a key frame; x264 encodes."
    )
    assert _choose().words == "There is no encoder on a device; x264 encodes."


def test_nothing_is_tried_without_being_asked_for_and_nothing_after_a_lost_engine() -> None:
    working = Proof("nvenc", "NVENC", "", 1.0)
    assert _choose(working, encoder="software") == Encoding(PICTURE)
    assert _choose(working, resumed=True).encoder == ""


@pytest.mark.skipif(sys.platform != "linux", reason="there may be a real device")
def test_on_air_another_encoding_takes_over_and_no_picture_is_lost(tmp_path: Path) -> None:
    text = PATTERN_SHOW.replace("bitrate_kbps = 1500", 'encoder = "auto"', 1)
    with (
        receiving(tmp_path / "ingest") as receiver,
        StudioRun(
            tmp_path,
            text,
            *("--live", f"rtmp://127.0.0.1:{receiver.port}/live", "--key-from", "env:KEY"),
            environment={"KEY": "key"},
        ) as run,
    ):
        state = run.wait_state("live", lambda s: s.live.status == "live")
        # No device of this machine stands its trial.
        assert re.search("NVENC (does not open|gave no answer)", state.encoding.words)
        assert state.encoding.words.endswith("; x264 encodes.")
        rate = {choice.name: choice.bitrate_bps for choice in state.encoding.choices}
        run.perform(SetEncoding("narrow-line"))
        state = run.wait_state(
            "fewer bits", lambda s: s.health.encodes[0].bitrate_bps == rate["narrow-line"]
        )
        assert state.document.show.show.encoding == "narrow-line"
        run.perform(Undo())
        run.wait_state(
            "as before", lambda s: s.health.encodes[0].bitrate_bps == rate[DEFAULT_PRESET]
        )
        run.wait_state("six seconds", lambda s: s.health.pictures_mixed > 150, 30)
        run.command("stop", *run.runtime)
        _, report, said = run.wait_end()
        receiver.wait_for_end()
        verdict = judge([read_stored(path) for path in receiver.files()])
    assert "Traceback" not in said
    assert verdict.received == report["pictures_sent"]
    assert verdict.repeated <= verdict.missing <= not_mixed_in_time(report)
    assert verdict.sound_against_picture_ms == pytest.approx(0, abs=5)
