"""What a mixed 1080p picture costs, beside Debian's ffmpeg doing the same."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

from mixer.canvas import CanvasPools
from mixer.compositor import Compositor
from mixer.media import VideoFrame
from mixer.mips import MipStore

from .ffmpeg_graph import Graphs
from .reference import Float, scene_a
from .rows import Row
from .scenes import HEIGHT, INSET, PICTURES, SCENE_A, SCENE_B, WIDTH, cameras, overlays

MEASURED = 300
BARS = {"A": 0.30, "C": 0.20}
DEFAULT = "by default"
SCALERS = {DEFAULT: "", "bilinear": ":flags=bilinear"}
_BENCH = "mixing"


def run() -> Iterator[Row]:
    """Measure scenes A, B and C in CPU time, and A and C against ffmpeg in the same run."""
    sources, laid = cameras(), overlays()
    pools = CanvasPools()
    compositor = Compositor(WIDTH, HEIGHT, pools, MipStore(pools))

    def frames(n: int) -> Mapping[str, VideoFrame | None]:
        shown = {f"camera{c}": sources[c][n % PICTURES] for c in range(4)}
        return {**shown, **laid}

    draws: dict[str, Callable[[int], object]] = {
        "A": lambda n: compositor.compose(SCENE_A, frames(n), n),
        "B": lambda n: compositor.compose(SCENE_B, frames(n), n),
        "C": lambda n: compositor.mix(((SCENE_B, 0.5), (SCENE_A, 0.5)), frames(n), n),
    }
    with tempfile.TemporaryDirectory() as folder:
        graphs = Graphs(Path(folder), sources)
        ours: dict[str, list[float]] = {name: [] for name in draws}
        theirs: dict[tuple[str, str], tuple[float, float]] = {}
        for name in BARS:
            for scaler, flags in SCALERS.items():
                for ours_too, draw in draws.items():
                    ours[ours_too].append(_cpu_ms(draw))
                theirs[name, scaler] = graphs.cpu_ms(name, flags)
    for name, values in ours.items():
        yield _row(f"scene {name}, CPU a picture", min(values), "ms")
    for (name, scaler), (whole, without) in theirs.items():
        yield _row(f"scene {name}, ffmpeg {scaler}", whole, "ms")
        yield _row(f"scene {name}, ffmpeg {scaler}, its reading taken off", without, "ms")
        bar = BARS[name] if scaler == DEFAULT else None
        yield _row(f"scene {name}, ours to ffmpeg {scaler}", min(ours[name]) / whole, "", bar)
    drawn = compositor.compose(SCENE_A, frames(1), 1)
    wanted = scene_a(sources[0][1], sources[1][1], list(laid.values()))
    yield from _quality(drawn, wanted)


def _quality(drawn: VideoFrame, wanted: list[Float]) -> Iterator[Row]:
    luma = drawn.planes[0].astype(np.float64)
    left, top = round(INSET.x * WIDTH), round(INSET.y * HEIGHT)
    inset = (
        slice(top, top + round(INSET.height * HEIGHT)),
        slice(left, left + round(INSET.width * WIDTH)),
    )
    yield _row("scene A, luma to float Lanczos, whole", _psnr_db(luma, wanted[0]), "dB")
    yield _row(
        "scene A, luma to float Lanczos, inset", _psnr_db(luma[inset], wanted[0][inset]), "dB"
    )


def _psnr_db(picture: Float, reference: Float) -> float:
    return float(10 * np.log10(255**2 / np.mean((picture - reference) ** 2)))


def _cpu_ms(draw: Callable[[int], object]) -> float:
    for n in range(5):
        draw(n)
    began = time.thread_time_ns()
    for n in range(MEASURED):
        draw(n)
    return (time.thread_time_ns() - began) / MEASURED / 1e6


def _row(name: str, value: float, unit: str, bar: float | None = None) -> Row:
    return Row(bench=_BENCH, name=name, value=value, unit=unit, bar=bar)
