"""Text and SVG, drawn off the mix thread into premultiplied pictures."""

from .picture import picture_of, read_picture
from .svg import fill_fields, render_svg
from .typeface import font_fault

__all__ = ["fill_fields", "font_fault", "picture_of", "read_picture", "render_svg"]
