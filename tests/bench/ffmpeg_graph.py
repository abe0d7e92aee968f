"""Debian's ffmpeg drawing the reference scenes by its filter graph."""

import resource
import subprocess
from pathlib import Path

import cv2
import numpy as np

from mixer.media import VideoFrame

from .scenes import HEIGHT, LOGO, LOWER_THIRD, WIDTH

FEW, MANY = 60, 460
ROUNDS = 3

_A = (
    "[1:v]scale=576:324{flags}[inset];"
    "[0:v][inset]overlay=1280:60[one];"
    "[one][4:v]overlay=96:846[two];"
    "[two][5:v]overlay=1740:64"
)
GRAPHS = {
    "A": _A + "[out]",
    "C": (
        "[0:v]split[x0][y0];[1:v]split[x1][y1];"
        "[x1]scale=576:324{flags}[inset];[x0][inset]overlay=1280:60[one];"
        "[one][4:v]overlay=96:846[two];[two][5:v]overlay=1740:64[a];"
        "[y0]scale=960:540{flags}[b0];[y1]scale=960:540{flags}[b1];"
        "[2:v]scale=960:540{flags}[b2];[3:v]scale=960:540{flags}[b3];"
        "[b0][b1][b2][b3]xstack=inputs=4:layout=0_0|w0_0|0_h0|w0_h0[b];"
        "[a][b]blend=all_mode=normal:all_opacity=0.5[out]"
    ),
}


class Graphs:
    """The pictures in files, and the CPU time of ffmpeg that draws a graph over them."""

    def __init__(self, folder: Path, cameras: list[list[VideoFrame]]) -> None:
        self._folder = folder
        for n, pictures in enumerate(cameras):
            with (folder / f"camera{n}.yuv").open("wb") as file:
                for picture in pictures:
                    if picture.packed is not None:
                        file.write(picture.packed.tobytes())
        _write_png(folder / "lower.png", LOWER_THIRD, 224)
        _write_png(folder / "logo.png", LOGO, 230)

    def cpu_ms(self, name: str, flags: str = "") -> tuple[float, float]:
        """Return CPU milliseconds a picture of graph *name*: in all, and without its reading.

        Its start is taken off both, as the difference of a long run and a short one.
        """
        inputs = 2 if name == "A" else 4
        graph = ["-filter_complex", GRAPHS[name].format(flags=flags), "-map", "[out]"]
        reading = [word for n in range(inputs) for word in ("-map", f"{n}:v")]
        whole = self._slope(graph, inputs)
        return whole, max(0.0, whole - self._slope(reading, inputs))

    def _slope(self, what: list[str], inputs: int) -> float:
        # The least of each first: the least of the differences would flatter whom it may.
        few = min(self._run(what, inputs, FEW) for _ in range(ROUNDS))
        many = min(self._run(what, inputs, MANY) for _ in range(ROUNDS))
        return (many - few) / (MANY - FEW)

    def _run(self, what: list[str], inputs: int, pictures: int) -> float:
        words = ["ffmpeg", "-v", "fatal", "-nostdin", "-filter_complex_threads", "1"]
        for n in range(4):
            words += ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{WIDTH}x{HEIGHT}"]
            loops = "-1" if n < inputs else "0"
            words += ["-stream_loop", loops, "-i", str(self._folder / f"camera{n}.yuv")]
        words += ["-i", str(self._folder / "lower.png"), "-i", str(self._folder / "logo.png")]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        counted = [*words, *what, "-frames:v", str(pictures), "-f", "null", "-"]
        subprocess.run(counted, check=True, timeout=300)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used_s = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
        return used_s * 1000


def _write_png(path: Path, box: tuple[int, int, int, int], alpha: int) -> None:
    left, top, right, bottom = box
    picture = np.full((bottom - top, right - left, 4), 60, np.uint8)
    picture[..., 3] = alpha
    cv2.imwrite(str(path), picture)
