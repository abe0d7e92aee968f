"""Text and SVG, drawn off the mix thread into premultiplied pictures."""

from .artist import Artist
from .picture import picture_of, read_picture
from .svg import DrawSvg, fill_fields, render_svg
from .typeface import font_fault

__all__ = [
    "Artist",
    "DrawSvg",
    "fill_fields",
    "font_fault",
    "picture_of",
    "read_picture",
    "render_svg",
]
