"""Sources that stand still: a picture file, or a graphic with fields to fill in."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mixer.clock import Clock
from mixer.errors import StudioError
from mixer.media import Plane, VideoFrame
from mixer.worker import Worker

from .errors import MediaError
from .graphics import (
    DrawSvg,
    fill_fields,
    font_fault,
    picture_of,
    read_picture,
    render_svg,
)
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status

MAX_SVG_BYTES = 4_000_000
_HAS_TEXT = "<text"


@dataclass(frozen=True, slots=True)
class Reading:
    """RGBA pixels (h, w, 4), straight alpha; with them what is wrong with them, if anything."""

    pixels: Plane
    remark: str = ""


Reader = Callable[[], Reading]


class StillSource:
    """A picture read or drawn once, on a thread of its own; a slate says when it cannot be."""

    def __init__(
        self,
        *,
        label: str,
        read: Reader,
        clock: Clock,
        on_health: OnHealth,
        draw: DrawSvg = render_svg,
    ) -> None:
        self._read = read
        self._clock = clock
        self._picture: VideoFrame | None = None
        self.video = SlatedVideo(label, self, clock.now_ns, draw)
        self.audio = None
        self._on_health = on_health
        self._board = HealthBoard(self._tell)
        self._worker = Worker(f"still {label}", self._run)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    def start(self) -> None:
        """Read the picture, elsewhere."""
        self._worker.start()

    def stop(self) -> None:
        """Join the reader."""
        self._worker.stop()

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        """Return the picture once it is there."""
        return self._picture

    def _tell(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._on_health(health)

    def _run(self, _stop: threading.Event) -> None:
        try:
            reading = self._read()
            self._picture = picture_of(reading.pixels, self._clock.now_ns())
        except StudioError as error:
            self._board.show(Status.FAILED, str(error))
        else:
            self._board.show(Status.LIVE, reading.remark)


def picture_reader(path: Path, width: int, height: int, draw: DrawSvg = render_svg) -> Reader:
    """Return what reads a picture file; an SVG is drawn to fit *width* x *height*."""
    if path.suffix.lower() == ".svg":
        return graphic_reader(path, {}, width, height, draw)
    return lambda: Reading(read_picture(path))


def graphic_reader(
    path: Path,
    fields: Mapping[str, str],
    width: int,
    height: int,
    draw: DrawSvg = render_svg,
) -> Reader:
    """Return what draws the SVG file *path* with its ``{{fields}}`` filled in."""

    def read() -> Reading:
        if not path.is_file():
            message = f"There is no graphic {path}; correct the path or put the file there."
            raise MediaError(message)
        try:
            if path.stat().st_size > MAX_SVG_BYTES:
                message = f"The graphic {path} is over {MAX_SVG_BYTES // 1_000_000} MB."
                raise MediaError(message)
            svg = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"The graphic {path} cannot be read; save it as SVG in UTF-8."
            raise MediaError(message) from error
        remark = font_fault() if _HAS_TEXT in svg else ""
        return Reading(draw(fill_fields(svg, fields), width, height), remark)

    return read
