"""SVG into pixels, with the shipped typeface alone, so that it looks alike everywhere."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import TypeAlias

from capture.drawing import png_of
from capture.errors import MediaError
from mixer.media import Plane

from .picture import decode_picture
from .typeface import font_files

DrawSvg: TypeAlias = Callable[[str, int, int], Plane]
"""As :func:`render_svg`, wherever it is done."""
_FIELD = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")


def fill_fields(svg: str, fields: Mapping[str, str]) -> str:
    """Return *svg* with each ``{{name}}`` replaced; one without a value becomes nothing."""
    return _FIELD.sub(lambda match: escape(fields.get(match[1], "")), svg)


def render_svg(svg: str, width: int, height: int) -> Plane:
    """Return *svg* as RGBA pixels (h, w, 4), as large as fits, straight alpha. Any thread.

    All others of the process stand still meanwhile: beside a show it is :class:`Artist` that draws.
    Without its typeface it is drawn without text; see :func:`font_fault`. Raises
    :class:`MediaError` when *svg* is none.
    """
    try:
        png = png_of(svg, width, height, font_files())
    except ValueError as error:
        raise not_an_svg() from error
    return decode_picture(png)


def not_an_svg() -> MediaError:
    """Return what to raise of text that cannot be drawn as SVG."""
    message = "The SVG cannot be drawn; open it in a browser to see what is wrong with it."
    return MediaError(message)
