"""An encoder is believed what it proves, in a process that it may crash or hang."""

import sys
from fractions import Fraction

import av
import pytest

from mixer.clock import MonotonicClock
from studio.output import encoder_trial
from studio.output.codecs import DEVICES, IMPLEMENTATIONS, VideoSpec
from studio.output.encoder_proof import Proof, prove_encoders
from studio.output.encoder_trial import PICTURES, TrialOrder, try_encoder

SPEC = VideoSpec("h264", 800_000)


def _prove(
    *names: str, spec: VideoSpec = SPEC, program: str = "", limit_s: float = 20
) -> tuple[Proof, ...]:
    more = {"program": (sys.executable, "-c", program)} if program else {}
    return prove_encoders(
        spec, names=names or ("x264",), width=320, height=180, rate=Fraction(30),
        clock=MonotonicClock(), limit_s=limit_s, **more,
    )  # fmt: skip


def test_one_that_works_is_told_from_those_that_only_say_so() -> None:
    proofs = {proof.encoder: proof for proof in _prove("x264", *DEVICES)}
    assert proofs["x264"].fault == ""
    assert proofs["x264"].picture_ms > 0
    listed = [name for name in DEVICES if f"h264_{name}" in av.codecs_available]
    assert set(proofs) == {"x264", *listed}


@pytest.mark.skipif(sys.platform != "linux", reason="there may be a real one")
@pytest.mark.parametrize("name", ["nvenc", "qsv", "amf"])
def test_a_driver_that_is_not_there_fails_its_trial(name: str) -> None:
    order = TrialOrder(
        spec=VideoSpec("h264", 800_000, encoder=name), width=320, height=180, rate=Fraction(30)
    )
    assert try_encoder(order).fault.startswith("does not open (")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import os; os.abort()", "crashed (signal 6)"),
        ("import time; time.sleep(60)", "gave no answer within 1 s"),
        ("print('well')", "ended its trial without a word (status 0)"),
        ("raise SystemExit(3)", "ended its trial without a word (status 3)"),
    ],
)
def test_whatever_a_driver_does_to_its_process_is_a_sentence(program: str, said: str) -> None:
    [proof] = _prove(program=program, limit_s=1 if "sleep" in program else 20)
    assert proof.fault == said


@pytest.mark.parametrize("codec", ["hevc", "av1"])
def test_the_libraries_of_other_codecs_stand_the_same_trial(codec: str) -> None:
    spec = next(
        VideoSpec(known.codec, 800_000) for known in IMPLEMENTATIONS if known.codec == codec
    )
    assert try_encoder(TrialOrder(spec=spec, width=320, height=180, rate=Fraction(30))).fault == ""


def test_an_encoder_that_shows_something_else_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    order = TrialOrder(spec=SPEC, width=320, height=180, rate=Fraction(30))
    really = encoder_trial._picture
    asked = 0

    def mirrored_when_encoded(order: TrialOrder, number: int) -> av.VideoFrame:
        nonlocal asked
        asked += 1
        picture = really(order, number)
        if asked <= PICTURES:
            flipped = picture.to_ndarray()[:, ::-1].copy()
            pts, base = picture.pts, picture.time_base
            picture = av.VideoFrame.from_ndarray(flipped, format="yuv420p")
            picture.pts, picture.time_base = pts, base
        return picture

    monkeypatch.setattr(encoder_trial, "_picture", mirrored_when_encoded)
    assert try_encoder(order).fault == "made other pictures than it was given"
