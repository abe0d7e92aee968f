"""SVG into pixels, with the shipped typeface alone, so that it looks alike everywhere."""

import re
from collections.abc import Mapping
from html import escape

import resvg_py

from capture.errors import MediaError
from mixer.media import Plane
from resources.fonts import FAMILY

from .picture import decode_picture
from .typeface import font_files

_FIELD = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")


def fill_fields(svg: str, fields: Mapping[str, str]) -> str:
    """Return *svg* with each ``{{name}}`` replaced; one without a value becomes nothing."""
    return _FIELD.sub(lambda match: escape(fields.get(match[1], "")), svg)


def render_svg(svg: str, width: int, height: int) -> Plane:
    """Return *svg* as RGBA pixels (h, w, 4), as large as fits, straight alpha. Any thread; slow.

    Without its typeface it is drawn without text; see :func:`font_fault`. Raises
    :class:`MediaError` when *svg* is none.
    """
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            font_files=font_files(),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            skip_system_fonts=True,
        )
    except ValueError as error:
        message = "The SVG cannot be drawn; open it in a browser to see what is wrong with it."
        raise MediaError(message) from error
    return decode_picture(bytes(png))
