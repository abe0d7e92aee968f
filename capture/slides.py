"""Slides: the pages of a PDF, one at a time, the next one drawn before it is asked for."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mixer.clock import Clock
from mixer.errors import StudioError
from mixer.media import VideoFrame
from mixer.worker import Worker

from .graphics import DrawSvg, picture_of, render_svg
from .pdf_pages import PdfPages
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status

_LOOK_S = 1.0
"""How often a file is looked at: slides are mended to the last minute."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page that is shown, from 1, and how many there are; 0: not known yet."""

    page: int = 1
    pages: int = 0


OnPlace = Callable[[Place], None]


class SlidesSource:
    """Shows a page; draws on a thread of its own, so that turning is never late for the mix."""

    def __init__(
        self,
        *,
        label: str,
        path: Path,
        page: int,
        size: tuple[int, int],
        pages: PdfPages,
        clock: Clock,
        on_health: OnHealth,
        on_place: OnPlace,
        draw: DrawSvg = render_svg,
    ) -> None:
        """*page* is the first one to show; *size* the largest picture, width and height."""
        self._path = path
        self._size = size
        self._pages = pages
        self._clock = clock
        self._on_health = on_health
        self._on_place = on_place
        # Each replaced as a whole by one thread and read by others: no lock is needed.
        self._wanted = max(1, page)
        self._place = Place(self._wanted)
        self._picture: VideoFrame | None = None
        self._drawn: dict[int, VideoFrame] = {}
        self._version = (0, 0)
        self._turned = threading.Event()
        self.video = SlatedVideo(label, self, clock.now_ns, draw)
        self.audio = None
        self._board = HealthBoard(self._tell)
        self._worker = Worker(f"slides {label}", self._run)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    @property
    def place(self) -> Place:
        """What is shown now. Any thread."""
        return self._place

    def start(self) -> None:
        """Draw the first page, elsewhere."""
        self._worker.start()

    def stop(self) -> None:
        """Join the thread that draws."""
        self._turned.set()
        self._worker.stop()

    def turn(self, *, to: int = 0, by: int = 0) -> None:
        """Show page *to*, or go *by* so many pages from the one last asked for. One thread."""
        wanted = (to or self._wanted) + by
        self._wanted = max(1, min(wanted, self._place.pages or wanted))
        self._turned.set()

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        """Return the page that is shown, once there is one. Never blocks."""
        return self._picture

    def _tell(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._on_health(health)

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self._turned.clear()
            try:
                self._keep_up()
            except StudioError as error:
                self._drawn, self._version = {}, (0, 0)
                self._board.show(Status.FAILED, str(error))
            except OSError:
                self._board.show(
                    Status.FAILED, f"{self._path} cannot be read; let this user read it."
                )
            if not stop.is_set():
                self._turned.wait(_LOOK_S)

    def _keep_up(self) -> None:
        """Show the page that is wanted now; then draw its neighbours."""
        self._look_at_file()
        page = self._wanted
        self._picture = self._page(page)
        self._board.show(Status.LIVE)
        self._show_place(Place(page, self._place.pages))
        near = [n for n in (page + 1, page - 1) if 1 <= n <= self._place.pages]
        for n in near:
            if self._turned.is_set():
                return
            self._page(n)
        self._drawn = {n: self._drawn[n] for n in (page, *near) if n in self._drawn}

    def _look_at_file(self) -> None:
        state = self._path.stat() if self._path.is_file() else None
        version = (state.st_mtime_ns, state.st_size) if state is not None else (0, 0)
        if version == self._version and self._place.pages:
            return
        pages = self._pages.count(self._path)
        self._drawn, self._version = {}, version
        self._wanted = min(self._wanted, pages)
        self._place = Place(self._place.page, pages)

    def _page(self, page: int) -> VideoFrame:
        if page not in self._drawn:
            pixels = self._pages.draw(self._path, page, *self._size)
            self._drawn[page] = picture_of(pixels, self._clock.now_ns())
        return self._drawn[page]

    def _show_place(self, place: Place) -> None:
        self._place = place
        self._on_place(place)
