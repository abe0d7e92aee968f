"""The encode follows the line: on a fake clock, and over a real line that becomes narrow."""

from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from studio.engine.inbox import News, RateNews
from studio.engine.steering import Steering, default_floor_bps
from studio.output.congestion import LineSample
from studio.output.ingest import IngestCounters
from studio.output.rendition_spec import RenditionSpec
from studio.output.renditions import Renditions
from studio.show import RecordingSpec
from tests.fakes.clock import FakeClock
from tests.fakes.narrow_line import NarrowLine

CEILING_BPS = 3_500_000


def _fail(error: BaseException) -> None:
    raise error


@dataclass
class _Steered:
    """A steering whose looks the test takes itself, and the line that it follows."""

    recording: RecordingSpec = field(default_factory=RecordingSpec)
    on: bool = True
    counters: IngestCounters | None = None
    said: list[News] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        main = RenditionSpec("h264", CEILING_BPS)
        self.renditions = Renditions(
            main=main, width=320, height=180, rate=Fraction(30), clock=self.clock, failed=_fail
        )
        self.line = NarrowLine(4_000_000, target_bps=CEILING_BPS, audio_bps=main.audio_bitrate_bps)
        self.steering = Steering(
            renditions=self.renditions,
            on=lambda: self.on,
            primary=lambda: self.counters,
            recording=lambda: self.recording,
            clock=self.clock,
            post=self.said.append,
        )

    def run(self, seconds: float) -> None:
        def look(sample: LineSample) -> int:
            self.clock.advance_to(sample.at_ns)
            self.counters = IngestCounters(
                bytes_sent=sample.delivered_bytes + sample.held_bytes,
                undelivered_bytes=sample.held_bytes,
                waiting_ms=sample.waiting_ms,
                publishes=1,
            )
            self.steering._look()
            return self.steering.now.target_bps

        self.line.run(seconds, look)


@pytest.fixture
def steered() -> _Steered:
    return _Steered()


def test_a_narrow_line_is_told_once_and_its_end_too(steered: _Steered) -> None:
    steered.run(5)
    assert steered.said == []
    steered.line.capacity_bps = 1_500_000
    steered.run(15)
    now = steered.steering.now
    assert now.target_bps < 1_500_000
    assert now.line_bps == pytest.approx(1_500_000, rel=0.1)
    assert (now.ceiling_bps, now.floor_bps) == (CEILING_BPS, 800_000)
    assert steered.said == [RateNews(reduced=True)]
    steered.line.capacity_bps = 8_000_000
    steered.run(60)
    assert steered.steering.now.target_bps == CEILING_BPS
    assert steered.steering.now.line_bps == 0
    assert steered.said == [RateNews(reduced=True), RateNews(reduced=False)]


def test_the_recordings_floor_is_kept_whatever_the_line_carries(steered: _Steered) -> None:
    steered.recording = RecordingSpec(least_kbps=2000)
    steered.line.capacity_bps = 1_000_000
    steered.run(20)
    assert steered.steering.now.target_bps == 2_000_000


def test_off_the_air_the_recording_gets_all_again(steered: _Steered) -> None:
    steered.line.capacity_bps = 1_500_000
    steered.run(10)
    assert steered.steering.now.reduced
    steered.on, steered.counters = False, None
    steered.steering._look()
    assert not steered.steering.now.reduced


def test_a_loss_of_the_connection_alone_changes_nothing(steered: _Steered) -> None:
    steered.line.capacity_bps = 1_500_000
    steered.run(10)
    before = steered.steering.now.target_bps
    steered.counters = None
    steered.steering._look()
    assert steered.steering.now.target_bps == before


def test_another_encoding_moves_the_ceiling(steered: _Steered) -> None:
    steered.run(2)
    steered.renditions.encode_main_as(RenditionSpec("h264", 5_000_000))
    steered.run(0.1)
    assert steered.steering.now.target_bps == 5_000_000


@pytest.mark.parametrize(
    ("ceiling_bps", "floor_bps"), [(9_000_000, 1_500_000), (3_500_000, 800_000), (400_000, 400_000)]
)
def test_the_floor_suits_the_format(ceiling_bps: int, floor_bps: int) -> None:
    assert default_floor_bps(ceiling_bps) == floor_bps
