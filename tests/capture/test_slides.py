"""Slides are pages of a PDF: drawn, turned, mended while they are shown."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from capture.errors import MediaError
from capture.pdf_pages import PdfPages
from capture.slides import Place, SlidesSource
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from tests.parts.pdf import write_pdf
from tests.waiting import wait_until

_SHADES = (40, 120, 200)


class _Shown:
    def __init__(self, path: Path, page: int = 1) -> None:
        self.told: list[SourceHealth] = []
        self.places: list[Place] = []
        self.source = SlidesSource(
            label="Slides", path=path, page=page, size=(640, 360), pages=PdfPages(),
            clock=MonotonicClock(), on_health=self.told.append, on_place=self.places.append,
        )  # fmt: skip

    def wait_page(self, page: int) -> None:
        wait_until(lambda: bool(self.places) and self.places[-1].page == page, 20, f"page {page}")

    @property
    def luma(self) -> int:
        frame = self.source.video.frame_at(0)
        assert frame is not None
        return int(frame.planes[0][frame.planes[0].shape[0] // 2, frame.planes[0].shape[1] // 2])


@contextmanager
def _showing(path: Path, page: int = 1) -> Iterator[_Shown]:
    shown = _Shown(path, page)
    shown.source.start()
    try:
        yield shown
    finally:
        shown.source.stop()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.pdf"
    write_pdf(path, _SHADES)
    return path


def _luma(shade: int) -> int:
    return round(16 + shade * 219 / 255)


def test_pages_are_shown_and_turned_both_ways(deck: Path) -> None:
    with _showing(deck) as shown:
        shown.wait_page(1)
        assert shown.luma == pytest.approx(_luma(40), abs=2)
        assert shown.source.place == Place(1, 3)
        shown.source.turn(by=1)
        shown.wait_page(2)
        assert shown.luma == pytest.approx(_luma(120), abs=2)
        shown.source.turn(to=3)
        shown.wait_page(3)
        assert shown.luma == pytest.approx(_luma(200), abs=2)
        # There is nothing behind the last page, and two quick presses back are two pages.
        shown.source.turn(by=1)
        shown.source.turn(by=-1)
        shown.source.turn(by=-1)
        shown.wait_page(1)
        assert shown.told[-1].status is Status.LIVE


def test_a_show_goes_on_at_the_page_where_it_was(deck: Path) -> None:
    with _showing(deck, page=2) as shown:
        shown.wait_page(2)


def test_slides_that_are_mended_are_shown_so(deck: Path) -> None:
    with _showing(deck, page=3) as shown:
        shown.wait_page(3)
        write_pdf(deck, (90, 90))
        wait_until(lambda: shown.luma in range(_luma(90) - 2, _luma(90) + 3), 20, "the new page")
        assert shown.source.place == Place(2, 2)


def test_a_deck_that_is_not_there_is_said_and_comes_when_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "later.pdf"
    with _showing(path) as shown:
        wait_until(lambda: bool(shown.told), 20, "it is said")
        assert shown.told[-1].status is Status.FAILED
        assert "There are no slides" in shown.told[-1].fault
        write_pdf(path, _SHADES)
        shown.wait_page(1)
        assert shown.source.health.status is Status.LIVE


def test_what_is_no_pdf_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "deck.pdf"
    path.write_bytes(b"%PDF-1.7 of a sort")
    with pytest.raises(MediaError, match="export the slides again"):
        PdfPages().count(path)


def test_a_page_that_is_not_there_is_said(deck: Path) -> None:
    with pytest.raises(MediaError, match="has 3 pages; there is no page 4"):
        PdfPages().draw(deck, 4, 640, 360)


def test_pages_are_drawn_on_many_threads_at_once(deck: Path) -> None:
    pages, faults = PdfPages(), []

    def draw() -> None:
        try:
            for n in range(12):
                assert pages.draw(deck, n % 3 + 1, 320, 180).shape == (180, 320, 4)
        except AssertionError as error:
            faults.append(error)

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not faults
