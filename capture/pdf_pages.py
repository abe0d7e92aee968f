"""Pages of a PDF as pixels, by PDFium."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mixer.handoff import Guard
from mixer.media import Plane

from .errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_OPAQUE = 255


class PdfPages:
    """Draws pages. Any thread.

    PDFium itself may be called by one thread at a time in a whole process, so one of these is
    shared by all who need pages, and they wait for each other.
    """

    def __init__(self) -> None:
        self._turn = Guard()

    def count(self, path: Path) -> int:
        """Return the number of pages of *path*. Raises :class:`MediaError`."""
        with self._turn, _opened(path) as document:
            return len(document)

    def draw(self, path: Path, page: int, width: int, height: int) -> Plane:
        """Return page *page*, from 1, as RGBA (h, w, 4) no larger than *width* x *height*.

        Raises :class:`MediaError`, also for a page that is not there.
        """
        with self._turn, _opened(path) as document:
            if not 1 <= page <= len(document):
                message = f"{path} has {len(document)} pages; there is no page {page}."
                raise MediaError(message)
            drawn = document[page - 1]
            across, down = drawn.get_size()
            if across <= 0 or down <= 0:
                message = f"Page {page} of {path} is empty; leave it out."
                raise MediaError(message)
            scale = min(width / across, height / down)
            pixels = drawn.render(scale=scale, rev_byteorder=True).to_numpy()
            return _rgba(np.asarray(pixels, np.uint8))


def _rgba(pixels: Plane) -> Plane:
    height, width = pixels.shape[:2]
    rgba = np.full((height, width, 4), _OPAQUE, np.uint8)
    if pixels.ndim == 2:  # noqa: PLR2004  # a page in grey: no third axis
        rgba[..., :3] = pixels[..., None]
    else:
        rgba[..., :3] = pixels[..., :3]
    return rgba


@contextlib.contextmanager
def _opened(path: Path) -> "Iterator[PdfDocument]":
    import pypdfium2 as pdfium  # noqa: PLC0415  # a show without slides begins sooner

    if not path.is_file():
        message = f"There are no slides {path}; correct the path or put the file there."
        raise MediaError(message)
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        locked = "password" in str(error).lower()
        message = (
            f"{path} is protected by a password; save it as PDF without one."
            if locked
            else f"{path} cannot be read as a PDF; export the slides again."
        )
        raise MediaError(message) from error
    try:
        yield document
    except pdfium.PdfiumError as error:
        message = f"A page of {path} cannot be drawn; export the slides again."
        raise MediaError(message) from error
    finally:
        document.close()
