"""A state to begin a test with: one source, nothing on air."""

import msgspec

from mixer.clock import NS_PER_S
from studio.show import Show
from studio.wire.document import Document
from studio.wire.state import (
    FormatState,
    Health,
    LiveState,
    ProgramState,
    RecordingState,
    Restart,
    Snapshot,
    SourceState,
    TransitionState,
)

BEGAN_NS = 100 * NS_PER_S


def show_of(text: str) -> Show:
    """Return the show that *text* describes besides its name."""
    header = msgspec.toml.decode('[show]\nname = "Test"\n', type=dict[str, object])
    return msgspec.convert({**header, **msgspec.toml.decode(text)}, Show)


def first_snapshot() -> Snapshot:
    cut = TransitionState(kind="cut", duration_ms=0)
    bars = SourceState(
        name="bars", label="Bars", kind="pattern", has_video=True, has_audio=True, status="live",
        fault="", gain_db=0.0, muted=False, clear_network=False,
    )  # fmt: skip
    return Snapshot(
        revision=1, show="Test", engine_pid=1, started_ns=BEGAN_NS,
        format=FormatState(
            width=1280, height=720, rate_numerator=25, rate_denominator=1, reason="given"
        ),
        sources=(bars,), scenes=(), preview="a",
        program=ProgramState(scene="a", at_ns=0, transition=cut), default_transition=cut,
        live=LiveState(), recording=RecordingState(), health=Health(),
        restart=Restart(count=1, reason="it was ended by SIGKILL"),
        document=Document(show=show_of("scene = []")), meters_path="",
    )  # fmt: skip
