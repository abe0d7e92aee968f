"""Which encoders of this machine do what they say, tried each in a process of its own."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

import av
import msgspec

from mixer.clock import NS_PER_S, Clock

from .codecs import DEVICES, VideoSpec
from .encoder_trial import TrialOrder, TrialVerdict

TRIAL_S: Final = 4.0
_PROGRAM: Final = (sys.executable, "-m", "studio.output.encoder_trial")


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one encoder's trial; ``fault`` '' where it works."""

    encoder: str
    label: str
    fault: str
    picture_ms: float = 0.0


def prove_encoders(
    spec: VideoSpec,
    *,
    names: Sequence[str] = DEVICES,
    width: int,
    height: int,
    rate: Fraction,
    clock: Clock,
    limit_s: float = TRIAL_S,
    program: Sequence[str] = _PROGRAM,
) -> tuple[Proof, ...]:
    """Try the encoders *names* of *spec*'s codec that av has, all at once; within *limit_s*.

    Any thread. None of them can do this process any harm.
    """
    tried = [replace(spec, encoder=name) for name in names]
    known = [each for each in tried if each.implementation.name == each.encoder]
    there = [each for each in known if each.implementation.av_name in av.codecs_available]
    ends_ns = clock.now_ns() + int(limit_s * NS_PER_S)
    begun: list[tuple[VideoSpec, subprocess.Popen[bytes] | None]] = []
    for each in there:
        order = TrialOrder(spec=each, width=width, height=height, rate=rate)
        begun.append((each, _begun(program, order)))
    proofs = []
    for each, child in begun:
        left_s = max(0.1, (ends_ns - clock.now_ns()) / NS_PER_S)
        verdict = _verdict(child, left_s, limit_s)
        proofs.append(
            Proof(each.encoder, each.implementation.label, verdict.fault, verdict.picture_ms)
        )
    return tuple(proofs)


def _begun(program: Sequence[str], order: TrialOrder) -> "subprocess.Popen[bytes] | None":
    try:
        child = subprocess.Popen(  # noqa: S603  # the studio's own program
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    if child.stdin is not None:
        # Small enough for any pipe, so that this waits for nobody.
        try:
            child.stdin.write(msgspec.json.encode(order, enc_hook=str))
            child.stdin.close()
        except OSError:
            child.stdin = None
        child.stdin = None
    return child


def _verdict(
    child: "subprocess.Popen[bytes] | None", left_s: float, limit_s: float
) -> TrialVerdict:
    if child is None:
        return TrialVerdict(fault="cannot be tried: no process can be started")
    with child:
        try:
            answer, _ = child.communicate(timeout=left_s)
        except subprocess.TimeoutExpired:
            child.kill()
            return TrialVerdict(fault=f"gave no answer within {limit_s:g} s")
        if child.returncode < 0:
            return TrialVerdict(fault=f"crashed (signal {-child.returncode})")
    try:
        return msgspec.json.decode(answer, type=TrialVerdict)
    except msgspec.DecodeError:
        return TrialVerdict(fault=f"ended its trial without a word (status {child.returncode})")
